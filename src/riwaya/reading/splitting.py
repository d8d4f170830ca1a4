"""Splitting: a subject read together with the object behind it, parted again where the verb cannot do without one.

وصفت وزارة العدل الحكم بأنه معيب: nothing but the sense stands between the two, but وصف has an object before its ب, so
that the last definite phrase that is complete in itself and whole up to the preposition must be it.
"""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.speaking import speaking
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.byplace import place_head
from riwaya.reading.nounforms import adjective_like
from riwaya.reading.phrases import noun_phrase
from riwaya.reading.ranges import Range
from riwaya.reading.words import is_medium, owned, starts_phrase

__all__ = ["hearer_in", "object_in"]


def object_in(para: Paragraph, subject: Range) -> int | None:
    """The first token of the object that *subject* has swallowed, or None when no part of it can be one."""
    return next((k for k in _boundaries(para, subject) if noun_phrase(para, k, subject[1]) == subject[1]), None)


def hearer_in(para: Paragraph, subject: Range) -> int | None:
    """The same for who is spoken to: a body, a medium or people, since most verbs can do without one."""
    toks = para.tokens
    for k in _boundaries(para, subject):
        info = toks[k].info
        body = info.has("organisation", "media") and not info.has("office", "people", "title")
        styled = k == subject[0] + 1 and toks[k - 1].f in speaking("last-named")  # حث سموه المتطوعين
        if (body or styled or _crowd(toks[k]) or k in para.media) and noun_phrase(para, k, subject[1]) == subject[1]:
            return k
    return None


def _crowd(t: Token) -> bool:
    """Whether a word means several people, or those of somebody."""
    if t.info.base in wordlist("collectives"):
        return True
    return t.info.has("people", "office") and (t.info.number in ("d", "p") or owned(t))


def _boundaries(para: Paragraph, subject: Range) -> Iterator[int]:
    """Where a new phrase may begin behind a whole one inside *subject*."""
    toks = para.tokens
    a, b = subject
    for k in range(a + 1, b):
        t, last = toks[k], toks[k - 1]
        if (
            not starts_phrase(t)
            or t.info.conj
            or t.info.prep
            or ("title" in last.info.classes and last.f not in speaking("last-named"))
            or "prep" in last.info.classes
            or last.info.conj
            or last.f == "باسم"
            or last.f in wordlist("name-openers")
        ):
            continue
        if last.punct and para.openings.get(last.i, -1) < a:
            continue
        before = toks[k - 2] if k - 2 >= a else None
        led = before is None or before.rest == "في" or before.info.has("name", "title") or place_head(before)
        person = k - 1 == a and last.info.has("people", "office")  # ضيف البرنامج: no given name
        named = (last.info.has("name", "actor") and not person) or last.punct or (led and not last.info.classes)
        named = named or last.f in speaking("last-named")
        many = "people" in last.info.classes and last.f.endswith(("ون", "ين", "ان")) and not last.info.article
        whole = last.info.article or ("time-adjective" in last.info.classes and last.f.startswith("ال"))
        if (whole or named or many) and _opens(para, a, k, named):
            yield k


def _opens(para: Paragraph, a: int, k: int, named: bool) -> bool:
    """Whether the word at *k* behind a whole phrase that began at *a*, a name's end (*named*), can head another."""
    t, last = para.tokens[k], para.tokens[k - 1]
    if "dem" in t.info.classes or owned(t):
        return True
    if t.info.article:
        alone = k - 1 == a or last.punct or "name" in para.tokens[k - 2].info.classes or para.tokens[k - 2].rest == "في"
        family = named and not alone and not t.info.has("organisation", "people")
        agreeing = adjective_like(t) and (last.info.article or "organisation" not in t.info.classes)
        agreeing = agreeing or (t.f.endswith(("ون", "ين")) and last.f[-2:] == t.f[-2:])  # المواطنون المتسوقون
        agreeing = agreeing or t.info.base == "متحده"  # الأمم المتحدة
        return not (agreeing or family or t.info.has("title", "time-adjective", "time-unit"))
    if is_medium(para, k):
        return True
    if _crowd(t) and last.info.article and "name" not in t.info.classes:
        return True  # طالب الأمين العام أعضاء المجلس
    return "actor" in t.info.classes and "name" not in last.info.classes
