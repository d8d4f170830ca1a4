"""Names beyond: who holds an office, named behind words about it that do not look like a part of the phrase.

``المدير التنفيذي للشؤون الفنية في المدينة الدكتور سالم الكندي``: what ends at في for all that a preposition tells is
one phrase, as the title and the name behind it show.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.reading.namelike import plain, unknown
from riwaya.reading.naming import name_end
from riwaya.reading.words import complementiser

__all__ = ["named_beyond"]

_REACH = 8
"""Words between an office and the name of who holds it at most."""

_LED = frozenset(["في", "عن", "لدي", "و"])
_MASTERS = frozenset(["office", "title"])
_SONS = frozenset(["بن", "ولد", "بنت", "ابن"])
_NO_PART = frozenset(["comp", "sub", "rel", "neg", "pron", "verb", "event", "time", "dem", "vpart", "media"])


def named_beyond(para: Paragraph, i: int, j: int, limit: int, governed: frozenset[str]) -> int | None:
    """Where the name of who holds the office at token *i* begins, though its phrase seems to end at *j*; else None.

    *governed* are the verb's prepositions, *limit* is the first token that the name may not reach.
    """
    toks = para.tokens
    head = toks[i].info
    if j >= limit or _MASTERS.isdisjoint(head.classes) or head.number != "s":
        return None
    first = toks[j]
    if first.rest not in _LED or first.rest in governed or first.info.conj:
        return None
    if any("name-given" in t.info.classes or t.info.prep == "ك" for t in toks[i + 1 : j]):
        return None
    for k in range(j + 1, min(limit - 1, j + _REACH)):
        t = toks[k]
        if t.punct or t.finite or complementiser(t) or t.said[1]:
            return None
        if k > j + 1 and _begins(toks, k):
            end = name_end(para, k + ("title" in t.info.classes and t.info.article), limit)
            return k if end > k + 1 and _closed(toks, end) else None
        if not _NO_PART.isdisjoint(t.info.classes - {"verb"} if "name" in t.info.classes else t.info.classes):
            return None
    return None


def _begins(toks: Sequence[Token], k: int) -> bool:
    """Whether a title with a name behind it, or a given name that a family name or a father follows, stands at *k*."""
    t, after = toks[k], toks[k + 1]
    if t.info.article and "title" in t.info.classes and "office" not in t.info.classes:
        return "name" in after.info.classes or (unknown(after) and plain(after))
    if "name-given" not in t.info.classes or t.info.prep or t.info.conj:
        return False
    return after.f in _SONS or (plain(t) and ("name" in after.info.classes or (unknown(after) and after.f[:2] == "ال")))


def _closed(toks: Sequence[Token], end: int) -> bool:
    """Whether what was said, or a mark or preposition before it, follows the name."""
    if end >= len(toks):
        return True
    t = toks[end]
    return complementiser(t) or t.word.text in '،,:«“"(-–' or t.info.has("prep", "time") or bool(t.info.prep)
