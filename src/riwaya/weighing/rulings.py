"""Rulings: what people decided of a story's statements, under the ids that they have in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from riwaya.judging import Bond, Decided, Place
from riwaya.model import DossierArticle

__all__ = ["NO_RULINGS", "Parted", "Rulings", "Story", "story_rulings"]


class Parted(NamedTuple):
    """Two statements that people hold to be two: the one that was judged, the other, and who says so."""

    judged: str
    other: str
    why: str


@dataclass(frozen=True, slots=True)
class Rulings:
    """What is decided in one respect: the pairs of statements that are one, with who says so, and those that are two.

    What is one with one of two is two with the other.
    """

    same: Mapping[tuple[str, str], str] = field(default_factory=dict)
    parted: tuple[Parted, ...] = ()

    def told(self, statements: Iterable[str]) -> tuple[str, ...]:
        """Who says that any two of *statements* are one."""
        here = set(statements)
        return tuple(dict.fromkeys(why for (a, b), why in self.same.items() if a in here and b in here))

    def one(self, statement: str) -> frozenset[str]:
        """The statements that are one with *statement*, itself among them."""
        found, new = {statement}, {statement}
        while new:
            new = {y for pair in self.same for x, y in (pair, pair[::-1]) if x in new} - found
            found |= new
        return frozenset(found)

    def between(self, a: str, b: str) -> str | None:
        """Who says that *a* and *b* are one, or that they are one with the same; None where nobody does."""
        if not self.same:
            return None
        direct = self.same.get((a, b)) or self.same.get((b, a))
        return direct or (self.told(self.one(a))[0] if b in self.one(a) else None)

    @property
    def two(self) -> frozenset[tuple[str, str]]:
        """All pairs that are two, in both directions."""
        pairs = {(a, b) for p in self.parted for a in self.one(p.judged) for b in self.one(p.other)}
        return frozenset(pairs | {(b, a) for a, b in pairs})


@dataclass(frozen=True, slots=True)
class Story:
    """What is decided of a story's claims, voices and origins; statements of one voice are of one origin too."""

    claims: Rulings
    voices: Rulings
    origins: Rulings


NO_RULINGS = Story(Rulings(), Rulings(), Rulings())


def story_rulings(articles: Sequence[DossierArticle], decided: Decided) -> Story:
    """What of *decided* is of statements of *articles*."""
    pages = [(a.reading.page.sha256, a) for a in articles]
    ids = {Place(page, a.article.n, s.id): f"{a.id}.{s.id}" for page, a in pages for s in a.article.statements}

    def of(bonds: Iterable[Bond]) -> Rulings:
        here = [(ids[bond.a], ids[bond.b], bond) for bond in bonds if bond.a in ids and bond.b in ids]
        return Rulings({(a, b): bond.why for a, b, bond in here if bond.same},
                       tuple(Parted(a, b, bond.why) for a, b, bond in here if not bond.same))  # fmt: skip

    voices, origins = of(decided.voices), of(decided.origins)
    two = origins.two
    spoken = {pair: why for pair, why in voices.same.items() if pair not in two}
    return Story(of(decided.claims), voices, Rulings({**spoken, **origins.same}, origins.parted))
