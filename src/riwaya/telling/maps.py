"""Maps: the places of a story on the shapes of the countries around them, ready for a template to draw as SVG.

Plate carrée with the middle latitude as standard parallel (Snyder 1987, Map Projections: A Working Manual, p. 90): at
the size of a region it is true enough, and a reader can check it. No tiles, no requests.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import cos, radians, sqrt

from riwaya.model import StoryPlace

__all__ = ["Chart", "Pin", "chart"]

WIDTH = 720.0
_LEAST, _MOST = 0.45, 0.8
"""The chart's height is this share of its width, at least and at most."""
_NARROWEST = 2.5
"""Degrees of latitude that a chart shows at least: nearer, the shapes are too coarse."""
_POLAR = 75.0
"""Degrees of latitude beyond which the projection stretches the land out of all shape."""
_LETTER, _LINE = 7.2, 15.0
"""Pixels that a letter and a line of a label take, by and large."""

_Point = tuple[float, float]
_Projection = Callable[[_Point], _Point]
_Box = tuple[float, float, float, float]
"""West, south, east, north in degrees; or left, top, right, bottom in pixels."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A place on the chart, in pixels from the top left; *label* is where its name goes, None where there is no room.

    *side* is ``start``, ``middle`` or ``end``: which end of the name the label's point is.
    """

    place: StoryPlace
    x: float
    y: float
    radius: float
    label: _Point | None
    side: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn map: *land* has one SVG path a country, *pins* the places, those most spoken of first."""

    width: float
    height: float
    land: tuple[str, ...]
    pins: tuple[Pin, ...]


@cache
def _countries() -> tuple[tuple[tuple[_Point, ...], ...], ...]:
    """Every country as rings of (longitude, latitude), decoded from the packaged TopoJSON arcs."""
    packed = files("riwaya.telling").joinpath("data", "shapes.json.gz").read_bytes()
    raw = json.loads(gzip.decompress(packed))
    (kx, ky), (tx, ty) = raw["scale"], raw["translate"]
    arcs: list[list[_Point]] = []
    for arc in raw["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * kx + tx, y * ky + ty))
        arcs.append(points)

    def ring(numbers: Sequence[int]) -> tuple[_Point, ...]:
        out: list[_Point] = []
        for n in numbers:
            points = arcs[n] if n >= 0 else arcs[~n][::-1]
            out += points[1:] if out else points
        return tuple(out)

    return tuple(tuple(map(ring, rings)) for rings in raw["countries"])


def chart(places: Iterable[StoryPlace]) -> Chart | None:
    """The chart of those *places* whose coordinates are known, or None where there are none.

    Whole countries are shown only where nothing nearer is named.
    """
    known = [p for p in places if p.lat is not None and p.lon is not None]
    shown = [p for p in known if p.precision != "country"] or known
    if not shown:
        return None
    box = _frame([(p.lon or 0.0, p.lat or 0.0) for p in shown])
    west, south, east, north = box
    squeeze = cos(radians((south + north) / 2))
    k = WIDTH / ((east - west) * squeeze)
    height = round((north - south) * k, 1)

    def at(point: _Point) -> _Point:
        return (point[0] - west) * squeeze * k, (north - point[1]) * k

    land = tuple(filter(None, (_path(rings, box, at) for rings in _countries())))
    return Chart(WIDTH, height, land, tuple(_pins(shown, at, height)))


def _frame(points: Sequence[_Point]) -> _Box:
    """The box around *points* with a margin, of a seemly shape, inside the world."""
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    heights = [min(max(y, -_POLAR), _POLAR) for _, y in points]
    south, north = min(heights), max(heights)
    middle = radians((south + north) / 2)
    tall = max(north - south, _NARROWEST) * 1.35
    wide = max((east - west) * cos(middle) * 1.35, tall / _MOST)
    tall = max(tall, wide * _LEAST)
    wide = wide / cos(middle)
    x, y = (west + east) / 2, (south + north) / 2
    wide, tall = min(wide, 360.0), min(tall, 170.0)
    x = min(max(x, wide / 2 - 180), 180 - wide / 2)
    y = min(max(y, tall / 2 - 85), 85 - tall / 2)
    return x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2


def _path(rings: Sequence[Sequence[_Point]], box: _Box, at: _Projection) -> str:
    """A country's shape inside the box as an SVG path; empty where none of it is."""
    drawn = []
    west, south, east, north = box
    for ring in rings:
        xs, ys = [p[0] for p in ring], [p[1] for p in ring]
        if max(xs) < west or min(xs) > east or max(ys) < south or min(ys) > north:
            continue
        inside: Sequence[_Point] = ring
        for axis, edge, below in ((0, west, False), (0, east, True), (1, south, False), (1, north, True)):
            inside = list(_clip(inside, axis, edge, below))
        points = [(round(x, 1), round(y, 1)) for x, y in map(at, inside)]
        thin = [p for n, p in enumerate(points) if n == 0 or max(map(_apart, p, points[n - 1])) > 1.0]
        if len(thin) > 2:
            drawn.append("M" + "L".join(f"{x:g} {y:g}" for x, y in thin) + "Z")
    return "".join(drawn)


def _apart(a: float, b: float) -> float:
    return abs(a - b)


def _clip(ring: Sequence[_Point], axis: int, edge: float, below: bool) -> Iterator[_Point]:
    """The ring cut at one edge (Sutherland and Hodgman 1974, Reentrant Polygon Clipping)."""
    for n, point in enumerate(ring):
        before = ring[n - 1]
        inside = point[axis] <= edge if below else point[axis] >= edge
        was = before[axis] <= edge if below else before[axis] >= edge
        if inside != was:
            share = (edge - before[axis]) / (point[axis] - before[axis])
            yield tuple(before[i] + share * (point[i] - before[i]) for i in (0, 1))  # type: ignore[misc]
        if inside:
            yield point


def _pins(places: Sequence[StoryPlace], at: _Projection, height: float) -> Iterator[Pin]:
    """The places with their labels, each where no other stands in its way."""
    ordered = sorted(places, key=lambda p: (-len(p.statements), -p.mentions, p.id))
    spots = [at((p.lon or 0.0, p.lat or 0.0)) for p in ordered]
    radii = [min(3.5 + 1.6 * sqrt(len(p.statements)), 14.0) for p in ordered]
    taken: list[_Box] = [(x - r, y - r, x + r, y + r) for (x, y), r in zip(spots, radii, strict=True)]
    for p, (x, y), r in zip(ordered, spots, radii, strict=True):
        size = len(p.name) * _LETTER
        label, side = None, "start"
        for dx, dy, anchor in ((r + 4, 5, "start"), (-r - 4, 5, "end"), (0, -r - 6, "middle"), (0, r + 15, "middle")):
            left = x + dx - {"start": 0.0, "end": size, "middle": size / 2}[anchor]
            spot = (left, y + dy - _LINE + 3, left + size, y + dy + 3)
            own = (x - r, y - r, x + r, y + r)
            free = not any(_over(spot, other) for other in taken if other != own)
            if free and spot[0] >= 2 and spot[2] <= WIDTH - 2 and spot[1] >= 2 and spot[3] <= height - 2:
                label, side = (round(x + dx, 1), round(y + dy, 1)), anchor
                taken.append(spot)
                break
        yield Pin(p, round(x, 1), round(y, 1), round(r, 1), label, side)


def _over(a: _Box, b: _Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
