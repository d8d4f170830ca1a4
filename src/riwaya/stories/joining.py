"""Joining: what of a batch of articles belongs together, the most alike first.

Agglomerative clustering by the cosine of sums of vectors, mixed with that of the best pair, in which the stories there
are already take part as one node each that no other such node may join.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush, nlargest
from math import sqrt

from riwaya.stories.settings import Settings
from riwaya.stories.vectors import Terms, Vector, cosine, disjoint, pull, summed

__all__ = ["Held", "Joining", "Node"]

_COMPARED = 12
"""Others, the nearest, among which two are looked for that a page of round-ups joins."""


@dataclass(frozen=True, slots=True)
class Held:
    """An article that *story* has."""

    vector: Vector
    story: int


@dataclass(slots=True)
class Node:
    """A story in the making: the numbers of its articles in the batch, the *story* that it began as, and their sum."""

    articles: list[int]
    story: int | None
    day: str | None
    terms: Terms
    length: float


class Joining:
    """The joining of one batch, step by step: `link`, `set_aside`, `join`, `take_in`.

    *nodes* are the stories in the making, by their numbers; *near* says by number in the batch which others an article
    is like, and how much; *order* has the numbers of the batch in the order of the articles' keys.
    """

    def __init__(self, batch: Sequence[Vector], held: Sequence[Held], settings: Settings) -> None:
        self._batch, self._held, self._settings = batch, held, settings
        self.order = sorted(range(len(batch)), key=lambda i: batch[i].profile.key)
        self.nodes = {n: Node([i], None, batch[i].day, batch[i].terms, 1.0) for n, i in enumerate(self.order)}
        self._room: dict[int, int] = {}
        of: dict[int, list[Vector]] = {}
        for h in held:
            of.setdefault(h.story, []).append(h.vector)
        for story in sorted(of):
            self._room[story] = n = len(self.nodes)
            latest = nlargest(settings.latest, of[story], key=lambda v: (v.day or "", v.profile.key))
            terms = summed(v.terms for v in latest)
            self.nodes[n] = Node([], story, latest[0].day, terms, _length(terms))
        self._links: dict[int, dict[int, float]] = {n: {} for n in self.nodes}
        self.near: dict[int, dict[int, float]] = {}

    def link(self, near: Mapping[int, Collection[int]] | None) -> None:
        """Compare what is worth comparing; a link is as strong as its most alike pair."""
        size = len(self._batch)
        number = {i: n for n, i in enumerate(self.order)}
        self.near = {i: {} for i in range(size)}
        for i, mine in self.near.items():
            for j in range(size + len(self._held)) if near is None else near.get(i, ()):
                if i == j or j in mine:
                    continue
                other = self.vector(j)
                score = cosine(self._batch[i].terms, other.terms) * pull(self._batch[i].day, other.day, self._settings)
                if score <= 0:
                    continue
                mine[j] = score
                if j < size:
                    self.near[j][i] = score
                a, b = number[i], number[j] if j < size else self._room[self._held[j - size].story]
                self._links[a][b] = self._links[b][a] = max(score, self._links[a].get(b, 0.0))

    def set_aside(self, least: float) -> list[int]:
        """Unlink the pages of round-ups: articles that are like two others, each in other words, which are not alike.

        They would make one story of what they tell one after the other. Their numbers in the batch are given back.
        """
        found = [i for i in self.order if self._rounds_up(i, least)]
        number = {i: n for n, i in enumerate(self.order)}
        for n in (number[i] for i in found):
            for other in self._links[n]:
                del self._links[other][n]
            self._links[n] = {}
        return found

    def _rounds_up(self, i: int, least: float) -> bool:
        likes = [(score, self.vector(j)) for j, score in self.near[i].items() if score >= least]
        nearest = nlargest(_COMPARED, likes, key=lambda pair: (pair[0], pair[1].profile.key))
        me = self._batch[i].terms
        for _, other in nearest[1:]:
            first = nearest[0][1]
            if cosine(first.terms, other.terms) < least / 2 and disjoint(me, first.terms, other.terms):
                return True
        return False

    def take_in(self, waiting: Sequence[int], least: float) -> None:
        """Put what was set aside where it is most at home."""
        number = {i: n for n, i in enumerate(self.order)}
        home = self.homes()
        taken: set[int] = set()  # nodes of others set aside that are a home now
        for i in waiting:
            if number[i] in taken:
                continue
            near = {home[j] for j in self.near[i]} - {number[i]}
            worth = [(cosine(self._batch[i].terms, self.nodes[n].terms, self.nodes[n].length), -n) for n in near]
            best = max(worth, default=(0.0, 0))
            if best[0] >= least:
                del self.nodes[number[i]]
                self.nodes[-best[1]].articles.append(i)
                home[i] = -best[1]
                taken.add(-best[1])

    def join(self, least: float) -> None:
        """Join nodes, the most alike first, as long as any are as alike as *least*."""
        nodes, links = self.nodes, self._links
        made = dict.fromkeys(nodes, 0)  # how often each has grown: what was reckoned before counts no more
        heap = []
        for a in nodes:
            for b in links[a]:
                if a < b and (score := self._alike(a, b)) >= least:
                    heap.append((-score, a, b, 0, 0))
        heapify(heap)
        while heap:
            _, a, b, grown_a, grown_b = heappop(heap)
            if a not in nodes or b not in nodes or (made[a], made[b]) != (grown_a, grown_b):
                continue
            if nodes[a].story is not None and nodes[b].story is not None:
                continue
            self._merge(a, b)
            made[a] += 1
            for c in links[a]:
                score = self._alike(a, c)
                if score >= least:
                    heappush(heap, (-score, *((a, c) if a < c else (c, a)), *_two(made, a, c)))

    def _alike(self, a: int, b: int) -> float:
        """How like one another two nodes are, 0 to 1."""
        s = self._settings
        one, two = self.nodes[a], self.nodes[b]
        mean = cosine(one.terms, two.terms, one.length * two.length) * pull(one.day, two.day, s)
        return round(s.best * self._links[a][b] + (1 - s.best) * mean, 9)

    def _merge(self, a: int, b: int) -> None:
        """Put node *b* into node *a*."""
        one, two = self.nodes[a], self.nodes.pop(b)
        one.articles += two.articles
        one.story = two.story if one.story is None else one.story
        one.day = max(one.day or "", two.day or "") or None
        one.terms = summed((one.terms, two.terms))
        one.length = _length(one.terms)
        mine = self._links[a]
        for c, best in self._links.pop(b).items():
            del self._links[c][b]
            if c != a:
                mine[c] = self._links[c][a] = max(best, mine.get(c, 0.0))

    def homes(self) -> dict[int, int]:
        """The node of each article, by its number in the batch or, behind the batch's length, among those held."""
        told = {node.story: n for n, node in self.nodes.items()}
        held = {len(self._batch) + k: told[h.story] for k, h in enumerate(self._held)}
        return held | {i: n for n, node in self.nodes.items() for i in node.articles}

    def vector(self, j: int) -> Vector:
        """The article of this number: of the batch or, behind its length, of those held."""
        return self._batch[j] if j < len(self._batch) else self._held[j - len(self._batch)].vector


def _length(terms: Terms) -> float:
    return sqrt(sum(w * w for w in terms.values())) or 1.0


def _two(made: Mapping[int, int], a: int, c: int) -> tuple[int, int]:
    return (made[a], made[c]) if a < c else (made[c], made[a])
