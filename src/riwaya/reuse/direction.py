"""Direction: who likely took a passage from whom, by credit, time and completeness."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from riwaya.arabic.folding import fold
from riwaya.arabic.media import media_in, medium_named
from riwaya.model import Direction

__all__ = ["Known", "direction"]

_CREDIT, _TIME, _FULLNESS = 4, 2, 1
_SOONER = timedelta(minutes=10)
_MOST, _PART = 0.7, 0.5
"""A passage that is most of one text and only a part of the other was rather cut out of the other than put into it."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a text: *published* in ISO 8601, *credit* the source or byline that it names for itself."""

    outlet: str | None = None
    credit: str | None = None
    published: str | None = None


def direction(a: Known, b: Known, cover_a: float, cover_b: float) -> tuple[Direction | None, tuple[str, ...]]:
    """The likely direction of a passage that covers *cover_a* and *cover_b* (0 to 1) of the texts' words, and why.

    A credit outweighs the clock, the clock outweighs the length. None when nothing tells, or reasons stand against each
    other.
    """
    names, other = _credits(a.credit), _credits(b.credit)
    of_a, of_b = _outlet(a.outlet), _outlet(b.outlet)
    balance, why = 0, []
    if of_a != of_b and of_a in other and of_b not in names:
        balance += _CREDIT
        why.append(f"b credits {a.outlet}")
    elif of_a != of_b and of_b in names and of_a not in other:
        balance -= _CREDIT
        why.append(f"a credits {b.outlet}")
    elif shared := sorted((names & other) - {of_a, of_b}):
        return "one source", (f"both credit {shared[0]}",)
    first = _sooner(a.published, b.published)
    if first:
        balance += _TIME * first
        why.append(f"{'a' if first > 0 else 'b'} was published first")
    if cover_b >= _MOST and cover_a < _PART:
        balance += _FULLNESS
        why.append("a is fuller: the passage is most of b and a part of a")
    elif cover_a >= _MOST and cover_b < _PART:
        balance -= _FULLNESS
        why.append("b is fuller: the passage is most of a and a part of b")
    if not balance:
        return None, tuple(why)
    return ("a to b" if balance > 0 else "b to a"), tuple(why)


@lru_cache(maxsize=10_000)
def _credits(credit: str | None) -> frozenset[str]:
    """The media that *credit* names; its own folded words when it names none that is known."""
    if not credit:
        return frozenset()
    found = frozenset(medium.id for _, medium in media_in(credit))
    return found or frozenset([" ".join(fold(credit).split())])


@lru_cache(maxsize=10_000)
def _outlet(outlet: str | None) -> str:
    if not outlet:
        return ""
    medium = medium_named(outlet)
    return medium.id if medium else " ".join(fold(outlet).split())


def _sooner(a: str | None, b: str | None) -> int:
    """1 when *a* is the earlier time, -1 when *b* is, 0 when they are near each other or do not tell."""
    x, y = _time(a), _time(b)
    if x is None or y is None:
        return 0
    if (x.tzinfo is None) != (y.tzinfo is None):
        x, y = x.replace(tzinfo=None), y.replace(tzinfo=None)
    if len(a or "") <= 10 or len(b or "") <= 10:  # days
        return (x.date() < y.date()) - (x.date() > y.date())
    if abs(x - y) < _SOONER:
        return 0
    return 1 if x < y else -1


@lru_cache(maxsize=10_000)
def _time(value: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(value) if value else None
    except ValueError:
        return None
