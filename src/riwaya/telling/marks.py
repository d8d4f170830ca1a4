"""Marks: spans that nest and overlap, laid flat over a text as segments that each know what covers them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

__all__ = ["Mark", "MarkKind", "Segment", "segments"]

MarkKind = Literal["source", "cue", "content", "via", "became", "was", "lost", "kept"]


class Mark(NamedTuple):
    """A span of a page's text and what it is there: a part of the statement *of*, or a word that it
    changed, lost, or kept.
    """

    start: int
    end: int
    kind: MarkKind
    of: str


class Segment(NamedTuple):
    """A stretch of text that the same marks cover throughout; *opens* and *closes* begin and end with it."""

    start: int
    end: int
    text: str
    marks: tuple[Mark, ...] = ()
    opens: tuple[Mark, ...] = ()
    closes: tuple[Mark, ...] = ()

    def has(self, kind: MarkKind) -> bool:
        """Whether a mark of *kind* covers the segment."""
        return any(m.kind == kind for m in self.marks)

    def depth(self, kind: MarkKind = "content") -> int:
        """How many marks of *kind* cover the segment."""
        return sum(m.kind == kind for m in self.marks)


def segments(text: str, start: int, end: int, marks: Iterable[Mark]) -> list[Segment]:
    """``text[start:end]`` cut wherever a mark begins or ends; the segments' texts joined are that text again.

    Marks may nest, overlap, repeat and reach beyond the range; outside it they are cut off, and then neither open
    nor close. Longer marks come first in each segment.
    """
    end = min(end, len(text))
    if start >= end:
        return []
    here = sorted(
        {m for m in marks if m.start < end and start < m.end and m.start < m.end},
        key=lambda m: (m.start, -m.end, m.kind, m.of),
    )
    cuts = sorted({start, end, *(c for m in here for c in (m.start, m.end) if start < c < end)})
    return [_segment(text, a, b, here) for a, b in pairwise(cuts)]


def _segment(text: str, start: int, end: int, here: Sequence[Mark]) -> Segment:
    over = tuple(m for m in here if m.start <= start and end <= m.end)
    return Segment(
        start,
        end,
        text[start:end],
        over,
        tuple(m for m in over if m.start == start),
        tuple(m for m in over if m.end == end),
    )
