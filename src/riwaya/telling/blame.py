"""Blame: for every sentence of an article, where the story said it first, as ``git blame`` says it of a line of code.

By the claims that its statements belong to (the same thing said), and by the passages that it shares with other
articles (the same words). Two articles of one day without clocks have no order, and none is made up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from riwaya.arabic.sentences import sentences
from riwaya.model import Span, StoryStatement
from riwaya.telling.view import View
from riwaya.telling.words import moment

__all__ = ["Blame", "Seen", "Shared"]

_SHARE = 0.5
"""A passage speaks for a sentence when it holds this share of its letters, or more."""

Ground = Literal["claim", "verbatim", "edited"]
When = Literal["before", "along", "first"]


@dataclass(frozen=True, slots=True)
class Shared:
    """Wording that two articles share, as one of them sees it: its own *span*, and where the other has it."""

    span: Span
    article: str
    start: int
    grade: Ground


@dataclass(frozen=True, slots=True)
class Seen:
    """Where a sentence was seen: *before* in another article, *along* with it on one day, or *first* here.

    *article* and *start* are where else (None where it is first here), *statement* the one there, *later* the outlets
    that have it after this article.
    """

    when: When
    ground: Ground
    article: str | None
    start: int
    statement: str | None
    later: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Trace:
    """One other place of a sentence."""

    article: str
    start: int
    ground: Ground
    statement: str | None = None


class Blame:
    """The sentences of a story's articles with where each was seen first; indexes are made once."""

    def __init__(self, view: View, shared: Mapping[str, Sequence[Shared]] | None = None) -> None:
        self._view = view
        self._shared = shared or {}
        self._firsts: dict[str, list[StoryStatement]] = defaultdict(list)
        self._after: dict[str, dict[str, None]] = defaultdict(dict)
        for claim in view.claims.values():
            said = view.said(claim.statements)
            if not said:
                continue
            first = said[0]
            for s in said:
                self._firsts[s.id].append(first)
            if len(said) > 1:
                outlets = view.outlets(s.article for s in said if s.article != first.article)
                own = view.outlet(first.article)
                self._after[first.id].update((o, None) for o in outlets if o != own)

    def sentences(self, article: str, start: int, end: int) -> list[tuple[Span, Seen | None]]:
        """The sentences of a line of *article*, each with where it was seen; None for what stands nowhere else."""
        text = self._view.articles[article].text
        said = [s for s in self._view.in_article(article) if any(c.touches(Span(start, end)) for c in s.body.content)]
        shared = [w for w in self._shared.get(article, ()) if w.span.touches(Span(start, end))]
        return [(span, self._seen(article, span, said, shared)) for span in sentences(text, start, end)]

    def _seen(self, article: str, span: Span, said: Sequence[StoryStatement], shared: Sequence[Shared]) -> Seen | None:
        mine = [s for s in said if any(c.touches(span) for c in s.body.content)]
        traces = [_Trace(w.article, w.start, w.grade) for w in shared if _holds(w.span, span)]
        traces += [_Trace(f.article, min(c.start for c in f.body.content), "claim", f.id)
                   for s in mine for f in self._firsts.get(s.id, ()) if f.article != article]  # fmt: skip
        order = [(t, self._order(t.article, article)) for t in traces]
        for when in ("before", "along"):
            found = [t for t, o in order if o == when]
            if found:
                first = min(found, key=lambda t: (self._view.when(t.article), t.ground == "claim"))
                return Seen(when, first.ground, first.article, first.start, first.statement)
        later = dict.fromkeys(o for s in mine if self._is_first(s) for o in self._after.get(s.id, ()))
        later.update(dict.fromkeys(self._view.outlets(t.article for t, _ in order)))
        later.pop(self._view.outlet(article) or "", None)
        if not later:
            return None
        ground: Ground = next((t.ground for t in traces if t.ground != "claim"), "claim")
        return Seen("first", ground, None, span.start, None, tuple(later))

    def _is_first(self, s: StoryStatement) -> bool:
        return any(f.id == s.id for f in self._firsts.get(s.id, ()))

    def _order(self, other: str, mine: str) -> When | None:
        """Whether *other* was printed before *mine*, on the same day in no known order, or after it (None)."""
        dates = [self._view.articles[a].article.published for a in (other, mine)]
        a, b = (moment(d) for d in dates)
        if a is None or b is None:
            return "along"
        if isinstance(a, datetime) and isinstance(b, datetime):
            return "before" if self._view.when(other) < self._view.when(mine) else None
        gap = self._view.when(mine).date() - self._view.when(other).date()
        return "before" if gap > timedelta(0) else "along" if not gap else None


def _holds(passage: Span, sentence: Span) -> bool:
    """Whether the passage is most of the sentence."""
    common = min(passage.end, sentence.end) - max(passage.start, sentence.start)
    return common >= _SHARE * (sentence.end - sentence.start)


def both_ways(pairs: Iterable[tuple[str, Span, str, Span, Ground]]) -> dict[str, list[Shared]]:
    """Pairs of (article, span, article, span, grade) as each of their articles sees them."""
    found: dict[str, list[Shared]] = defaultdict(list)
    for a, here, b, there, grade in pairs:
        found[a].append(Shared(here, b, there.start, grade))
        found[b].append(Shared(there, a, here.start, grade))
    return dict(found)
