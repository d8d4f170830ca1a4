"""Claims: groups of propositions made into what a reader sees, in the order in which a checker must look at them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from riwaya.model import Claim, Contrast, DossierArticle, Standing, StoryStatement
from riwaya.weighing.contrasts import Found, contrasts
from riwaya.weighing.details import Details
from riwaya.weighing.links import Scene
from riwaya.weighing.matching import Matches
from riwaya.weighing.members import Member
from riwaya.weighing.origins import Origins, origins_of
from riwaya.weighing.ranking import urgency
from riwaya.weighing.retelling import clearest, distinct, drifts, erosions
from riwaya.weighing.rulings import NO_RULINGS, Story
from riwaya.weighing.settings import Settings
from riwaya.weighing.standins import stand_ins
from riwaya.weighing.units import units_of

__all__ = ["Ground", "claims_of", "joined"]


@dataclass(frozen=True, slots=True)
class Ground:
    """What claims are made from: the story's articles and statements, the compared *members* and their clashes.

    *own* are the propositions that articles state themselves, by the number of the group that they meet; *kin* gives
    the articles on each one's matter, *details* what they name, *ruled* what people decided.
    """

    articles: Sequence[DossierArticle]
    statements: Sequence[StoryStatement]
    members: Sequence[Member]
    own: Mapping[int, Sequence[Member]]
    matches: Matches
    clashes: Mapping[tuple[int, int], str]
    kin: Sequence[frozenset[int]]
    settings: Settings
    details: Details
    ruled: Story = NO_RULINGS


def joined(said: Sequence[StoryStatement], own: Sequence[StoryStatement]) -> tuple[StoryStatement, ...]:
    """The statements of all articles, article by article, what it states itself behind what it attributes."""
    places: dict[str, int] = {}
    for s in (*said, *own):
        places.setdefault(s.article, len(places))
    return tuple(sorted((*said, *own), key=lambda s: (places[s.article], s.own)))


class _Draft(NamedTuple):
    """A group of members on its way to a claim: what sorts it first, then its number among the groups and its parts."""

    rank: tuple[float, int, int]
    group: int
    members: Sequence[Member]
    said: Sequence[StoryStatement]
    origins: Origins
    against: Sequence[Found]

    @property
    def contested(self) -> bool:
        return any(f.type == "contradicts" for f in self.against)


def claims_of(groups: Sequence[Sequence[int]], ground: Ground) -> tuple[Claim, ...]:
    """The claims that the *groups* of members make."""
    texts = {a.id: a.text for a in ground.articles}
    dates = {a.id: a.article.published or "" for a in ground.articles}
    outlets = {a.id: a.article.outlet or a.page for a in ground.articles}
    drafts = _drafts(groups, ground, texts, dates, outlets)
    ids = {d.group: f"c{place}" for place, d in enumerate(drafts, 1)}
    silence = _Silence(ground, outlets, dates)
    claims = []
    for d in drafts:
        numbers, count = groups[d.group], d.origins.counted
        when = sorted(dates[s.article][:10] for s in d.said if dates[s.article])
        missed, renamed = ground.details.missed([m for m in d.members if not m.borrowed], d.origins.voices, dates)
        claims.append(Claim(
            id=ids[d.group],
            gist=clearest(numbers, ground.members, ground.matches, texts),
            statements=tuple(s.id for s in d.said),
            standing=_standing(d.contested, len(d.origins.voices)),
            origins=d.origins.voices,
            origin_range=(count.least, count.most),
            contrasts=tuple(Contrast(ids[c.to], c.type, c.spans, c.why)
                            for c in sorted(d.against, key=lambda c: (c.type, int(ids[c.to][1:])))),
            erosion=(*erosions(d.said, d.origins.voices, dates), *missed),
            drift=distinct((*drifts(d.members, texts), *renamed)),
            silent=silence.about(d.said, when[0] if when else None),
            first=when[0] if when else None,
            last=when[-1] if when else None,
            why=(*_why(numbers, ground.matches), *ground.ruled.claims.told(s.id for s in d.said)),
            origin_probability=count.probability,
            origin_reason=tuple(f"{held.reason} {held.probability:.2f}" for held in count.open),
        ))  # fmt: skip
    return tuple(claims)


def _drafts(groups: Sequence[Sequence[int]], ground: Ground, texts: Mapping[str, str], dates: Mapping[str, str],
            outlets: Mapping[str, str]) -> list[_Draft]:  # fmt: skip
    """The groups with their statements, origins and contrasts, the most urgent first."""
    order = {s.id: i for i, s in enumerate(ground.statements)}
    officials = stand_ins([s for s in ground.statements if not s.own])
    scene = Scene(dates, texts, units_of(s.body.voice for s in ground.statements), ground.settings)
    against: dict[int, list[Found]] = defaultdict(list)
    for f in contrasts(groups, ground.members, ground.clashes, ground.matches, ground.settings):
        against[f.claim].append(f)
    held = [[*(ground.members[i] for i in numbers), *ground.own.get(n, ())] for n, numbers in enumerate(groups)]
    carriers = [{outlets[m.statement.article] for m in mine} for mine in held]
    made = []
    for n, mine in enumerate(held):
        said = sorted({m.statement for m in mine}, key=lambda s: order[s.id])
        origins = origins_of(said, scene, officials, ground.ruled.origins)
        rivals = [carriers[f.to] for f in against[n] if f.type == "contradicts"]
        urgent = urgency(len(carriers[n].union(*rivals)), bool(rivals), len(origins.voices))
        rank = -urgent, -len(carriers[n]), order[said[0].id]
        made.append(_Draft(rank, n, mine, said, origins, against[n]))
    return sorted(made, key=lambda d: (d.rank, sorted(groups[d.group])))


class _Silence:
    """Which articles cover the matter of a claim and leave it out."""

    def __init__(self, ground: Ground, outlets: Mapping[str, str], dates: Mapping[str, str]) -> None:
        self._ground, self._outlets, self._dates = ground, outlets, dates
        self._place = {a.id: n for n, a in enumerate(ground.articles)}
        self._speaking = {s.article for s in ground.statements}

    def about(self, said: Sequence[StoryStatement], first: str | None) -> tuple[str, ...]:
        """The articles of other outlets that leave out what *said* tells, first heard on the day *first*.

        They are on the matter of one that tells it, and what was printed before that day cannot have left it out.
        """
        present = {s.article for s in said}
        carriers = {self._outlets[a] for a in present}
        if len(carriers) < 2:
            return ()
        near = sorted({n for a in present for n in self._ground.kin[self._place[a]]})
        others = [self._ground.articles[n].id for n in near]
        return tuple(
            a for a in others
            if a not in present and a in self._speaking and self._outlets[a] not in carriers
            and not (first and self._dates[a] and self._dates[a][:10] < first)
        )  # fmt: skip


def _standing(clashing: bool, origins: int) -> Standing:
    if clashing:
        return "contested"
    return "single" if origins == 1 else "corroborated"


def _why(numbers: Sequence[int], matches: Matches) -> tuple[str, ...]:
    """Why the statements of a claim are held to say the same: the reasons of its best pair."""
    pairs = [
        (matches.pairs[i, j].score, -i, -j)
        for n, j in enumerate(numbers)
        for i in numbers[:n]
        if (i, j) in matches.pairs
    ]
    if not pairs:
        return ()
    score, i, j = max(pairs)
    return (f"likeness {score:.2f}", *matches.pairs[-i, -j].why[:4])
