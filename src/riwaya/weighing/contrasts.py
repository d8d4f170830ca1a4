"""Contrasts: where two claims clash, or one puts the other at a later stage or says it more exactly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from riwaya.arabic.numbers import Quantity
from riwaya.model import Contrast, ContrastType, Span
from riwaya.weighing.likeness import number_clashes, polarity_clash
from riwaya.weighing.matching import Matches
from riwaya.weighing.members import Member
from riwaya.weighing.settings import Settings

__all__ = ["contradictions", "contrasts_of"]

Pair = tuple[int, int]


def _shown(member: Member, quantity: Quantity) -> str:
    text = {"at-least": "at least ", "at-most": "at most ", "about": "about "}.get(quantity.bound, "")
    return f"{text}{quantity.value:g}"


def contradictions(members: Sequence[Member], matches: Matches, settings: Settings) -> dict[Pair, str]:
    """The pairs of members that cannot both be so, each with the reason."""
    found: dict[Pair, str] = {}
    for (i, j), likeness in matches.pairs.items():
        a, b = members[i], members[j]
        if "declined" in (a.profile.modality, b.profile.modality) or "asked" in (
            a.profile.modality,
            b.profile.modality,
        ):
            continue
        if dict(likeness.features)["inside"] or (a.article == b.article and a.statement.voice.id == b.statement.voice.id):
            continue
        if (a.borrowed or b.borrowed) and a.article == b.article and likeness.matter >= settings.clash:
            if "denies" in (a.statement.body.stance, b.statement.body.stance):
                found[i, j] = "one denies what the other says"
            continue
        if likeness.matter < settings.clash:
            continue
        if polarity_clash(a.profile, b.profile):
            found[i, j] = "one says what the other denies"
            continue
        numbers = number_clashes(a.profile, b.profile)
        if numbers:
            q, r = numbers[0]
            found[i, j] = f"{_shown(a, q)} here, {_shown(b, r)} there"
    return found


def _clash_spans(member: Member, other: Member, article: str) -> list[tuple[str, int, int]]:
    numbers = number_clashes(member.profile, other.profile)
    if numbers and not polarity_clash(member.profile, other.profile):
        return [(article, *numbers[0][0].span)]
    if member.profile.negator is not None:
        return [(article, *member.profile.negator)]
    return [(article, *span) for span in _wording(member)]


def _wording(member: Member) -> tuple[Span, ...]:
    return member.spans


def contrasts_of(claims: Sequence[Sequence[int]], ids: Sequence[str], members: Sequence[Member],
                 clashes: Mapping[Pair, str], matches: Matches,
                 settings: Settings) -> dict[str, tuple[Contrast, ...]]:  # fmt: skip
    """The contrasts of each claim, by its id; *claims* are lists of member numbers in the order of *ids*."""
    home: dict[int, list[int]] = defaultdict(list)
    for c, numbers in enumerate(claims):
        for m in numbers:
            home[m].append(c)
    between: dict[Pair, list[Pair]] = defaultdict(list)
    for i, j in sorted(clashes):
        for c in home[i]:
            for d in home[j]:
                if c != d:
                    between[c, d].append((i, j))
    found: dict[str, list[Contrast]] = defaultdict(list)
    for (c, d), pairs in sorted(between.items()):
        i, j = max(pairs, key=lambda p: (matches.pairs[p].matter, -p[0], -p[1]))
        a, b = members[i], members[j]
        spans = tuple(_clash_spans(a, b, a.statement.article) + _clash_spans(b, a, b.statement.article))
        _both(found, ids, c, d, "contradicts", spans, clashes[i, j])
    for c, d, kind, why in _stages(claims, members, matches, settings):
        if any(x.to == ids[d] for x in found[ids[c]]) or any(x.to == ids[c] for x in found[ids[d]]):
            continue
        first, other = members[claims[c][0]], members[claims[d][0]]
        spans = tuple((m.statement.article, *s) for m in (first, other) for s in _wording(m))
        found[ids[c]].append(Contrast(ids[d], kind, spans, why))
    return {k: tuple(sorted(_distinct(v), key=lambda x: (x.type, x.to))) for k, v in found.items() if v}


def _distinct(contrasts: Sequence[Contrast]) -> list[Contrast]:
    """One contrast of a kind a pair of claims, the first."""
    return list({(c.to, c.type): c for c in reversed(contrasts)}.values())


def _both(found: dict[str, list[Contrast]], ids: Sequence[str], c: int, d: int, kind: ContrastType,
          spans: tuple[tuple[str, int, int], ...], why: str) -> None:  # fmt: skip
    found[ids[c]].append(Contrast(ids[d], kind, spans, why))
    found[ids[d]].append(Contrast(ids[c], kind, spans, why))


def _stages(claims: Sequence[Sequence[int]], members: Sequence[Member], matches: Matches,
            settings: Settings) -> list[tuple[int, int, ContrastType, str]]:  # fmt: skip
    """Claims on one matter where a supposition was later stated, or one wording is held in another, fuller one."""
    home: dict[int, list[int]] = defaultdict(list)
    for c, numbers in enumerate(claims):
        for m in numbers:
            home[m].append(c)
    held: dict[Pair, list[Pair]] = defaultdict(list)
    for (i, j), likeness in sorted(matches.pairs.items()):
        if dict(likeness.features)["coverage"] < 0.7 or likeness.score < settings.same / 2:
            continue
        for c in home[i]:
            for d in home[j]:
                if c != d:
                    held[min(c, d), max(c, d)].append((i, j) if c < d else (j, i))
    found: list[tuple[int, int, ContrastType, str]] = []
    for (c, d), pairs in sorted(held.items()):
        i, j = pairs[0]
        a, b = members[i], members[j]
        if a.profile.modality in ("hedged", "planned") and b.profile.modality == "fact" and a.published < b.published:
            found.append((d, c, "updates", "what was supposed or planned is stated later"))
        elif b.profile.modality in ("hedged", "planned") and a.profile.modality == "fact" and b.published < a.published:
            found.append((c, d, "updates", "what was supposed or planned is stated later"))
        elif a.profile.modality == b.profile.modality and not polarity_clash(a.profile, b.profile):
            more, less = (c, d) if len(a.profile.terms) > len(b.profile.terms) else (d, c)
            found.append((more, less, "narrows", "the same with more said"))
    return found
