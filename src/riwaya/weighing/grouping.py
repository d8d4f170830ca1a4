"""Grouping: propositions that say the same, by average linkage over scored pairs, with pairs that must stay apart."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence

__all__ = ["Pair", "attach", "group"]

Pair = tuple[int, int]
"""Two members by their number, the smaller first."""


def group(size: int, scores: Mapping[Pair, float], threshold: float, apart: frozenset[Pair] = frozenset(),
          unseen: float = 0.05) -> list[list[int]]:  # fmt: skip
    """Clusters of ``range(size)``, each sorted, in order of their first member.

    Clusters are joined, the best pair first, while the mean score over their members' pairs is at least *threshold*;
    a pair that was not scored counts as *unseen*, and clusters that hold a pair of *apart* are never joined. Ties go to
    the lower numbers, so the result depends on the members' order and on nothing else; members with no scored pair
    have no influence (average linkage, Sokal and Michener 1958).
    """
    members: dict[int, list[int]] = {i: [i] for i in range(size)}
    sums: dict[int, dict[int, tuple[float, int]]] = {i: {} for i in range(size)}
    barred: dict[int, set[int]] = {i: set() for i in range(size)}
    for (i, j), score in scores.items():
        sums[i][j] = sums[j][i] = (score, 1)
    for i, j in apart:
        barred[i].add(j)
        barred[j].add(i)

    def mean(a: int, b: int) -> float:
        total, seen = sums[a][b]
        pairs = len(members[a]) * len(members[b])
        return (total + unseen * (pairs - seen)) / pairs

    heap = [(-score, i, j) for (i, j), score in scores.items() if score >= threshold]
    heapq.heapify(heap)
    alive = set(range(size))
    while heap:
        negative, a, b = heapq.heappop(heap)
        if a not in alive or b not in alive or b not in sums[a] or b in barred[a]:
            continue
        if abs(mean(a, b) + negative) > 1e-12:  # an outdated entry: a newer one is in the heap if it still counts
            continue
        members[a] = sorted(members[a] + members.pop(b))
        alive.discard(b)
        for c, (total, seen) in sums.pop(b).items():
            del sums[c][b]
            if c == a:
                continue
            old = sums[a].get(c, (0.0, 0))
            sums[a][c] = sums[c][a] = (old[0] + total, old[1] + seen)
        for c in barred.pop(b):
            barred[c].discard(b)
            barred[c].add(a)
            barred[a].add(c)
        for c in sums[a]:
            score = mean(a, c)
            if score >= threshold and c not in barred[a]:
                heapq.heappush(heap, (-score, min(a, c), max(a, c)))
    return sorted(members[i] for i in alive)


def attach(groups: Sequence[Sequence[int]], scores: Mapping[Pair, float], nearest: float, mean: float,
           apart: frozenset[Pair] = frozenset()) -> list[list[int]]:  # fmt: skip
    """The clusters with single members added to those they are near to.

    One who tells a matter in words of his own is like one or two of its retellings, and unlike the rest; average
    linkage leaves him alone. A single member joins the cluster of the highest mean score where its best score is at
    least *nearest* and the mean at least *mean*, unless a pair of *apart* forbids it. Singles are measured against the
    clusters as given, so their order does not matter.
    """
    clusters = [list(g) for g in groups if len(g) > 1]
    fixed = [tuple(g) for g in clusters]
    alone: list[list[int]] = []
    near: dict[int, set[int]] = {}
    home = {m: n for n, g in enumerate(fixed) for m in g}
    for i, j in scores:
        for one, other in ((i, j), (j, i)):
            if one not in home and other in home:
                near.setdefault(one, set()).add(home[other])
    for (single,) in (g for g in groups if len(g) == 1):
        best: tuple[float, int] | None = None
        for n in sorted(near.get(single, ())):
            pairs = [(min(single, m), max(single, m)) for m in fixed[n]]
            found = [scores.get(p, 0.0) for p in pairs]
            average = sum(found) / len(found)
            fits = max(found) >= nearest and average >= mean and not any(p in apart for p in pairs)
            if fits and (best is None or average > best[0]):
                best = (average, n)
        if best is None:
            alone.append([single])
        else:
            clusters[best[1]].append(single)
    return sorted([sorted(c) for c in clusters] + alone)
