"""Namesakes: which of an article's or a story's names are one person's or one body's, and why.

A partition is built from the fullest names down: two full names are joined where they fit, a lone surname or a shorter
name goes to the one full name that it can be short for (Bagga and Baldwin 1998, cross-document coreference, without
vectors). A lone name that fits several people is given to none unless one of them is named far more often.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from riwaya.arabic.persons import name_core, one_person, one_word
from riwaya.arabic.stems import stem

__all__ = ["Entity", "Name", "join_bodies", "join_people"]

Name = tuple[str, ...]
"""The folded words of a name, without particles such as بن."""

_FAR_MORE = 3
"""How many times as often the likelier bearer of a lone name is named."""


@dataclass(slots=True, eq=False)
class Entity:
    """Who or what some mentions name: *members* are their numbers, *names* how often each name was used.

    *why* has the reason for each member, *sure* how sure it is (0-1).
    """

    names: dict[Name, int] = field(default_factory=dict)
    members: list[int] = field(default_factory=list)
    why: dict[int, str] = field(default_factory=dict)
    sure: dict[int, float] = field(default_factory=dict)

    @property
    def fullest(self) -> Name:
        """The longest of the names, the most used of those."""
        return max(self.names, key=lambda n: (len(n), self.names[n], n))

    @property
    def weight(self) -> int:
        """How often it is named in full."""
        full = len(self.fullest)
        return sum(k for n, k in self.names.items() if len(n) == full or len(n) > 1)

    def add(self, name: Name, member: int, why: str, sure: float, count: int = 1) -> None:
        """One more mention, or *count* of them."""
        self.names[name] = self.names.get(name, 0) + count
        self.members.append(member)
        self.why[member], self.sure[member] = why, sure

    def take(self, other: Entity, why: str, sure: float) -> None:
        """All of *other*'s mentions."""
        for name, count in other.names.items():
            self.names[name] = self.names.get(name, 0) + count
        self.members += other.members
        for m in other.members:
            told = other.why[m]
            self.why[m] = why if told == "named" else f"{told}; {why}"
            self.sure[m] = min(other.sure[m], sure)


def _bears(full: Name, short: Name) -> int:
    """How well a lone or shortened name fits a full one: 2 as surname, 1 as given name, 0 not."""
    if not one_person(short, full):
        return 0
    return 2 if one_word(short[-1], full[-1]) else 1


def join_people(names: Sequence[Name], *, within: bool, counts: Sequence[int] = ()) -> list[Entity]:
    """The people behind *names* (in text order); *within*: of one article, where a given name alone is enough.

    *counts* says how often each is named, once where it is left out.

    Two full names with different given names are never joined; nor is a surname that two people share, unless one of
    them is named three times as often.
    """
    return _join(names, counts or [1] * len(names), _bears, one_person, floor=1 if within else 2)


def _like(a: str, b: str) -> bool:
    return a == b or stem(a) == stem(b) or (len(name_core(a)) > 2 and name_core(a) == name_core(b))


def _held(short: Name, full: Name) -> bool:
    return all(any(_like(w, x) for x in full) for w in short)


def _same_body(a: Name, b: Name) -> bool:
    return len(a) == len(b) and _held(a, b) and _held(b, a)


def _shortens(full: Name, short: Name) -> int:
    """2 where *short* begins like *full* or has several of its words, 1 where it is one of its later words."""
    if len(short) >= len(full) or not _held(short, full):
        return 0
    return 2 if len(short) > 1 or _like(short[0], full[0]) else 1


def join_bodies(names: Sequence[Name], *, within: bool, counts: Sequence[int] = ()) -> list[Entity]:
    """The bodies behind *names*; a shorter name goes to a longer one that holds its words.

    Across articles one word is too little: every country has a ministry.
    """
    return _join(names, counts or [1] * len(names), _shortens, _same_body, floor=1 if within else 2)


@lru_cache(maxsize=100_000)
def _keys(name: Name) -> frozenset[str]:
    """What two names that can be one's have at least one of in common: a word, its stem, or its letters but vowels."""
    return frozenset(key for w in name for key in (w, "s" + stem(w), "c" + name_core(w)))


def _join(names: Sequence[Name], counts: Sequence[int], fits: Callable[[Name, Name], int],
          same: Callable[[Name, Name], bool], *, floor: int) -> list[Entity]:  # fmt: skip
    entities: list[Entity] = []
    bearing: dict[str, set[int]] = {}  # which entities have a name with such a word
    order = sorted(range(len(names)), key=lambda i: (-len(names[i]), i))

    def near(name: Name) -> list[Entity]:
        return [entities[k] for k in sorted({k for key in _keys(name) for k in bearing.get(key, ())})]

    def enter(name: Name, k: int) -> None:
        for key in _keys(name):
            bearing.setdefault(key, set()).add(k)

    for i in order:
        name = names[i]
        known = near(name)
        exact = [e for e in known if name in e.names]
        equal = exact or [e for e in known if len(name) > 1 and same(name, e.fullest)]
        equal = equal or [e for e in known if len(name) == 1 and len(e.fullest) == 1 and same(name, e.fullest)]
        if equal:
            equal[0].add(name, i, "named" if exact else "the same name in other words", 0.95, counts[i])
            if not exact:
                enter(name, entities.index(equal[0]))
            continue
        fitting = sorted(((fits(e.fullest, name), e) for e in known), key=lambda p: (-p[0], -p[1].weight))
        fitting = [(f, e) for f, e in fitting if f >= floor]
        if not fitting:
            entity = Entity()
            entity.add(name, i, "named", 0.95, counts[i])
            enter(name, len(entities))
            entities.append(entity)
            continue
        best = [e for f, e in fitting if f == fitting[0][0]]
        likely = best[0]
        if len(best) > 1 and likely.weight < _FAR_MORE * best[1].weight:
            entity = Entity()
            entity.add(name, i, "may be any of several", 0.5, counts[i])
            enter(name, len(entities))
            entities.append(entity)
            continue
        why = "short for " + " ".join(likely.fullest)
        if len(best) > 1:
            why += ", by far the most named"
        likely.add(name, i, why, 0.85 if len(best) == 1 else 0.6, counts[i])
        enter(name, entities.index(likely))
    return entities
