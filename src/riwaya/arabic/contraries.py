"""Contraries: words of the news that say the contrary of each other, under one name with a side each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from riwaya.arabic.stems import concept
from riwaya.arabic.tables import rows

__all__ = ["Contrary", "contraries", "opposed"]


class Contrary(NamedTuple):
    """What a concept is called together with its contraries, and on which *side* of them it stands (1 or -1).

    *governs* tells that such words say of another act whether it is (``begin``, ``prevent``), so that a contrary of it
    and one of that act come to the same: whoever ends what is closed begins what is open.
    """

    name: str
    side: int
    governs: bool


@cache
def contraries() -> dict[str, Contrary]:
    """From a concept to its place among its contraries. The contrary of a contrary stands on the first one's side."""
    home: dict[str, tuple[str, int]] = {}
    held: dict[str, list[str]] = {}
    governing: set[str] = set()
    for one, other, how in _pairs():
        if how == "only":
            continue
        for c in (one, other):
            home.setdefault(c, (c, 1))
            held.setdefault(c, [c])
        (first, mine), (second, theirs) = home[one], home[other]
        if first != second:
            for c in held.pop(second):
                held[first].append(c)
                home[c] = (first, -mine * theirs * home[c][1])
        if how == "act" or second in governing:
            governing.add(first)
    return {c: Contrary(name, side, name in governing) for c, (name, side) in home.items()}


@cache
def opposed() -> frozenset[tuple[tuple[str, int], tuple[str, int]]]:
    """The pairs, both ways round, that are contraries without one name: each as the name it goes by, with its side."""
    named = ((_named(one), _named(other)) for one, other, how in _pairs() if how == "only")
    return frozenset(pair for one, other in named for pair in ((one, other), (other, one)))


def _named(key: str) -> tuple[str, int]:
    known = contraries().get(key)
    return (key, 1) if known is None else (known.name, known.side)


def _pairs() -> Iterator[tuple[str, str, str]]:
    """The concepts of the table's rows, each word of the one cell with each of the other."""
    groups = {row["group"] for row in rows("synonyms")}
    for row in rows("antonyms"):
        one, other = (
            [w.upper() if w in groups else concept(w) for w in row[cell].split()] for cell in ("one", "other")
        )
        yield from ((a, b, row["how"]) for a in one for b in other)
