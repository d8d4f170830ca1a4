"""Rulings: what people decided of a story's statements, under the ids that they have in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from riwaya.judging import Bond, Decided, Place, is_own
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

    *ones* are the groups that the former make, by each of their statements; *two* all pairs that are two, in both
    directions: what is one with one of two is two with the other.
    """

    same: Mapping[tuple[str, str], str]
    parted: tuple[Parted, ...]
    ones: Mapping[str, frozenset[str]]
    two: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, same: Mapping[tuple[str, str], str], parted: Iterable[Parted]) -> Rulings:
        """Of the pairs that are one and those that are two."""
        ones: dict[str, frozenset[str]] = {}
        for a, b in same:
            whole = ones.get(a, frozenset([a])) | ones.get(b, frozenset([b]))
            ones |= dict.fromkeys(whole, whole)
        parted = tuple(parted)
        pairs = {(a, b) for p in parted for a in ones.get(p.judged, [p.judged]) for b in ones.get(p.other, [p.other])}
        return cls(same, parted, ones, frozenset(pairs | {(b, a) for a, b in pairs}))

    def told(self, statements: Iterable[str]) -> tuple[str, ...]:
        """Who says that any two of *statements* are one."""
        here = set(statements)
        return tuple(dict.fromkeys(why for (a, b), why in self.same.items() if a in here and b in here))

    def one(self, statement: str) -> frozenset[str]:
        """The statements that are one with *statement*, itself among them."""
        return self.ones.get(statement, frozenset([statement]))

    def between(self, a: str, b: str) -> str | None:
        """Who says that *a* and *b* are one, or that they are one with the same; None where nobody does."""
        if b not in self.ones.get(a, ()):
            return None
        return self.same.get((a, b)) or self.same.get((b, a)) or self.told(self.one(a))[0]


@dataclass(frozen=True, slots=True)
class Story:
    """What is decided of a story's claims, voices and origins; statements of one voice are of one origin too."""

    claims: Rulings
    voices: Rulings
    origins: Rulings


_NONE = Rulings.of({}, ())
NO_RULINGS = Story(_NONE, _NONE, _NONE)


def story_rulings(articles: Sequence[DossierArticle], decided: Decided) -> Story:
    """What of *decided* is of statements of *articles*."""
    pages = [(a.reading.page.sha256, a) for a in articles]
    ids = {Place(page, a.article.n, s.id): f"{a.id}.{s.id}" for page, a in pages for s in a.article.statements}
    homes = {(page, a.article.n): a.id for page, a in pages}
    for bond in decided.claims:
        for end in (bond.a, bond.b):
            if is_own(end) and (end.page, end.n) in homes:
                ids[end] = f"{homes[end.page, end.n]}.{end.label}"

    def of(bonds: Iterable[Bond]) -> Rulings:
        here = [(ids[bond.a], ids[bond.b], bond) for bond in bonds if bond.a in ids and bond.b in ids]
        return Rulings.of({(a, b): bond.why for a, b, bond in here if bond.same},
                       tuple(Parted(a, b, bond.why) for a, b, bond in here if not bond.same))  # fmt: skip

    voices, origins = of(decided.voices), of(decided.origins)
    two = origins.two
    spoken = {pair: why for pair, why in voices.same.items() if pair not in two}
    return Story(of(decided.claims), voices, Rulings.of({**spoken, **origins.same}, origins.parted))
