"""Titles: the headline that says best what a story is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from riwaya.arabic.stems import concept, is_stopword
from riwaya.arabic.words import words

__all__ = ["title_of"]


def title_of(headlines: Sequence[str]) -> str:
    """The headline that shares most concepts with the others; of equals the shortest, then the first."""
    bags = [{concept(w.text) for w in words(h) if not w.is_punctuation and not is_stopword(w.text)} for h in headlines]
    counts = Counter(c for bag in bags for c in bag)

    def worth(i: int) -> float:
        return sum(counts[c] - 1 for c in bags[i]) / (len(bags[i]) + 3) if bags[i] else -1.0

    best = max(range(len(bags)), key=lambda i: (worth(i), -len(headlines[i]), -i), default=None)
    return "" if best is None else headlines[best]
