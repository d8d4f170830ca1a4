"""Outlets: what two texts of one outlet share is often a turn of its author or desk, and was taken from nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from riwaya.reuse.finding import Found

__all__ = ["across"]

_MOST, _ALIKE = 0.5, 0.7
"""The share of one of two texts of one outlet, and of the aligned words in it that agree: an article brought again."""
_WORDS, _SAME = 30, 0.8
"""Words of a passage, and their share, from which on it is more than a turn."""


def across(found: Iterable[Found], outlets: Sequence[str | None]) -> Iterator[Found]:
    """The passages of *found* but for short ones of two texts of one outlet that do not share half of either.

    *found* is sorted by texts, as `find_passages` gives it; *outlets* go by the texts' numbers, None where not known.
    passim (Smith, Cordell and Mullen 2015) does not compare the texts of one series at all.
    """
    for (a, b), mine in groupby(found, key=lambda f: (f.a, f.b)):
        passages = list(mine)
        if outlets[a] is None or outlets[a] != outlets[b] or _again(passages):
            yield from passages
        else:
            yield from (f for f in passages if f.words >= _WORDS and f.score >= _SAME)


def _again(passages: Sequence[Found]) -> bool:
    alike = sum(f.words for f in passages) / sum(f.words / f.score for f in passages)
    return alike >= _ALIKE and max(sum(f.cover_a for f in passages), sum(f.cover_b for f in passages)) >= _MOST
