"""Context: what an article says of where it plays, gathered from the places that are sure."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from riwaya.arabic.paragraphs import Paragraph
from riwaya.mentions.places.countries import adjective_of
from riwaya.mentions.places.gazetteer import Entry

__all__ = ["Context", "distance", "gather"]


@dataclass(slots=True)
class Context:
    """How much each country (ISO) is in the article, its sure places with points, and the keys known to be places."""

    weights: Counter[str] = field(default_factory=Counter)
    points: dict[str, Entry] = field(default_factory=dict)
    known: dict[str, Entry] = field(default_factory=dict)
    nearest: dict[str, float] = field(default_factory=dict)

    def share(self, iso: str) -> float:
        """The part of the article's evidence that points to a country, 0–1."""
        weight = self.weights.get(iso, 0) if iso else 0
        return weight / sum(self.weights.values()) if weight else 0.0

    def add(self, place: Entry, weight: float = 1.0) -> None:
        """Take a sure place into account."""
        if place.country:
            self.weights[place.country] += weight  # type: ignore[assignment]
        if place.lat is not None and place.precision in ("town", "site"):
            self.points[place.id] = place
            self.nearest.clear()

    def near(self, place: Entry) -> float:
        """The distance in kilometres from a place to the article's nearest sure town or site; endless without one."""
        found = self.nearest.get(place.id)
        if found is None:
            found = min([distance(place, p) for p in self.points.values() if p.id != place.id], default=math.inf)
            self.nearest[place.id] = found
        return found


def distance(a: Entry, b: Entry) -> float:
    """Kilometres between two places, on a flat map: good enough to compare."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    x = math.radians(a.lon - b.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return 6371 * math.hypot(x, math.radians(a.lat - b.lat))


def gather(paragraphs: Sequence[Paragraph]) -> Context:
    """The context that adjectives of nationality alone give: weak, half a mention each."""
    context = Context()
    for para in paragraphs:
        for t in para.tokens:
            if t.info.classes and len(t.f) > 3 and (iso := adjective_of(t.f)):
                context.weights[iso] += 0.5  # type: ignore[assignment]
    return context
