"""Kinds: what a source phrase names: a person, people unnamed, a body, a medium, a document, a picture."""

from __future__ import annotations

from riwaya.arabic.media import medium_named
from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.wordlists import wordlist
from riwaya.model import Kind
from riwaya.reading.drafts import Range

__all__ = ["kind_of", "name_start"]

_STOP = ("prep", "rel", "comp", "sub")


def name_start(para: Paragraph, tokens: Range) -> int | None:
    """The token at which a person's name begins in a source phrase, or None when it names nobody."""
    a, b = tokens
    toks = para.tokens
    first = toks[a]
    start = a
    for k in range(a, b):
        t = toks[k]
        info = t.info
        if t.punct:
            continue
        if info.has(*_STOP) and not info.has("name") and k > a:
            nxt = _comma_after(para, k, b)
            if nxt is not None:
                return name_start(para, (nxt, b))
            if info.has("rel"):
                return None
            return next((m for m in range(k + 2, b) if _given(toks[m]) and not toks[m - 1].info.has("prep")), None)
        plain = not info.article and not (info.prep and k > a)
        if t.f == "باسم" and k + 1 < b and (toks[k + 1].info.article or toks[k + 1].info.has("organisation")):
            continue  # in the name of, not Basim
        if info.has("name-given", "name-foreign", "name-part") and plain and not _common(t, k, a):
            return k
        if info.has("name-family") and k > a and toks[k - 1].info.has("title"):
            return k
        if info.has("name-family") and k == a and not _common(t, k, a):
            return k
        if not info.classes and plain and not info.conj and k > start:
            before = toks[k - 1]
            definite = before.info.article or before.info.has("actor") or before.punct
            if definite and not first.info.has("organisation", "media", "document", "imagery", "data"):
                return k
            if before.info.has("title") and not info.article:
                return k
        if not info.classes and info.article and k > a and toks[k - 1].info.has("title") and toks[k - 1].info.article:
            return k
    return None


def _medium(para: Paragraph, a: int, b: int) -> bool:
    """Whether a body that could be a medium is one: a known one, or one of news (وكالة الأنباء)."""
    return any(k in para.media or para.tokens[k].info.base in wordlist("news") for k in range(a, min(b, a + 5)))


def _given(t: Token) -> bool:
    info = t.info
    plain = not (info.article or info.prep or info.conj)
    return (
        plain and info.has("name-given", "name-foreign") and not info.has("organisation", "office", "adjective", "noun")
    )


def _common(t: Token, k: int, a: int) -> bool:
    """A name that is an ordinary word too counts only where no head noun of its own is meant."""
    return (
        t.info.has("office", "people", "organisation", "media", "document", "imagery", "prep", "adjective", "time")
        and k == a
    )


def _comma_after(para: Paragraph, k: int, b: int) -> int | None:
    for j in range(k, b - 1):
        if para.tokens[j].word.text in "،,":
            return j + 1
    return None


def kind_of(para: Paragraph, tokens: Range) -> Kind | None:
    """The kind of a source phrase, or None when its words do not tell."""
    a, b = tokens
    toks = para.tokens
    while a < b - 1 and (toks[a].punct or toks[a].info.has("dem", "quant") or toks[a].word.is_number):
        if toks[a].info.has("quant") and a + 1 < b and toks[a + 1].f == "من":
            a += 1
        a += 1
    head = toks[a]
    info = head.info
    text = para.text[head.start : toks[b - 1].end]
    if info.base in wordlist("sources"):
        return "unnamed"
    if info.has("imagery"):
        return "imagery"
    if info.has("document", "data") and not info.has("office", "people"):
        return "document"
    if info.has("media") and (not info.has("organisation") or _medium(para, a, b)):
        return "media"
    if info.has("organisation") and not info.has("people", "office"):
        return "organisation"
    if info.has("people", "office", "title"):
        if info.has("name") and b - a > 1 and not info.article:
            return "person"
        return "person" if name_start(para, (a, b)) is not None else "unnamed"
    if b - a <= 4 and medium_named(text) is not None:
        return "media"
    if info.has("actor"):
        return "organisation"
    if info.has("name") or name_start(para, (a, b)) is not None:
        return "person"
    if info.article and head.f.endswith(("ون", "ين", "ان")):
        return "unnamed"
    if not info.article and head.f.endswith(("ون", "ين", "و")) and len(head.f) > 4:
        return "unnamed"
    if not info.classes and not info.article and not info.prep:
        after = toks[a + 1].info if a + 1 < b else None
        if after is None or not after.classes or after.has("name", "office"):
            return "person"  # a word in no table, without article, is a foreign name more often than anything else
    if info.article and (b - a > 1 and toks[a + 1].info.article):
        return "organisation"
    return None
