"""Twins: statements of two articles in the same words, which one report put into both."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from riwaya.arabic.words import words
from riwaya.model import Span

__all__ = ["same_words"]

_LEAST = 6  # neighbouring pairs of words, below which two may say the same in the same words by chance
_SHARED = 0.8  # the share of the shorter one's pairs that the longer has


def same_words(one: str, spans: Sequence[Span], other: str, others: Sequence[Span]) -> bool:
    """Whether the text of *spans* in *one* is all but word for word that of *others* in *other*."""
    a, b = _pairs(_shown(one, spans)), _pairs(_shown(other, others))
    least = min(len(a), len(b))
    return least >= _LEAST and len(a & b) >= _SHARED * least


def _shown(text: str, spans: Sequence[Span]) -> str:
    return " ".join(span.of(text) for span in spans)


@lru_cache(maxsize=20_000)
def _pairs(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(w.folded for w in words(text) if not w.is_punctuation))
