"""Contrasts: where two claims clash, or one puts the other at a later stage or says it more exactly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from riwaya.arabic.numbers import Quantity
from riwaya.model import ContrastType
from riwaya.weighing.belongings import exclude
from riwaya.weighing.likeness import Likeness, held, number_clashes
from riwaya.weighing.matching import Matches, days_apart
from riwaya.weighing.members import Member
from riwaya.weighing.polarity import contrary, polarity_clash
from riwaya.weighing.profiles import Profile
from riwaya.weighing.settings import Settings

__all__ = ["Found", "contradictions", "contrasts"]

Pair = tuple[int, int]
_NEARLY_ONE = 0.65  # how alike in matter two clauses are that differ in hardly more than a negation
_HEAD = 0.31  # words that weigh less stand in news on any matter ("the presence of")
_AIMED = 0.4  # how much of what is denied, and how much like it, the other must say whose very word is negated
_LEAST_SAID = 2.5  # words of matter that both sides need before they can be said to clash


class Found(NamedTuple):
    """A contrast between the claims of numbers *claim* and *to*; *spans* are (article id, start, end)."""

    claim: int
    to: int
    type: ContrastType
    spans: tuple[tuple[str, int, int], ...]
    why: str


def _weight(member: Member) -> float:
    return sum(t.weight for t in member.profile.terms)


def contradictions(members: Sequence[Member], matches: Matches, settings: Settings) -> dict[Pair, str]:
    """The pairs of members that cannot both be so, each with the reason.

    Demands and refusals to comment contradict nothing, nor does anybody contradict himself.
    """
    found: dict[Pair, str] = {}
    for (i, j), likeness in matches.pairs.items():
        a, b = members[i], members[j]
        if {"declined", "asked"} & {a.profile.modality, b.profile.modality}:
            continue
        if likeness.feature("inside") or a.statement.voice.id == b.statement.voice.id:
            continue
        why = _clash(a, b, likeness, settings)
        if why:
            found[i, j] = why
    return _aimed(found, members, matches) | _of_others(members, matches)


_BESIDE = 600  # characters between two statements that go on about one thing


def _of_others(members: Sequence[Member], matches: Matches) -> dict[Pair, str]:
    """The pairs that say of one thing that it is of two which exclude each other."""
    telling = [i for i, m in enumerate(members) if m.belonging and _told(m)]
    found: dict[Pair, str] = {}
    for i, j in combinations(telling, 2):
        a, b = members[i], members[j]
        beside = a.article == b.article and abs(a.spans[0].start - b.spans[0].start) <= _BESIDE
        if a.statement.voice.id == b.statement.voice.id or not (beside or (i, j) in matches.pairs):
            continue
        if a.belonging and b.belonging and exclude(a.belonging, b.belonging, beside):
            found[i, j] = "the thing is said to be of another one"
    return found


def _told(m: Member) -> bool:
    """Whether what a member says of a thing is stated or supposed, and not denied."""
    return not m.profile.negated and m.profile.modality in ("fact", "hedged")


def _aimed(clashes: Mapping[Pair, str], members: Sequence[Member], matches: Matches) -> dict[Pair, str]:
    """The clashes without those of a denial with what it is not aimed at: far less alike than what it meets best."""
    best: dict[int, float] = defaultdict(float)
    for pair in clashes:
        for m in pair:
            best[m] = max(best[m], matches.pairs[pair].matter)
    return {
        pair: why
        for pair, why in clashes.items()
        if all(not members[m].profile.negated or matches.pairs[pair].matter >= best[m] / 2 for m in pair)
    }


def _clash(a: Member, b: Member, likeness: Likeness, settings: Settings) -> str | None:
    if a.borrowed or b.borrowed:
        denied = "denies" in (a.statement.body.stance, b.statement.body.stance)
        near = a.article == b.article and likeness.matter >= settings.clash
        return "one denies what the other says" if denied and near else None
    if "open" not in (a.profile.modality, b.profile.modality) and polarity_clash(a.profile, b.profile):
        gap = days_apart(a.published, b.published) or 0
        if gap > settings.stage or (gap and contrary(a.profile, b.profile)):
            return None  # closed one day and open another: a later stage
        return "one says what the other denies" if _denied(a, b, likeness, settings) else None
    numbers = number_clashes(a.profile, b.profile)
    if (
        not numbers
        or not likeness.feature("number")
        or likeness.matter < settings.clash
        or _grew(a, b, numbers[0], settings.days)
    ):
        return None
    return f"{_shown(numbers[0][0])} against {_shown(numbers[0][1])}"


def _denied(a: Member, b: Member, likeness: Likeness, settings: Settings) -> bool:
    """Whether what the negated side says is all held in the other side.

    "There are no cracks" denies every longer report of cracks; "they did not close the two mills by the river" does
    not deny that they closed some mill.
    """
    if a.profile.negated == b.profile.negated:
        return likeness.matter >= settings.clash and min(_weight(a), _weight(b)) >= _LEAST_SAID
    no, yes = (a, b) if a.profile.negated else (b, a)
    share, weight = held(no.profile, yes.profile)
    if no.statement.body.stance == "denies" and no.profile.negator is None:
        # what somebody is said to deny is named: its head must be there, less of what stands after it
        head = next((t.concept for t in no.profile.terms if t.weight > _HEAD), None)
        return head in yes.profile.by_concept and share >= settings.denied - 0.15 and weight >= 0.5
    if not _stated(no.profile, yes.profile):
        return False
    aimed = share >= _AIMED and likeness.matter >= _AIMED
    return weight >= 1.2 and (likeness.matter >= _NEARLY_ONE or share >= settings.denied or aimed)


def _stated(no: Profile, yes: Profile) -> bool:
    """Whether the first word of matter behind the negation of *no* is said in *yes*: that is what is denied."""
    start = no.negator.start if no.negator else 0
    denied = next((t for t in no.terms if t.span.start > start and t.weight > _HEAD and not t.aside), None)
    said = [t for t in yes.terms if t.weight > _HEAD]
    return denied is None or any(t.concept == denied.concept or (t.root and t.root == denied.root) for t in said)


def _grew(a: Member, b: Member, numbers: tuple[Quantity, Quantity], days: int) -> bool:
    """Whether the number of the later day is a new stage: larger, or more than *days* later."""
    x, y = numbers
    gap = days_apart(a.published, b.published) or 0
    larger = x.value < y.value if a.published < b.published else y.value < x.value
    return gap > days or (gap > 0 and larger)


def _shown(quantity: Quantity) -> str:
    text = {"at-least": "at least ", "at-most": "at most ", "about": "about "}.get(quantity.bound, "")
    return f"{text}{quantity.value:g}"


def _clash_spans(member: Member, other: Member) -> list[tuple[str, int, int]]:
    """Where *member* clashes with *other*: its number, its negation, or else all of its wording."""
    article = member.statement.article
    numbers = number_clashes(member.profile, other.profile)
    if numbers and not polarity_clash(member.profile, other.profile):
        return [(article, *numbers[0][0].span)]
    if member.profile.negator is not None and not other.profile.negated:
        return [(article, *member.profile.negator)]
    return [(article, *span) for span in member.spans]


def contrasts(claims: Sequence[Sequence[int]], members: Sequence[Member], clashes: Mapping[Pair, str],
              matches: Matches, settings: Settings) -> list[Found]:  # fmt: skip
    """The contrasts between *claims*, given as lists of member numbers; contradictions stand on both sides.

    Claims that share a statement are not held against each other: one mouth said both in one breath.
    """
    said = [{members[i].statement.id for i in numbers} for numbers in claims]
    found: list[Found] = []
    for (c, d), pairs in sorted(_between(claims, clashes).items()):
        if c > d or said[c] & said[d]:
            continue
        i, j = max(pairs, key=lambda p: (_matter(matches, p), -p[0], -p[1]))
        a, b = members[i], members[j]
        spans = (*_clash_spans(a, b), *_clash_spans(b, a))
        why = clashes[min(i, j), max(i, j)]
        found += [Found(c, d, "contradicts", spans, why), Found(d, c, "contradicts", spans, why)]
    known = {(f.claim, f.to) for f in found}
    pairs_said = {p for p, likeness in matches.pairs.items() if likeness.matter >= settings.clash}
    for (c, d), pairs in sorted(_between(claims, dict.fromkeys(pairs_said, "")).items()):
        if c > d or (c, d) in known or said[c] & said[d]:
            continue
        best = max(pairs, key=lambda p: (matches.pairs[min(p), max(p)].matter, -p[0], -p[1]))
        stage = _stage(members[best[0]], members[best[1]], matches.pairs[min(best), max(best)], settings)
        if stage is not None:
            forward, kind, why = stage
            one, other = (c, d) if forward else (d, c)
            spans = tuple((members[m].statement.article, *s) for m in best for s in members[m].spans)
            found.append(Found(one, other, kind, spans, why))
    return sorted(found)


def _matter(matches: Matches, pair: Pair) -> float:
    likeness = matches.pairs.get((min(pair), max(pair)))
    return likeness.matter if likeness is not None else 0.0


def _between(claims: Sequence[Sequence[int]], pairs: Mapping[Pair, str]) -> dict[Pair, list[Pair]]:
    """Pairs of claims with the pairs of members that stand between them, in both directions."""
    home: dict[int, list[int]] = defaultdict(list)
    for c, numbers in enumerate(claims):
        for m in numbers:
            home[m].append(c)
    found: dict[Pair, list[Pair]] = defaultdict(list)
    for i, j in sorted(pairs):
        for c in home[i]:
            for d in home[j]:
                if c != d:
                    found[c, d].append((i, j))
                    found[d, c].append((j, i))
    return found


def _stage(a: Member, b: Member, likeness: Likeness, settings: Settings) -> tuple[bool, ContrastType, str] | None:
    """Whether *a* updates or narrows *b* (True) or the other way round (False), and why."""
    supposed = ("hedged", "planned", "open")
    later = "what was supposed or planned is stated later"
    if a.profile.modality == "fact" and b.profile.modality in supposed and b.published < a.published:
        return True, "updates", later
    if b.profile.modality == "fact" and a.profile.modality in supposed and a.published < b.published:
        return False, "updates", later
    gap = days_apart(a.published, b.published) or 0
    turned = gap > settings.stage or (gap > 0 and contrary(a.profile, b.profile))
    if turned and polarity_clash(a.profile, b.profile):
        return a.published > b.published, "updates", "the contrary is said later"
    numbers = number_clashes(a.profile, b.profile)
    if numbers and _grew(a, b, numbers[0], settings.days):
        first, then = numbers[0] if a.published < b.published else numbers[0][::-1]
        return a.published > b.published, "updates", f"{_shown(first)}, then {_shown(then)}"
    if a.profile.modality != b.profile.modality or polarity_clash(a.profile, b.profile):
        return None
    more = _weight(a) - _weight(b)
    held = likeness.feature("coverage") >= 0.8 and min(_weight(a), _weight(b)) >= _LEAST_SAID
    return (more > 0, "narrows", "the same with more said") if held and abs(more) >= 2 else None
