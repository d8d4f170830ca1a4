"""Occasions: outlets seen by the occasion on which somebody spoke to them: ``في تصريح لموزاييك``, ``ضيف …``."""

from __future__ import annotations

from riwaya.arabic.paragraphs import Paragraph
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.words import complementiser

__all__ = ["guest", "mark", "told_to"]

_AMID = frozenset(["في", "خلال", "عبر", "ضمن"])
_ENDINGS = frozenset(["اف", "ام", "تي", "في", "نيوز", "برس", "بوست", "اون", "لاين", "اونلاين", "تيفي"])
"""What the names of broadcasters and sites end in, written in Arabic letters."""


def mark(para: Paragraph, a: int, b: int) -> None:
    """Make tokens *a* to *b* the name of one outlet among the paragraph's media."""
    span = para.span_of(a, b)
    for k in range(a, b):
        para.media[k] = span


def told_to(para: Paragraph, i: int) -> None:
    """Mark the outlet of ``في تصريح لموزاييك أن``: a word that no table knows, with what broadcasters' names end in."""
    toks = para.tokens
    t = toks[i]
    if i < 2 or t.info.classes or t.info.article or len(t.f) < 4:
        return
    k = i - 1
    if toks[k].info.has("adjective", "media") or toks[k].f in {"خاص", "خاصه", "حصري"}:
        k -= 1  # في تصريح صحفي لموزاييك
    if (
        not k
        or toks[k - 1].rest not in _AMID
        or toks[k].info.article
        or toks[k].info.base not in wordlist("interviews")
    ):
        return
    end = i + 1
    while end < len(toks) and toks[end].f in _ENDINGS:
        end += 1
    after = toks[end] if end < len(toks) else None
    if after is None or not (after.punct or complementiser(after) or "time" in after.info.classes):
        return
    start, stop = t.start + 1, toks[end - 1].end
    for n in range(i, end):
        para.media[n] = (start, stop)


def guest(para: Paragraph, i: int) -> None:
    """Mark the outlet of ``مداخلة له في …`` and ``ضيف …``: one word that no table knows."""
    toks = para.tokens
    k = i + 1
    while k < len(toks) and (toks[k].f in {"له", "لها", "هاتفيه", "علي", "في", "مع", "عبر"} or toks[k].f == "خاصه"):
        k += 1
    if k + 1 >= len(toks) or k in para.media:
        return
    t, after = toks[k], toks[k + 1]
    plain = not (t.punct or t.info.classes or t.info.article or t.info.prep or t.info.conj or t.reports()[1])
    if plain and (after.punct or complementiser(after) or "time" in after.info.classes):
        mark(para, k, k + 1)
