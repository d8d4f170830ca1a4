"""Runs: lines of prose that belong together, and how many words two of them share."""

from __future__ import annotations

from dataclasses import dataclass, field

from riwaya.layout.looks import Look

__all__ = ["Segment", "overlap"]


@dataclass(slots=True)
class Segment:
    """A run of prose lines (indexes into the looks), with why it was joined or kept apart."""

    lines: list[int]
    why: list[str] = field(default_factory=list)

    def words(self, looks: list[Look]) -> int:
        """How many words its lines have."""
        return sum(looks[i].count for i in self.lines)

    def content(self, looks: list[Look]) -> frozenset[str]:
        """The content words of its lines."""
        return frozenset().union(*(looks[i].content for i in self.lines))


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of *a* that is in *b*; 0 when *a* is empty."""
    return len(a & b) / len(a) if a else 0.0
