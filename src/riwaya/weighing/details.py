"""Details: places and quantities that a retelling of one claim dropped, and places that it renamed.

What an article still names anywhere is not lost: only what no line of it has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from riwaya.arabic.folding import fold
from riwaya.model import DossierArticle, Drift, Erosion, Loss, Mention, Named, Origin, Quantity, StoryMention
from riwaya.weighing.members import Member

__all__ = ["Details"]

_POINTS = ("site", "town", "area")  # how exact a place must be for its name to be missed: a country is often understood

_SPELLING = 60  # from which likeness of letters (0-100) two names of a place are spellings of one


class Details:
    """What the articles of a story name: places by what they resolve to, and quantities by their value."""

    def __init__(self, mentions: Sequence[StoryMention], articles: Sequence[DossierArticle]) -> None:
        self._mentions: dict[str, list[Mention]] = defaultdict(list)
        for m in mentions:
            if m.body.type in ("place", "quantity"):
                self._mentions[m.article].append(m.body)
        self._texts = {a.id: a.text for a in articles}
        self._folded: dict[str, str] = {}

    def missed(self, members: Sequence[Member], origins: Sequence[Origin],
               dates: Mapping[str, str]) -> tuple[tuple[Erosion, ...], tuple[Drift, ...]]:  # fmt: skip
        """What each of the *members* of a claim lost against an earlier one of the same origin, and what it renamed.

        *dates* gives the articles' dates; what has none is taken to be of the same day.
        """
        home = {s: n for n, o in enumerate(origins) for s in o.statements}
        lost: dict[tuple[str, Loss, str], Erosion] = {}
        changed: dict[tuple[str, str], Drift] = {}
        for one, other in combinations(sorted(members, key=lambda m: (m.published or "9999", m.article, m.spans)), 2):
            ends = one.statement, other.statement
            if ends[0].article == ends[1].article or home.get(ends[0].id) != home.get(ends[1].id):
                continue
            same_day = dates[ends[0].article][:10] == dates[ends[1].article][:10]
            for fuller, poorer in [(one, other), (other, one)][: 2 if same_day else 1]:
                self._compare(fuller, poorer, lost, changed)
        return tuple(lost.values()), tuple(changed.values())

    def _compare(self, fuller: Member, poorer: Member, lost: dict[tuple[str, Loss, str], Erosion],
                 changed: dict[tuple[str, str], Drift]) -> None:  # fmt: skip
        there, here = fuller.statement.article, poorer.statement.article
        said = poorer.statement.id
        for m in self._of(fuller):
            if _key(m) is None or self._names(here, m):
                continue
            kind: Loss = "place" if m.type == "place" else "quantity"
            place, was = (there, m.span.start, m.span.end), m.span.of(self._texts[there])
            rivals = [r for r in self._of(poorer) if _rival(m, r)]
            new = [r for r in rivals if not self._names(there, r)]
            if kind == "place" and len(new) == 1:
                now = new[0].span.of(self._texts[here])
                if fuzz.ratio(fold(was), fold(now)) < _SPELLING:
                    changed.setdefault((said, now), Drift(said, "place", was, now, new[0].span, place))
            elif not (new if kind == "place" else rivals):
                lost.setdefault((said, kind, fold(was)), Erosion(said, kind, fuller.statement.id, place))

    def _of(self, member: Member) -> Iterator[Mention]:
        """The places and quantities in the words of a proposition."""
        for m in self._mentions[member.statement.article]:
            if any(span.covers(m.span) for span in member.spans):
                yield m

    def _names(self, article: str, m: Mention) -> bool:
        """Whether the article names what *m* is, or has its very words."""
        if any(_key(m) == _key(o) for o in self._mentions[article]):
            return True
        if article not in self._folded:
            self._folded[article] = fold(self._texts[article])
        return m.type == "place" and isinstance(m.resolved, Named) and fold(m.resolved.name) in self._folded[article]


def _key(m: Mention) -> tuple[str, str] | None:
    """What two mentions of one place or one number have in common; None for what is too vague to be missed."""
    if isinstance(m.resolved, Named) and m.type == "place" and m.resolved.precision in _POINTS:
        return "place", m.resolved.id
    if isinstance(m.resolved, Quantity) and m.resolved.value is not None and m.resolved.unit:
        return "quantity", f"{m.resolved.value:g}"
    return None


def _rival(m: Mention, other: Mention) -> bool:
    """Whether *other* can stand for *m* in a retelling: a place as exact, a number of the same or unsaid things."""
    if isinstance(m.resolved, Named) and isinstance(other.resolved, Named):
        return m.resolved.precision == other.resolved.precision
    if isinstance(m.resolved, Quantity) and isinstance(other.resolved, Quantity):
        return other.resolved.unit in (None, m.resolved.unit)
    return False
