"""Ranges of a paragraph's tokens, and the offsets that they stand for."""

from __future__ import annotations

from riwaya.arabic.paragraphs import Paragraph
from riwaya.model import Span

__all__ = ["Range", "spread"]

Range = tuple[int, int]
"""A half-open range of token indices."""

_TRIM = set("،,؛;:.…!؟?-–—*•") | {"\u200f"}
_LEFT = _TRIM - {"-"}


def spread(para: Paragraph, tokens: Range) -> Span | None:
    """The offsets of a token range, trimmed of edge punctuation and of single quotation marks and brackets."""
    a, b = tokens
    toks = para.tokens
    if a < b and not (toks[a].punct or toks[b - 1].punct):
        return Span(toks[a].start, toks[b - 1].end)
    pairs, backs = para.closings, para.openings
    changed = True
    while changed and a < b:
        changed = False
        first, last = toks[a], toks[b - 1]
        if first.punct and (first.word.text in _LEFT or _loose(first.i, pairs, b) or first.word.text in ")]"):
            a += 1
            changed = True
        elif last.punct and (last.word.text in _TRIM or _loose_end(last.i, backs, a) or last.word.text in "(["):
            b -= 1
            changed = True
        elif first.punct and pairs.get(a) == b - 1:
            a, b = a + 1, b - 1
            changed = True
        elif first.word.text in "([" and not any(t.word.text in ")]" for t in toks[a:b]):
            a += 1
            changed = True
        elif last.word.text in ")]" and not any(t.word.text in "([" for t in toks[a:b]):
            b -= 1
            changed = True
    return Span(*para.span_of(a, b)) if a < b else None


def _loose(i: int, pairs: dict[int, int], b: int) -> bool:
    return i in pairs and pairs[i] >= b


def _loose_end(i: int, backs: dict[int, int], a: int) -> bool:
    return i in backs and backs[i] < a
