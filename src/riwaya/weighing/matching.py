"""Matching: which propositions are worth comparing, how rare their words are, and how each pair scores."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log

from riwaya.weighing.descriptions import describe
from riwaya.weighing.likeness import Likeness, Ties, compare
from riwaya.weighing.members import Member
from riwaya.weighing.voices import alike

__all__ = ["Matches", "days_apart", "match"]

_WIDEST = 400  # a concept that stands in more propositions than this finds no candidates


@dataclass(frozen=True, slots=True)
class Matches:
    """The scored pairs of members, by their numbers, and how rare each concept is where the pair stands."""

    pairs: Mapping[tuple[int, int], Likeness]
    rarity: Sequence[Mapping[str, float]]


def _links(members: Sequence[Member]) -> dict[str, frozenset[str]]:
    """For each concept the identifiers that it was seen to describe, and the other way round."""
    found: dict[str, set[str]] = defaultdict(set)
    for m in members:
        for identifier, described in m.profile.apposed:
            found[identifier].add(described)
            found[described].add(identifier)
    return {key: frozenset(values) for key, values in found.items()}


def _rarity(members: Sequence[Member]) -> dict[str, float]:
    seen: Counter[str] = Counter(c for m in members for c in {t.concept for t in m.profile.terms})
    total = len(members)
    return {c: log(1 + total / n) / log(1 + total) * 2 if total > 1 else 1.0 for c, n in seen.items()}


def _ties(a: Member, b: Member) -> Ties:
    inside = a.statement.id in b.held or b.statement.id in a.held
    voice = a.statement.voice.id == b.statement.voice.id
    kindred = 0.0
    if not voice and a.article != b.article and a.statement.body.kind == b.statement.body.kind == "unnamed":
        kindred = alike(describe(a.statement.body.voice), describe(b.statement.body.voice), loosely=True)
    return Ties(
        voice=voice and a.article != b.article,
        inside=inside,
        days=days_apart(a.published, b.published) or 0,
        kindred=kindred,
    )


def days_apart(a: str, b: str) -> int | None:
    """Whole days between two ISO 8601 dates or times; None when one is missing or cannot be read."""
    try:
        return abs((date.fromisoformat(a[:10]) - date.fromisoformat(b[:10])).days)
    except ValueError:
        return None


def match(members: Sequence[Member], families: Sequence[int]) -> Matches:
    """Score all pairs of propositions that share a concept or a root and belong to kindred articles.

    *families* gives each article number's family (see :mod:`riwaya.weighing.kinship`).
    """
    by_family: dict[int, list[int]] = defaultdict(list)
    for i, m in enumerate(members):
        by_family[families[m.article]].append(i)
    rarity: list[Mapping[str, float]] = [{} for _ in members]
    pairs: dict[tuple[int, int], Likeness] = {}
    for numbers in by_family.values():
        weights = _rarity([members[i] for i in numbers])
        links = _links([members[i] for i in numbers])
        posting: dict[str, list[int]] = defaultdict(list)
        for i in numbers:
            rarity[i] = weights
            overlap: Counter[int] = Counter()
            keys = {t.concept for t in members[i].profile.terms} | {
                "√" + t.root for t in members[i].profile.terms if t.root
            }
            for key in sorted(keys):
                if len(posting[key]) <= _WIDEST:
                    for j in posting[key]:
                        overlap[j] += 1
                posting[key].append(i)
            for j in overlap:
                a, b = members[j], members[i]
                if a.statement.id == b.statement.id:
                    continue
                pairs[j, i] = compare(a.profile, b.profile, weights, _ties(a, b), links)
    return Matches(pairs, rarity)
