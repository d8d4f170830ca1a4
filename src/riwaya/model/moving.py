"""Moving: what was read of an article, laid onto another with the same words elsewhere on the page."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from riwaya.model.pages import Article
from riwaya.model.spans import Span

__all__ = ["moved"]


def moved(read: Article, onto: Article) -> Article:
    """*onto* with the statements and mentions of *read*, whose lines hold the same words in the same order.

    Every span lies in one line, so that it moves as far as its line does. Raises ValueError when a line is missing.
    """
    starts = [line.start for line in read.lines]
    shifts = [new.start - old.start for old, new in zip(read.lines, onto.lines, strict=True)]

    def move(span: Span) -> Span:
        by = shifts[bisect_right(starts, span.start) - 1]
        return Span(span.start + by, span.end + by)

    def all_moved(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(map(move, spans))

    statements = []
    for s in read.statements:
        reason = s.voice.reason
        voice = s.voice if reason is None else replace(s.voice, reason=move(reason))
        statements.append(replace(
            s, cue=all_moved(s.cue), source=None if s.source is None else move(s.source),
            referent=None if s.referent is None else move(s.referent), content=all_moved(s.content),
            via=all_moved(s.via), voice=voice,
        ))  # fmt: skip
    mentions = tuple(replace(m, span=move(m.span)) for m in read.mentions)
    return replace(onto, statements=tuple(statements), mentions=mentions)
