"""Finding: all mentions of an article, each kind read by its own grammar, settled where two claim the same words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from riwaya.arabic.paragraphs import Paragraph
from riwaya.mentions.line import Line
from riwaya.mentions.linking import link
from riwaya.mentions.names import find_names_in
from riwaya.mentions.places import resolve_places
from riwaya.mentions.quantities import quantities_of
from riwaya.mentions.times import times_of, times_told
from riwaya.model import Article, Mention

__all__ = ["find_mentions"]


def find_mentions(text: str, article: Article, paragraphs: Sequence[Paragraph]) -> tuple[Mention, ...]:
    """Who, where, when and how many in *article*, in text order; spans are code points into *text*, the page's text.

    *paragraphs* are the article's (see :func:`riwaya.arabic.articles.paragraphs_of`). Times are resolved against the
    day on which it was published. People, bodies and places have ids that hold within the article.
    """
    printed = _day(article.published)
    names = [m for found in find_names_in(paragraphs) for m in found]
    places = resolve_places(paragraphs, names)
    named = [*places, *_unclaimed([m for m in names if m.type != "place"], places)]
    when: list[Mention] = []
    counted: list[Mention] = []
    for para in paragraphs:
        line = Line(para)
        times = times_of(line, printed)
        when += times_told(line, times)
        counted += quantities_of(line, times)
    whole = [m for m in named if m.type != "place"]  # a body's or a person's name may hold a date or a number
    when = _outside(when, whole)
    counted = _outside(counted, named, within=True)
    found = sorted([*named, *when, *counted], key=lambda m: (m.span.start, -m.span.end, m.type))
    return link([(text, found)])[0]


def _unclaimed(names: Sequence[Mention], places: Sequence[Mention]) -> list[Mention]:
    """The people and bodies whose very words are not a place or, resolved, a government already."""
    taken = {m.span for m in places}
    governments = [m.span for m in places if m.type != "place"]
    return [m for m in names if m.span not in taken and not any(m.span.touches(g) for g in governments)]


def _day(published: str | None) -> date | None:
    if published:
        with suppress(ValueError):
            return date.fromisoformat(published[:10])
    return None


def _outside(mentions: Sequence[Mention], others: Sequence[Mention], *, within: bool = False) -> list[Mention]:
    """The *mentions* that share no character with any of *others*; *within*: those may hold one: ثلاثة من الحوثيين."""
    taken = sorted((m.span for m in others), key=lambda s: s.end)
    ends = [s.end for s in taken]
    reach = max((s.end - s.start for s in taken), default=0)
    kept = []
    for m in mentions:
        k = bisect_left(ends, m.span.start + 1)
        clash = False
        while k < len(taken) and taken[k].end - reach < m.span.end:
            held = within and m.span.start < taken[k].start and taken[k].end <= m.span.end
            if taken[k].touches(m.span) and not held:
                clash = True
                break
            k += 1
        if not clash:
            kept.append(m)
    return kept
