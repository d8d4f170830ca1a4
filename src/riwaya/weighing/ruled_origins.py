"""Ruled origins: the voices behind a claim, joined and parted as people decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from riwaya.weighing.counting import Count
from riwaya.weighing.grouping import Pair
from riwaya.weighing.links import Link
from riwaya.weighing.rulings import Rulings

__all__ = ["groups_as_ruled", "links_as_ruled", "within_rulings"]


def links_as_ruled(links: Mapping[Pair, Link], ids: Sequence[str], ruled: Rulings) -> dict[Pair, Link]:
    """*links* between the statements of these *ids*, with certain ones where people decided, and none where they did
    otherwise."""
    made = dict(links)
    if not (ruled.same or ruled.parted):
        return made
    two = ruled.two
    for j, b in enumerate(ids):
        for i, a in enumerate(ids[:j]):
            said = ruled.between(a, b)
            if said:
                made[i, j] = Link("ruled", 1.0, said)
            elif (a, b) in two:
                made.pop((i, j), None)
    return made


def groups_as_ruled(groups: Sequence[Sequence[int]], ids: Sequence[str], ruled: Rulings) -> list[list[int]]:
    """*groups*, joined where people hold their members to be one, and parted where they hold them to be two.

    Members of a group that is parted stay with the first of its members that they may stay with.
    """
    if not (ruled.same or ruled.parted):
        return [list(g) for g in groups]
    two = ruled.two
    home = {i: [i] for i in range(len(ids))}

    def join(i: int, j: int) -> None:
        one, other = home[i], home[j]
        if one is not other and not any((ids[x], ids[y]) in two for x in one for y in other):
            one += other
            home.update(dict.fromkeys(other, one))

    for j, b in enumerate(ids):
        for i, a in enumerate(ids[:j]):
            if ruled.between(a, b):
                join(i, j)
    for g in groups:
        for n, j in enumerate(g):
            for i in g[:n]:
                join(i, j)
    return sorted({id(held): sorted(held) for held in home.values()}.values())


def within_rulings(count: Count, groups: Sequence[Sequence[int]], ids: Sequence[str], ruled: Rulings) -> Count:
    """*count*, with no fewer voices than people hold to be different ones, and room for as many as *groups* are."""
    two = ruled.two
    if not two:
        return count
    apart: list[str] = []
    for statement in ids:
        if all((statement, other) in two for other in apart):
            apart.append(statement)
    return replace(count, least=min(max(count.least, len(apart)), len(groups)), most=max(count.most, len(groups)))
