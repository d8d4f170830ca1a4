"""Grouping: a batch of articles into the stories there are, and into new ones.

Agglomerative clustering by the cosine of sums of vectors, mixed with that of the best pair, in which the stories there
are already take part as one node each that no other such node may join. What is most alike is joined first, so the
order in which the articles of a batch come makes no difference.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush, nlargest
from math import sqrt

from riwaya.stories.settings import Settings
from riwaya.stories.vectors import Terms, Vector, cosine, pull, shared, summed

__all__ = ["Group", "Held", "Placement", "place"]

_SHOWN = 5
"""Words that a reason names."""
_COMPARED = 12
"""Others, the nearest, among which two are looked for that a page of round-ups joins."""


@dataclass(frozen=True, slots=True)
class Held:
    """An article that *story* has."""

    vector: Vector
    story: int


@dataclass(frozen=True, slots=True)
class Placement:
    """That the article with this number of the batch belongs to a story: how sure that is (0-1), and why."""

    article: int
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Group:
    """Articles of a batch that are of one story: *story* where there is one already, None for a new one."""

    story: int | None
    placements: tuple[Placement, ...]


def place(
    batch: Sequence[Vector],
    held: Sequence[Held] = (),
    near: Mapping[int, Collection[int]] | None = None,
    crowd: int | None = None,
    settings: Settings | None = None,
) -> list[Group]:
    """The stories of *batch*: each of its articles in the story that it is most like, or in a new one.

    *held* are articles of stories there are. *near* tells, by number in the batch, which others are worth comparing:
    smaller numbers than the batch is long are of the batch, the rest (less its length) of *held*; all, where it is
    None. *crowd* is how many articles there are in all, where *held* does not hold all. An article that is as like a
    second story, in other words, is of it too.
    """
    chosen = settings or Settings()
    work = _Work(batch, held, chosen)
    work.link(near)
    least = chosen.least(len(batch) + len(held) if crowd is None else crowd)
    waiting = work.set_aside(least)
    work.join(least)
    work.take_in(waiting, least)
    return work.groups()


@dataclass(slots=True)
class _Node:
    """A story in the making: the numbers of its articles in the batch, the *story* that it began as, and their sum."""

    articles: list[int]
    story: int | None
    day: str | None
    terms: Terms
    length: float


class _Work:
    """The grouping of one batch."""

    def __init__(self, batch: Sequence[Vector], held: Sequence[Held], settings: Settings) -> None:
        self._batch, self._held, self._settings = batch, held, settings
        self._order = sorted(range(len(batch)), key=lambda i: batch[i].profile.key)
        self._nodes = {n: _Node([i], None, batch[i].day, batch[i].terms, 1.0) for n, i in enumerate(self._order)}
        self._room: dict[int, int] = {}
        of: dict[int, list[Vector]] = {}
        for h in held:
            of.setdefault(h.story, []).append(h.vector)
        for story in sorted(of):
            self._room[story] = n = len(self._nodes)
            latest = nlargest(settings.latest, of[story], key=lambda v: (v.day or "", v.profile.key))
            terms = summed(v.terms for v in latest)
            self._nodes[n] = _Node([], story, latest[0].day, terms, _length(terms))
        self._links: dict[int, dict[int, float]] = {n: {} for n in self._nodes}
        self._near: dict[int, dict[int, float]] = {}

    def link(self, near: Mapping[int, Collection[int]] | None) -> None:
        """Compare what is worth comparing; a link is as strong as its most alike pair."""
        size = len(self._batch)
        number = {i: n for n, i in enumerate(self._order)}
        self._near = {i: {} for i in range(size)}
        for i, mine in self._near.items():
            for j in range(size + len(self._held)) if near is None else near.get(i, ()):
                if i == j or j in mine:
                    continue
                other = self._vector(j)
                score = cosine(self._batch[i].terms, other.terms) * pull(self._batch[i].day, other.day, self._settings)
                if score <= 0:
                    continue
                mine[j] = score
                if j < size:
                    self._near[j][i] = score
                a, b = number[i], number[j] if j < size else self._room[self._held[j - size].story]
                self._links[a][b] = self._links[b][a] = max(score, self._links[a].get(b, 0.0))

    def set_aside(self, least: float) -> list[int]:
        """Unlink the pages of round-ups: articles that are like two others, each in other words, which are not alike.

        They would make one story of what they tell one after the other. Their numbers in the batch are given back.
        """
        found = [i for i in self._order if self._rounds_up(i, least)]
        number = {i: n for n, i in enumerate(self._order)}
        for n in (number[i] for i in found):
            for other in self._links[n]:
                del self._links[other][n]
            self._links[n] = {}
        return found

    def _rounds_up(self, i: int, least: float) -> bool:
        likes = [(score, self._vector(j)) for j, score in self._near[i].items() if score >= least]
        nearest = nlargest(_COMPARED, likes, key=lambda pair: (pair[0], pair[1].profile.key))
        me = self._batch[i].terms
        for _, other in nearest[1:]:
            first = nearest[0][1]
            if cosine(first.terms, other.terms) < least / 2 and _disjoint(me, first.terms, other.terms):
                return True
        return False

    def take_in(self, waiting: Sequence[int], least: float) -> None:
        """Put what was set aside where it is most at home."""
        number = {i: n for n, i in enumerate(self._order)}
        home = self._homes()
        taken: set[int] = set()  # nodes of others set aside that are a home now
        for i in waiting:
            if number[i] in taken:
                continue
            near = {home[j] for j in self._near[i]} - {number[i]}
            worth = [(cosine(self._batch[i].terms, self._nodes[n].terms, self._nodes[n].length), -n) for n in near]
            best = max(worth, default=(0.0, 0))
            if best[0] >= least:
                del self._nodes[number[i]]
                self._nodes[-best[1]].articles.append(i)
                home[i] = -best[1]
                taken.add(-best[1])

    def join(self, least: float) -> None:
        """Join nodes, the most alike first, as long as any are as alike as *least*."""
        nodes, links = self._nodes, self._links
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
        one, two = self._nodes[a], self._nodes[b]
        mean = cosine(one.terms, two.terms, one.length * two.length) * pull(one.day, two.day, s)
        return round(s.best * self._links[a][b] + (1 - s.best) * mean, 9)

    def _merge(self, a: int, b: int) -> None:
        """Put node *b* into node *a*."""
        one, two = self._nodes[a], self._nodes.pop(b)
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

    def groups(self) -> list[Group]:
        """The groups with their reasons; an article that is as like another one in other words goes to that one too."""
        home = self._homes()
        placed: dict[int, list[Placement]] = {n: [] for n in self._nodes}
        for i in self._order:
            by_node: dict[int, list[tuple[float, int]]] = {}
            for j, score in self._near[i].items():
                by_node.setdefault(home[j], []).append((score, j))
            mine = by_node.pop(home[i], [])
            placed[home[i]].append(self._placement(i, mine, self._nodes[home[i]]))
            for n, others in by_node.items():
                if self._also(i, mine, others, self._nodes[n]):
                    placed[n].append(self._placement(i, others, self._nodes[n]))
        return [Group(node.story, tuple(placed[n])) for n, node in sorted(self._nodes.items()) if placed[n]]

    def _homes(self) -> dict[int, int]:
        """The node of each article, by its number in the batch or, behind the batch's length, among those held."""
        told = {node.story: n for n, node in self._nodes.items()}
        held = {len(self._batch) + k: told[h.story] for k, h in enumerate(self._held)}
        return held | {i: n for n, node in self._nodes.items() for i in node.articles}

    def _placement(self, i: int, likes: list[tuple[float, int]], node: _Node) -> Placement:
        if not likes:
            return Placement(i, 1.0, "the first of its story")
        me = self._batch[i]
        best, other = self._best(likes)
        words = "، ".join(me.profile.shown[term] for term in shared(me.terms, other.terms, _SHOWN))
        when = "" if other.day is None else f" of {other.day}"
        score = self._settings.best * best + (1 - self._settings.best) * cosine(me.terms, node.terms, node.length)
        return Placement(i, round(min(1.0, score), 3), f"shares {words} with “{other.profile.headline}”{when}")

    def _also(self, i: int, mine: list[tuple[float, int]], others: list[tuple[float, int]], node: _Node) -> bool:
        """Whether an article tells a second story besides its own: as like it, and by other words."""
        if not mine or len(others) < 2:
            return False
        me = self._batch[i].terms
        if cosine(me, node.terms, node.length) < self._settings.also:
            return False
        return _disjoint(me, self._best(mine)[1].terms, self._best(others)[1].terms)

    def _best(self, likes: list[tuple[float, int]]) -> tuple[float, Vector]:
        """The most alike of others, and how much it is."""
        return max(((score, self._vector(j)) for score, j in likes), key=lambda p: (p[0], p[1].profile.key))

    def _vector(self, j: int) -> Vector:
        return self._batch[j] if j < len(self._batch) else self._held[j - len(self._batch)].vector


def _disjoint(terms: Terms, one: Terms, other: Terms) -> bool:
    """Whether *terms* is like *one* and *other* by different words."""
    here, there = set(shared(terms, one, 2 * _SHOWN)), set(shared(terms, other, 2 * _SHOWN))
    return len(here & there) <= len(there) // 4


def _length(terms: Terms) -> float:
    return sqrt(sum(w * w for w in terms.values())) or 1.0


def _two(made: Mapping[int, int], a: int, c: int) -> tuple[int, int]:
    return (made[a], made[c]) if a < c else (made[c], made[a])
