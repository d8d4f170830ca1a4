"""Opinions: what people hold of one matter, what is settled by them, and where they differ.

A matter is the smallest thing that can be said: that a statement is one, its stance, a line's role, that two statements
are of one claim. Of one author the latest opinion counts. Where authors differ nobody wins: the matter is contested,
all of them are shown, and what the machine read stays until they agree or take back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from riwaya.model import Judgement, Span

__all__ = [
    "Conflict",
    "Matter",
    "Opinion",
    "Place",
    "Settled",
    "Struck",
    "Verdict",
    "conflict_of",
    "is_own",
    "own_place",
    "settle",
    "signed",
    "standing",
]


class Place(NamedTuple):
    """What is judged, as readings of today call it: a page's SHA-256, an article's number, and a statement's id.

    A line has the article 0 and the label ``line 7``; what an article states itself is called by where it stands.
    """

    page: str
    n: int
    label: str


def own_place(page: str, n: int, spans: Iterable[Span]) -> Place:
    """The place of words that an article states itself: it is called by where they stand (``120-148``)."""
    return Place(page, n, "+".join(f"{start}-{end}" for start, end in spans))


def is_own(place: Place) -> bool:
    """Whether a place is of what an article states itself."""
    return place.label[:1].isdigit()


class Matter(NamedTuple):
    """What an opinion is about: *what* (``statement``, ``stance``, ``claim`` …) of one place, or of two in order."""

    what: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a judgement holds of a matter."""

    matter: Matter
    value: Hashable
    by: Judgement


@dataclass(frozen=True, slots=True)
class Settled:
    """The *value* that all who spoke of a matter agree on, and their judgements, the first one first."""

    value: Any
    by: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Judgements that cannot all be right, in order of time. *about* says of what matter, *places* of what.

    They are of several people, or of one who says that a is b, b is c, and a is not c.
    """

    about: str
    places: tuple[Place, ...]
    judgements: tuple[Judgement, ...]

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        places = [{"page": p.page, "n": p.n or None, "label": p.label} for p in self.places]
        return {"about": self.about, "places": places, "judgements": [j.to_dict() for j in self.judgements]}


@dataclass(frozen=True, slots=True)
class Struck:
    """What the machine read as a statement, and people say is none."""

    place: Place
    by: tuple[Judgement, ...]


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that nobody withdrew, each once, in order of time; withdrawals themselves are left out."""
    once = {j.uid: j for j in judgements}
    gone = {j.withdraws for j in once.values()}
    return sorted((j for j in once.values() if j.withdraws is None and j.uid not in gone), key=lambda j: j.order)


class Verdict(NamedTuple):
    """What is *settled* of each matter, what is contested, and the judgements that their own author said otherwise
    since, in all that they said."""

    settled: dict[Matter, Settled]
    conflicts: list[Conflict]
    superseded: list[Judgement]


def settle(opinions: Iterable[Opinion]) -> Verdict:
    """What comes of *opinions*, whose order makes no difference."""
    said: dict[str, Judgement] = {}
    held: dict[Matter, dict[str, Opinion]] = defaultdict(dict)
    for opinion in sorted(opinions, key=lambda o: o.by.order):
        held[opinion.matter][opinion.by.author] = opinion
        said[opinion.by.uid] = opinion.by
    in_force = {opinion.by.uid for by_author in held.values() for opinion in by_author.values()}
    settled: dict[Matter, Settled] = {}
    conflicts = []
    for matter in sorted(held):
        latest = sorted(held[matter].values(), key=lambda o: o.by.order)
        if len({o.value for o in latest}) == 1:
            settled[matter] = Settled(latest[0].value, tuple(o.by for o in latest))
        else:
            conflicts.append(conflict_of(matter, (o.by for o in latest)))
    return Verdict(settled, conflicts, [j for uid, j in said.items() if uid not in in_force])


def conflict_of(matter: Matter, by: Iterable[Judgement]) -> Conflict:
    """The conflict of judgements, each once, over a matter."""
    once = {j.uid: j for j in by}
    return Conflict(matter.what, matter.places, tuple(sorted(once.values(), key=lambda j: j.order)))


def signed(by: Iterable[Judgement]) -> str:
    """Who judged, and on which day; of one author the last day."""
    days: Mapping[str, str] = {j.author: j.at[:10] for j in sorted(by, key=lambda j: j.order)}
    return "; ".join(f"{author}, {day}" for author, day in days.items())
