"""Beginnings of names: whether a person's name begins at a word of a phrase, behind its title, office or a mark."""

from __future__ import annotations

import re

from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.speaking import speaking
from riwaya.reading.namelike import (
    continues,
    governed_title,
    office_next,
    only_name,
    plain,
    ranked,
    unknown,
)

__all__ = ["begins", "continues_name", "owned"]

_FIRST = ("name-given", "name-foreign", "name-part")
_BODIES = ("organisation", "media", "document", "imagery", "data")
_JOINED_ADJECTIVE = re.compile(r"^و\wا\w\w$")
"""و and a participle of form I, which no table knows: وجاهز."""
_THINGS = frozenset(_BODIES)
_HUMAN = frozenset(["office", "people", "title"])
_OWNED = frozenset(["office", "people"])
_FUNCTIONS = frozenset(["prep", "sub", "comp", "quant"])
_MARKS = frozenset(["(", '"', "«", "“"])
_OPENERS = frozenset(["،", ",", "-", "–", "—", ":", "(", '"', "«", "“", "”", "»"])


def _heads(para: Paragraph, a: int, b: int) -> bool:
    """Whether the phrase itself begins with a person's name."""
    toks = para.tokens
    t = toks[a]
    info = t.info
    after = toks[a + 1] if a + 1 < b else None
    if info.article and "name-family" not in info.classes:
        return False
    father = info.base in ("ابو", "ابا", "ابي")
    part = "name-part" in info.classes and after is not None and not after.punct
    if part and after is not None and (father or unknown(after) or "name" in after.info.classes):
        return True
    if info.has("office", "people", "title", *_BODIES):
        return (
            info.has(*_FIRST)
            and not info.has(*_BODIES)
            and after is not None
            and (only_name(after) or (b - a == 2 and unknown(after) and not after.info.article))
        )
    if "name-family" in info.classes or info.has(*_FIRST):
        return not info.has("prep", "adjective", "time") or (after is not None and only_name(after))
    if not unknown(t) or not plain(t):
        return False
    return after is not None and (("name" in after.info.classes and not after.info.article) or office_next(para, a, b))


def begins(para: Paragraph, a: int, k: int, b: int, definite: bool) -> bool:
    """Whether a person's name begins at *k* of the phrase that begins at *a*."""
    toks = para.tokens
    t = toks[k]
    info = t.info
    if (info.prep and k > a) or ("name" not in info.classes and not _FUNCTIONS.isdisjoint(info.classes)):
        return False
    if k == a:
        return _heads(para, a, b)
    lead = ranked(para, k, a)
    before = toks[lead]
    after = toks[k + 1] if k + 1 < b else None
    first = toks[a].info.classes
    body = not _THINGS.isdisjoint(first) and _HUMAN.isdisjoint(first)
    if t.f == "باسم" or (t.f[0] in "بل" and after is not None and after.info.article and "name" not in info.classes):
        return False
    titled = "title" in before.info.classes and not before.info.prep
    if titled and governed_title(para, lead, a):
        return False
    nation = info.article and "adjective-nation" in info.classes
    if before.info.article and before.info.has("office", "people", "title") and plain(t) and not info.conj:
        surname = after is not None and (
            "name-family" in after.info.classes or (unknown(after) and after.info.article and after.f.endswith("ي"))
        )
        if surname and not info.has("prep", "quant", "adjective", "time-adjective", "time-unit", "neg", "vpart", "sub"):
            return True  # a noun without article behind one with it is no attribute: الشيخ حجاج العريني
        if titled and "adjective-nation" in info.classes:
            return True  # العميد عسيري
    family = after is not None and "name-family" in after.info.classes
    apposed = family and definite and not body and before.info.article and plain(t) and not info.conj
    if apposed and info.has("office", "people", "adjective", "event", "verb"):
        return True  # رئيس اللجنة مشهور العنبري
    if before.info.article and not info.article and continues_name(after) and not info.prep and not info.conj:
        human = before.info.has("office", "people", "title") or owned(before)
        own = info.has(*_FIRST) or not info.has("office", "people", "title", "organisation", "actor")
        if own and (titled or human or (info.has(*_FIRST) and definite and not body)):
            if titled and after is not None and only_name(after) and info.classes <= {"verb"}:
                return True  # اللواء فضل حسن
            return "name" in info.classes or not (
                info.has("prep", "verb", "sub", "quant", "neg", "rel", "adjective-nation", "time-adjective")
            )
    if (
        info.article
        and "name-given" in info.classes
        and not info.has("office", "title", "people", "adjective", "time-adjective")
        and before.info.article
        and continues_name(after)
    ):
        return definite and not body
    if titled and before.info.article:
        surname = after is not None and after.info.article and not (after.info.prep or after.info.has("organisation"))
        if surname and "name-given" in info.classes and plain(t) and not info.conj:
            return True  # الشيخ مالك الشعار
        if info.has("name-family", *_FIRST) and not info.has("office", "people", "organisation") and not nation:
            return True
        surname = after is not None and ("name-family" in after.info.classes or (unknown(after) and after.info.article))
        return unknown(t) or (nation and surname and after is not None and after.f.endswith("ي"))
    if titled and "office" not in before.info.classes and plain(t) and (unknown(t) or info.has(*_FIRST)):
        return (
            before.info.base in speaking("before-names")
            or info.has(*_FIRST)
            or not ("organisation" in before.info.classes or after is None or after.info.article)
        )
    if not plain(t) or info.conj:
        return False
    if t.f in ("بن", "ابن") and k > a:
        return False
    if owned(before) and "name-given" in info.classes:
        return True
    opened = before.word.text in _OPENERS
    if before.word.text in _MARKS and "name" not in info.classes and any(x.info.has(*_BODIES) for x in toks[a + 1 : k]):
        return False  # رئيس هيئة المقاييس «معيار»
    article = before.info.article or before.f.startswith("ال")
    if article or before.info.has("actor", "adjective-nation") or opened or owned(before):
        return _apposed(para, a, k, after, definite or opened or (before.info.article and _nisba(before)))
    if definite and only_name(t) and info.has(*_FIRST) and not body:
        governed = before.info.has("office", "people", "organisation", "title", "place") and not before.info.article
        return not governed or "title" in before.info.classes
    return False


def _nisba(t: Token) -> bool:
    return "adjective-nation" in t.info.classes or (unknown(t) and t.f.endswith("ي"))


def continues_name(after: Token | None) -> bool:
    """Whether the word after a possible given name is a family name."""
    return after is not None and not after.punct and continues(after) and not after.info.prep


def _apposed(para: Paragraph, a: int, k: int, after: Token | None, definite: bool) -> bool:
    """Whether an apposition of a name begins at *k*, behind a definite word, a nisba or a mark."""
    toks = para.tokens
    t, head = toks[k], toks[a]
    info = t.info
    opened = toks[k - 1].punct
    if not definite or (head.info.number == "p" and "title" not in head.info.classes and not opened):
        return False
    if head.info.has(*_BODIES) and not head.info.has("office", "people", "title"):
        return False
    if info.has(*_FIRST) or ("name-family" in info.classes and not t.f.startswith("ال")):
        return only_name(t) or (after is not None and continues(after) and not info.has("office", "people"))
    if "adjective" in info.classes and after is not None and unknown(after) and not after.info.article:
        return not info.has("office", "people", "organisation", "time")
    if not unknown(t):
        return False
    if t.f[0] in "بل" and after is not None and after.info.article:
        return False
    if t.f[0] == "ب" and after is None and not toks[k - 1].info.has("adjective", "title", "office"):
        return False  # the place of a court or a club, with its preposition: الاستئناف بمكناس
    if toks[k - 1].punct and after is None:
        return t.f[0] not in "بل"
    return not t.f.endswith(("هم", "ها", "هما"))


def owned(t: Token) -> bool:
    """Whether a human noun carries a pronoun: جاره and صديقه, unlike جارة and صديقة, end in a plain ha; ابنته."""
    if _OWNED.isdisjoint(t.info.classes):
        return False
    return t.word.text.endswith(("ه", "ها", "هم")) if not t.info.article else not t.rest.startswith(("ال", "لل"))
