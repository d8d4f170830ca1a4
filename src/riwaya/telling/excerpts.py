"""Excerpts: the stretch of text that a statement was read from, with its attribution, as short as it can be."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.model import Span, StoryStatement
from riwaya.telling.marks import Mark, Segment, segments
from riwaya.telling.view import marks_of

__all__ = ["excerpt"]

_GAP = 60
"""Characters between two parts of a statement that are shown rather than left out."""
_OPENING, _CLOSING = "«“\"'‘([", "»”\"'’)]"


def excerpt(text: str, statement: StoryStatement, extra: Sequence[Mark] = ()) -> list[list[Segment]]:
    """The parts of *text* that hold the statement's source, cue, carriers and content, in order.

    Parts that stand near each other in one line are one, with what is between them; quotation marks that hug a part
    belong to it. *extra* marks (changed words) are laid over the same parts.
    """
    own = [m for m in marks_of(statement) if m.start < len(text)]
    parts: list[Span] = []
    for start, end in sorted((m.start, min(m.end, len(text))) for m in own):
        last = parts[-1] if parts else None
        if last is not None and (start <= last.end or _near(text[last.end : start])):
            parts[-1] = Span(last.start, max(last.end, end))
        else:
            parts.append(Span(start, end))
    return [segments(text, *_hugged(text, part), [*own, *extra]) for part in parts]


def _near(gap: str) -> bool:
    return len(gap) <= _GAP and "\n" not in gap


def _hugged(text: str, part: Span) -> Span:
    start, end = part
    if start and text[start - 1] in _OPENING:
        start -= 1
    if end < len(text) and text[end] in _CLOSING:
        end += 1
    return Span(start, end)
