"""Which of our statements is which annotated one: pairing as the gold set's scorer does it, over word tokens."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any

__all__ = ["Tokens", "alike", "pairs"]

_WORD = re.compile(r"\w+")
Statement = dict[str, Any]
"""A statement in the form of ``riwaya read --json``."""


class Tokens:
    """The words of a text, by number."""

    def __init__(self, text: str) -> None:
        found = [m.span() for m in _WORD.finditer(text)]
        self._starts = [a for a, _ in found]
        self._ends = [b for _, b in found]

    def cover(self, spans: Sequence[Sequence[int]]) -> frozenset[int]:
        """The words that *spans* touch."""
        return frozenset(k for a, b in spans for k in range(bisect_right(self._ends, a), bisect_left(self._starts, b)))


def alike(a: frozenset[int], b: frozenset[int]) -> bool:
    """Whether two sets of words share half of theirs (Jaccard)."""
    return bool(a and b) and len(a & b) >= 0.5 * len(a | b)


def pairs(gold: Sequence[Statement], ours: Sequence[Statement], tokens: Tokens) -> list[tuple[int, int]]:
    """One-to-one pairs (place in *gold*, place in *ours*), the closest first.

    Two statements may pair when their cues share a word or, where one has no cue, half of their contents' words.
    """
    g = [(tokens.cover(s["cue"]), tokens.cover(s["content"])) for s in gold]
    p = [(tokens.cover(s["cue"]), tokens.cover(s["content"])) for s in ours]
    edges = sorted(((_affinity(x, y), -i, -j) for i, x in enumerate(g) for j, y in enumerate(p)), reverse=True)
    left, right, out = set(range(len(g))), set(range(len(p))), []
    for close, i, j in edges:
        if close > 0 and -i in left and -j in right:
            left.discard(-i)
            right.discard(-j)
            out.append((-i, -j))
    return out


def _affinity(g: tuple[frozenset[int], frozenset[int]], p: tuple[frozenset[int], frozenset[int]]) -> float:
    shared = len(g[1] & p[1]) / (len(g[1] | p[1]) or 1)
    if g[0] and p[0]:
        return 1 + shared if g[0] & p[0] else 0.0
    return shared if shared >= 0.5 else 0.0


def relation_f1(paired: int, gold: int, ours: int) -> float:
    """The F1, in percent, of *paired* statements of *gold* and *ours*."""
    return 200 * paired / (gold + ours) if gold + ours else 0.0
