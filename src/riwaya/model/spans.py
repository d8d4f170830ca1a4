"""Spans: where something stands in a page's text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["Span", "as_span", "as_spans", "check_span"]


class Span(NamedTuple):
    """A half-open range of code points into a page's text: ``text[start:end]``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of *text* that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether *other* lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


def check_span(span: Span, what: str) -> None:
    """Raise ValueError when *span* is empty or runs backwards; *what* names it in the message."""
    if not 0 <= span.start < span.end:
        raise ValueError(f"{what}: the span [{span.start}, {span.end}) is empty or runs backwards")


def as_span(pair: Iterable[int] | None) -> Span | None:
    """A Span from the ``[start, end]`` of JSON; None stays None."""
    return None if pair is None else Span(*pair)


def as_spans(pairs: Iterable[Iterable[int]] | None) -> tuple[Span, ...]:
    """Spans from a JSON list of pairs; None gives none."""
    return tuple(Span(*p) for p in pairs or ())
