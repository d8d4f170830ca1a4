"""Excerpts: the stretch of text that a statement was read from, with its attribution, as short as it can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riwaya.model import Span, StoryStatement
from riwaya.telling.marks import Mark, Segment, segments
from riwaya.telling.view import marks_of

__all__ = ["LONGEST", "excerpt", "in_context"]

LONGEST = 1200
"""Characters of one wording that are shown; its article has the rest."""
_GAP = 60
"""Characters between two parts of a statement that are shown rather than left out."""
_OPENING, _CLOSING = "«“\"'‘([", "»”\"'’)]"


def excerpt(
    text: str, statement: StoryStatement, extra: Sequence[Mark] = (), also: Sequence[Span] = ()
) -> list[list[Segment]]:
    """The parts of *text* that hold the statement's source, cue, carriers and content, in order.

    Parts that stand near each other in one line are one, with what is between them; quotation marks that hug a part
    belong to it. *extra* marks (changed words) are laid over the same parts; *also* are spans that must be shown too.
    What is longer than `LONGEST` is cut off, with an ellipsis for the rest.
    """
    own = [m for m in marks_of(statement) if m.start < len(text)]
    reach = [(m.start, min(m.end, len(text))) for m in own] + [tuple(span) for span in also if span.end <= len(text)]
    parts: list[Span] = []
    for start, end in sorted(reach):
        last = parts[-1] if parts else None
        if last is not None and (start <= last.end or _near(text[last.end : start])):
            parts[-1] = Span(last.start, max(last.end, end))
        else:
            parts.append(Span(start, end))
    return [segments(text, *part, [*own, *extra]) + tail for part, tail in _bounded([_hugged(text, p) for p in parts])]


def _bounded(parts: Sequence[Span]) -> Iterator[tuple[Span, list[Segment]]]:
    """The parts up to `LONGEST` characters, with an ellipsis behind the one that is cut."""
    room = LONGEST
    for n, part in enumerate(parts, 1):
        end = min(part.end, part.start + room)
        room -= end - part.start
        if end < part.end or (not room and n < len(parts)):
            yield Span(part.start, end), [Segment(end, end, " …")]
            return
        yield part, []


def in_context(text: str, span: Span, least: int = 48) -> tuple[str, str, str] | None:
    """The words of *span* with what stands before and after them in their line; None when the span holds none.

    Long spans stand alone, cut off at `LONGEST`; short ones get words around them until about *least* characters are
    shown.
    """
    if span.end - span.start > LONGEST:
        return "", text[span.start : span.start + LONGEST], " …"
    words = span.of(text)
    if not words.strip():
        return None
    room = max(0, least - len(words)) // 2
    before = text[max(0, span.start - room) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + room].partition("\n")[0]
    if len(before) == room and room:  # begun in the middle of a word
        before = "…" + before[before.find(" ") :] if " " in before else ""
    if len(after) == room and room:
        after = after[: after.rfind(" ") + 1] + "…" if " " in after else ""
    return before, words, after


def _near(gap: str) -> bool:
    return len(gap) <= _GAP and "\n" not in gap


def _hugged(text: str, part: Span) -> Span:
    start, end = part
    if start and text[start - 1] in _OPENING:
        start -= 1
    if end < len(text) and text[end] in _CLOSING:
        end += 1
    return Span(start, end)
