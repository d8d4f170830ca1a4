"""Mentions: spans that name who, where, when and how many, and what each resolves to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

from riwaya.model.spans import Span, check_span

__all__ = ["MENTION_TYPES", "Bound", "Interval", "Mention", "MentionType", "Named", "Precision", "Quantity"]

MentionType = Literal["person", "organisation", "place", "time", "quantity"]
Precision = Literal["site", "town", "area", "country", "vague"]
Bound = Literal["exact", "at-least", "at-most", "about"]
MENTION_TYPES: tuple[MentionType, ...] = get_args(MentionType)


@dataclass(frozen=True, slots=True)
class Named:
    """A person, body or place: *id* (ASCII, lower-case, hyphens) is one for all its mentions, *name* its fullest form.

    Places have *lat* and *lon* (degrees, WGS 84; None where vague or unknown), *precision* and *country* (ISO 3166-1
    alpha-2).
    """

    id: str
    name: str
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    country: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"id": self.id, "name": self.name, "lat": self.lat, "lon": self.lon, "precision": self.precision,
                "country": self.country}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Interval:
    """First and last day meant, ISO 8601 (a time of day may follow with T); None where open or not to be known.

    *anchor*: ``relative`` where it had to be resolved against the article's date, ``absolute`` where it stands alone.
    """

    start: str | None
    end: str | None
    anchor: Literal["relative", "absolute"]

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"from": self.start, "to": self.end, "anchor": self.anchor}


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many or how much of what: *value*, the English *unit* or counted thing (None: unknown), and its bound."""

    value: float | None
    unit: str | None
    bound: Bound = "exact"

    def to_dict(self) -> dict[str, Any]:
        """The JSON form; whole values are integers."""
        value = int(self.value) if self.value is not None and self.value == int(self.value) else self.value
        return {"value": value, "unit": self.unit, "bound": self.bound}


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of the page's text, what it is, what it resolves to (None: to nothing known), a score 0–1 and reasons."""

    span: Span
    type: MentionType
    resolved: Named | Interval | Quantity | None
    score: float = 1.0
    why: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_span(self.span, f"a mention of a {self.type}")

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"span": list(self.span), "type": self.type,
                "resolved": None if self.resolved is None else self.resolved.to_dict(),
                "score": round(self.score, 3), "why": list(self.why)}  # fmt: skip
