"""Counting: how many voices stand behind a claim, between which numbers that is open, and how sure the count is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from riwaya.weighing.links import Link

__all__ = ["ONE", "SURE", "Count", "components", "counted"]

ONE = 0.5
"""How likely it must be that two voices are one for them to be counted as one."""

SURE = 0.95
"""How likely it must be for the count not to be held open for them."""


@dataclass(frozen=True, slots=True)
class Count:
    """The fewest and most voices that the evidence admits, and the *probability* (0-1) of the best guess.

    *open* are the links that hold the count open, those nearest to even first.
    """

    least: int
    most: int
    probability: float
    open: tuple[Link, ...] = ()


def components(numbers: Iterable[int], edges: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The *numbers*, put together where *edges* join them: sorted lists, in order of their first number."""
    parent = {i: i for i in numbers}

    def find(i: int) -> int:
        while parent[i] != i:
            i = parent[i]
        return i

    for i, j in edges:
        if i in parent and j in parent:
            a, b = find(i), find(j)
            parent[max(a, b)] = min(a, b)
    found: dict[int, list[int]] = {}
    for i in sorted(parent):
        found.setdefault(find(i), []).append(i)
    return list(found.values())


def counted(voiced: Sequence[int], links: Mapping[tuple[int, int], Link], besides: int = 0) -> Count:
    """How many voices the statements *voiced* have, *besides* those that no link can join to them.

    Statements that are surely of one voice are one; the strongest links between those, a tree of them, each hold or do
    not, on their own. The best guess has those at work that are likelier than not.
    """
    nodes = components(voiced, (p for p, why in links.items() if why.probability >= SURE))
    home = {i: n for n, node in enumerate(nodes) for i in node}
    best: dict[tuple[int, int], Link] = {}
    for (i, j), why in links.items():
        if i in home and j in home and home[i] != home[j]:
            pair = min(home[i], home[j]), max(home[i], home[j])
            if pair not in best or why.probability > best[pair].probability:
                best[pair] = why
    tree: list[Link] = []
    joined: list[tuple[int, int]] = []
    for pair, why in sorted(best.items(), key=lambda b: (-b[1].probability, b[0])):
        before = len(components(range(len(nodes)), joined))
        if len(components(range(len(nodes)), [*joined, pair])) < before:
            joined.append(pair)
            tree.append(why)
    chance = [1.0]
    for why in tree:
        p = why.probability
        chance = [(chance[k] if k < len(chance) else 0) * (1 - p) + (chance[k - 1] * p if k else 0)
                  for k in range(len(chance) + 1)]  # fmt: skip
    merged = sum(why.probability >= ONE for why in tree)
    most = len(nodes) + besides
    shown = sorted(dict.fromkeys(tree), key=lambda w: (abs(w.probability - ONE), w.reason))
    return Count(most - len(tree), most, round(chance[merged], 2), tuple(shown))
