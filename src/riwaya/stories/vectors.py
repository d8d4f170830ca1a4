"""Vectors: profiles weighed by how rare their terms are, and how like one another two of them are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from heapq import nlargest
from math import exp, sqrt

from riwaya.stories.profiles import Profile
from riwaya.stories.rarity import Rarity
from riwaya.stories.settings import Settings

__all__ = ["Terms", "Vector", "cosine", "disjoint", "pull", "shared", "summed", "vector_of"]

_MOST = 80
"""Terms of an article that are compared: the ones that tell most."""
_NAMING = 1.4
"""How much more a term weighs that stands in somebody's name."""
_ALIKE_BY = 10
"""Terms by which two vectors are said to be alike."""

Terms = Mapping[str, float]
"""Terms with their weights."""


@dataclass(frozen=True, slots=True)
class Vector:
    """A *profile* with its *terms* weighed, to the length of 1, the most telling first."""

    profile: Profile
    terms: Terms

    @property
    def day(self) -> str | None:
        """The day that the article is of."""
        return self.profile.day

    def telling(self, count: int) -> list[str]:
        """The *count* terms that tell most."""
        return list(self.terms)[:count]


def vector_of(profile: Profile, rarity: Rarity) -> Vector:
    """*profile*, weighed by *rarity*."""
    names = profile.names
    weighed = [
        (made * rarity.weight(term) ** 2 * (_NAMING if term in names else 1.0), term)
        for term, made in profile.terms.items()
    ]
    kept = nlargest(_MOST, weighed)
    length = sqrt(sum(w * w for w, _ in kept))
    return Vector(profile, {term: w / length for w, term in kept} if length else {})


def cosine(a: Terms, b: Terms, lengths: float = 1.0) -> float:
    """The cosine of two vectors, *lengths* being the product of their lengths."""
    if len(a) > len(b):
        a, b = b, a
    return sum(w * b[t] for t, w in a.items() if t in b) / lengths


def summed(vectors: Iterable[Terms]) -> dict[str, float]:
    """The sum of vectors."""
    total: dict[str, float] = {}
    for terms in vectors:
        for term, weight in terms.items():
            total[term] = total.get(term, 0.0) + weight
    return total


def shared(a: Terms, b: Terms, count: int) -> list[str]:
    """The *count* terms that make two vectors alike most."""
    both = {t: w * b[t] for t, w in a.items() if t in b}
    return nlargest(count, both, key=lambda t: (both[t], t))


def disjoint(terms: Terms, one: Terms, other: Terms) -> bool:
    """Whether *terms* is like *one* and *other* by different words."""
    here, there = set(shared(terms, one, _ALIKE_BY)), set(shared(terms, other, _ALIKE_BY))
    return len(here & there) <= len(there) // 4


def pull(a: str | None, b: str | None, settings: Settings) -> float:
    """What days between two articles leave of their likeness: 1 on one day, *settings.floor* in the end."""
    first, second = _ordinal(a), _ordinal(b)
    if first is None or second is None:
        return 1.0
    return settings.floor + (1 - settings.floor) * exp(-abs(first - second) / settings.fade)


@lru_cache(maxsize=10_000)
def _ordinal(day: str | None) -> int | None:
    """The number of a day; None where there is none or it cannot be read."""
    try:
        return None if day is None else date.fromisoformat(day).toordinal()
    except ValueError:
        return None
