"""Matching: which propositions are worth comparing, and how each pair scores."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from riwaya.weighing.descriptions import describe
from riwaya.weighing.identity import alike
from riwaya.weighing.kinship import Kin
from riwaya.weighing.likeness import Likeness, Ties, compare
from riwaya.weighing.members import Member

__all__ = ["Matches", "days_apart", "match"]

_NEAREST = 0.04  # the least score at which two propositions can be one point of a report
_SLIGHTEST = 0.25  # the share of the smaller that two propositions must have in common to be compared
_WIDEST = 400  # a concept that stands in more propositions than this finds no candidates


@dataclass(frozen=True, slots=True)
class Matches:
    """The scored pairs of members, by their numbers, the smaller first."""

    pairs: Mapping[tuple[int, int], Likeness]


def _links(members: Sequence[Member]) -> dict[str, frozenset[str]]:
    """For each concept the identifiers that it was seen to describe, and the other way round."""
    found: dict[str, set[str]] = defaultdict(set)
    for m in members:
        for identifier, described in m.profile.apposed:
            found[identifier].add(described)
            found[described].add(identifier)
    return {key: frozenset(values) for key, values in found.items()}


def _ties(a: Member, b: Member) -> Ties:
    inside = a.statement.id in b.held or b.statement.id in a.held
    voice = a.statement.voice.id == b.statement.voice.id
    kindred = 0.0
    if (
        not voice
        and a.article != b.article
        and a.statement.body.kind == b.statement.body.kind in ("unnamed", "imagery")
    ):
        kindred = alike(describe(a.statement.body.voice), describe(b.statement.body.voice), loosely=True)
    return Ties(
        voice=voice and a.article != b.article,
        inside=inside,
        days=days_apart(a.published, b.published) or 0,
        kindred=kindred,
        unnamed=a.statement.body.kind == b.statement.body.kind == "unnamed",
    )


def days_apart(a: str, b: str) -> int | None:
    """Whole days between two ISO 8601 dates or times; None when one is missing or cannot be read."""
    try:
        return abs((date.fromisoformat(a[:10]) - date.fromisoformat(b[:10])).days)
    except ValueError:
        return None


def match(members: Sequence[Member], kin: Kin, family: Sequence[int]) -> Matches:
    """Score all pairs of propositions of different statements that share a concept or a root.

    Only those of one article, and of two that are or can be on one matter (*kin*), are compared: elsewhere nearly the
    same words tell of another attack, another patient. *family* gives the number of each article's family. Nothing in
    a pair's score depends on third propositions, but for what the family shows to be names of one thing.
    """
    of_family: dict[int, list[Member]] = defaultdict(list)
    for m in members:
        of_family[family[m.article]].append(m)
    links = {number: _links(held) for number, held in of_family.items()}
    posting: dict[str, list[tuple[int, float]]] = defaultdict(list)
    sizes = [sum(t.weight for t in m.profile.terms) or 1.0 for m in members]
    pairs: dict[tuple[int, int], Likeness] = {}
    for i, b in enumerate(members):
        here, known = {b.article} | kin.near[b.article] | kin.far[b.article], links[family[b.article]]
        shared: dict[int, float] = defaultdict(float)
        for term in b.profile.terms:
            keys = [term.concept, *sorted(known.get(term.concept, ())), *(["√" + term.root] if term.root else [])]
            seen: set[int] = set()
            for key in keys:
                if len(posting[key]) > _WIDEST:
                    continue
                for j, weight in posting[key]:
                    if j not in seen and members[j].article in here:
                        seen.add(j)
                        shared[j] += min(weight, term.weight)
            for key in (term.concept, "√" + term.root) if term.root else (term.concept,):
                posting[key].append((i, term.weight))
        for j in sorted(shared):
            a = members[j]
            if "declined" in (a.profile.modality, b.profile.modality) and a.profile.modality != b.profile.modality:
                continue  # what somebody would not speak of is no statement of it
            if a.statement.id != b.statement.id and shared[j] >= _SLIGHTEST * min(sizes[i], sizes[j]):
                pairs[j, i] = compare(a.profile, b.profile, _ties(a, b), known)
    for j, i in _mutual(members, pairs):
        a, b = members[j], members[i]
        pairs[j, i] = compare(a.profile, b.profile, replace(_ties(a, b), mutual=True), links[family[b.article]])
    return Matches(pairs)


def _mutual(members: Sequence[Member], pairs: Mapping[tuple[int, int], Likeness]) -> list[tuple[int, int]]:
    """Pairs of two articles and one (possible) voice, each the other's nearest: one report retold point by point."""
    best: dict[tuple[int, int], tuple[float, int]] = {}
    for (j, i), likeness in sorted(pairs.items()):
        if max(likeness.feature("voice"), likeness.feature("kindred")) < 0.5 or likeness.score < _NEAREST:
            continue
        for one, other in ((j, i), (i, j)):
            key = (one, members[other].article)
            if likeness.score > best.get(key, (0.0, -1))[0]:
                best[key] = (likeness.score, other)
    return [
        (one, other)
        for (one, article), (_, other) in sorted(best.items())
        if one < other and best.get((other, members[one].article), (0.0, -1))[1] == one
    ]
