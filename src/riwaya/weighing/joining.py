"""Joining: claims made one, and kept two, as people decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from riwaya.weighing.grouping import Pair
from riwaya.weighing.members import Member
from riwaya.weighing.rulings import Rulings

__all__ = ["joined_as_ruled", "kept_apart"]


def kept_apart(members: Sequence[Member], ruled: Rulings) -> frozenset[Pair]:
    """The pairs of propositions whose statements are not to be of one claim."""
    two = ruled.two
    if not two:
        return frozenset()
    numbers = _numbers(members)
    return frozenset(
        (min(i, j), max(i, j)) for a, b in two for i in numbers.get(a, ()) for j in numbers.get(b, ())
    )  # fmt: skip


def joined_as_ruled(claims: Sequence[Sequence[int]], members: Sequence[Member], scores: Mapping[Pair, float],
                    ruled: Rulings) -> list[list[int]]:  # fmt: skip
    """*claims*, with those made one that hold statements of one claim.

    Where statements stand in several claims, it is those two whose propositions are most alike. Where that would bring
    together what is to be kept apart, the statements that are one leave their claims and make one of their own.
    """
    made = [list(c) for c in claims]
    if not ruled.same:
        return made
    numbers, apart = _numbers(members), kept_apart(members, ruled)
    for a, b in sorted(ruled.same):
        mine, theirs = numbers.get(a, []), numbers.get(b, [])
        if not mine or not theirs or any({*mine} & {*c} and {*theirs} & {*c} for c in made):
            continue
        i, j = max(((i, j) for i in mine for j in theirs),
                   key=lambda p: (scores.get((min(p), max(p)), 0.0), -p[0], -p[1]))  # fmt: skip
        first, second = (next(n for n, c in enumerate(made) if k in c) for k in (i, j))
        both = sorted({*made[first], *made[second]})
        if any((x, y) in apart for n, x in enumerate(both) for y in both[n + 1 :]):
            one = {k for s in ruled.one(a) for k in numbers.get(s, ())}
            made = [[k for k in c if k not in one] for c in made] + [sorted(one)]
        else:
            made = [c for n, c in enumerate(made) if n not in (first, second)] + [both]
        made = [c for c in made if c]
    return made


def _numbers(members: Sequence[Member]) -> dict[str, list[int]]:
    """The propositions of each statement."""
    found: dict[str, list[int]] = defaultdict(list)
    for n, m in enumerate(members):
        found[m.statement.id].append(n)
    return found
