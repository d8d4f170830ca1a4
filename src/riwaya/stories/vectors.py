"""Vectors: profiles weighed by how rare their terms are, and how like one another two of them are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from heapq import nlargest
from math import exp, sqrt

from riwaya.stories.profiles import Profile
from riwaya.stories.rarity import Rarity
from riwaya.stories.settings import Settings

__all__ = ["Vector", "likeness", "shared", "vector_of"]

_MOST = 80
"""Terms of an article that are compared: the ones that tell most."""
_NAMES = 0.35
"""What share of a likeness the names decide."""


@dataclass(frozen=True, slots=True)
class Vector:
    """A *profile* with its terms weighed, to the length of 1; *names* the part of them that names somebody."""

    profile: Profile
    terms: Mapping[str, float]
    names: Mapping[str, float]

    @property
    def day(self) -> str | None:
        """The day that the article is of."""
        return self.profile.day

    def telling(self, count: int) -> list[str]:
        """The *count* terms that tell most."""
        return nlargest(count, self.terms, key=lambda t: (self.terms[t], t))


def vector_of(profile: Profile, rarity: Rarity) -> Vector:
    """*profile*, weighed by *rarity*."""
    weighed = {term: made * rarity.weight(term) ** 2 for term, made in profile.terms.items()}
    kept = nlargest(_MOST, weighed.items(), key=lambda item: (item[1], item[0]))
    return Vector(profile, _unit(dict(kept)), _unit({t: w for t, w in kept if t in profile.names}))


def likeness(a: Vector, b: Vector, settings: Settings) -> float:
    """How like one another two articles are, 0 to 1: the cosine of their terms and of their names, fading with days."""
    alike = (1 - _NAMES) * _cosine(a.terms, b.terms)
    if alike:
        alike += _NAMES * _cosine(a.names, b.names)
    return alike * _pull(a.day, b.day, settings)


def shared(a: Vector, b: Vector, count: int) -> list[str]:
    """The *count* terms that make the two alike most."""
    both = {t: w * b.terms[t] for t, w in a.terms.items() if t in b.terms}
    return nlargest(count, both, key=lambda t: (both[t], t))


def _pull(a: str | None, b: str | None, settings: Settings) -> float:
    first, second = _ordinal(a), _ordinal(b)
    if first is None or second is None:
        return 1.0
    days = abs(first - second)
    return settings.floor + (1 - settings.floor) * exp(-days / settings.fade)


@lru_cache(maxsize=10_000)
def _ordinal(day: str | None) -> int | None:
    """The number of a day; None where there is none or it cannot be read."""
    try:
        return None if day is None else date.fromisoformat(day).toordinal()
    except ValueError:
        return None


def _unit(vector: dict[str, float]) -> dict[str, float]:
    length = sqrt(sum(w * w for w in vector.values()))
    return {t: w / length for t, w in vector.items()} if length else {}


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    if len(a) > len(b):
        a, b = b, a
    return sum(w * b[t] for t, w in a.items() if t in b)
