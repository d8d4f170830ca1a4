"""Grouping: a batch of articles into the stories there are, and into new ones.

Agglomerative clustering with a mixed linkage (best pair and mean of all pairs), in which the stories there are already
take part as one node each that no other such node may join. What is most alike is joined first, so the order in which
the articles of a batch come makes no difference.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush, nlargest

from riwaya.stories.settings import Settings
from riwaya.stories.vectors import Vector, likeness, shared

__all__ = ["Group", "Held", "Placement", "place"]

_SHOWN = 5
"""Words that a reason names."""


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


@dataclass(frozen=True, slots=True)
class _Link:
    """What joins two nodes: the *best* likeness of a pair, and the *total* over all pairs."""

    best: float
    total: float


def place(
    batch: Sequence[Vector],
    held: Sequence[Held] = (),
    near: Mapping[int, Collection[int]] | None = None,
    sizes: Mapping[int, int] | None = None,
    settings: Settings | None = None,
) -> list[Group]:
    """The stories of *batch*: each of its articles in the story that it is most like, or in a new one.

    *held* are articles of stories there are. *near* tells, by number in the batch, which others are worth comparing:
    smaller numbers than the batch is long are of the batch, the rest (less its length) of *held*; all, where it is
    None. *sizes* says how many articles a story has, where *held* does not hold all. An article that is as like a
    second story, in other words, is of it too.
    """
    chosen = settings or Settings()
    pairs = _pairs(batch, held, near, chosen)
    order = sorted(range(len(batch)), key=lambda i: batch[i].profile.key)
    nodes, links = _nodes(order, held, pairs, _counted(held, sizes), chosen)
    _join(nodes, links, chosen)
    return _groups(batch, held, nodes, pairs, chosen)


_Pairs = dict[int, dict[int, float]]
"""By number in the batch: the others (numbered as in *near*) that it is like at all, and how much."""


def _pairs(batch: Sequence[Vector], held: Sequence[Held], near: Mapping[int, Collection[int]] | None,
           settings: Settings) -> _Pairs:  # fmt: skip
    size = len(batch)
    found: _Pairs = {i: {} for i in range(size)}
    for i in range(size):
        for j in range(size + len(held)) if near is None else near.get(i, ()):
            if i == j or j in found[i]:
                continue
            score = likeness(batch[i], batch[j] if j < size else held[j - size].vector, settings)
            if score > 0:
                found[i][j] = score
                if j < size:
                    found[j][i] = score
    return found


def _counted(held: Sequence[Held], sizes: Mapping[int, int] | None) -> dict[int, int]:
    counts: dict[int, int] = {}
    for h in held:
        counts[h.story] = counts.get(h.story, 0) + 1
    return {story: max(count, (sizes or {}).get(story, 0)) for story, count in counts.items()}


@dataclass(slots=True)
class _Node:
    """A story in the making: the numbers of its *articles*, in order of their keys, and the *story* it began as."""

    articles: list[int]
    story: int | None = None

    @property
    def size(self) -> int:
        """How many pairs it makes with one article: a story there is counts as one."""
        return len(self.articles) + (self.story is not None)


_Links = dict[int, dict[int, _Link]]


def _nodes(order: Sequence[int], held: Sequence[Held], pairs: _Pairs, sizes: Mapping[int, int],
           settings: Settings) -> tuple[dict[int, _Node], _Links]:  # fmt: skip
    """A node for each article and story, and what joins them."""
    nodes = {n: _Node([i]) for n, i in enumerate(order)}
    number = {i: n for n, i in enumerate(order)}
    room = {story: len(order) + s for s, story in enumerate(sorted(sizes))}
    nodes |= {n: _Node([], story) for story, n in room.items()}
    links: _Links = {n: {} for n in nodes}
    for i, likes in pairs.items():
        for story, (best, mean) in _to_stories(likes, len(order), held, sizes, settings).items():
            links[number[i]][room[story]] = links[room[story]][number[i]] = _Link(best, mean)
        for j, score in likes.items():
            if j < len(order):
                links[number[i]][number[j]] = _Link(score, score)
    return nodes, links


def _to_stories(likes: Mapping[int, float], offset: int, held: Sequence[Held], sizes: Mapping[int, int],
                settings: Settings) -> dict[int, tuple[float, float]]:  # fmt: skip
    """How like each story an article is: its most alike article, and the mean of the nearest ones."""
    scores: dict[int, list[float]] = {}
    for j, score in likes.items():
        if j >= offset:
            scores.setdefault(held[j - offset].story, []).append(score)
    return {story: (max(of), sum(nlargest(settings.nearest, of)) / min(settings.nearest, sizes[story]))
            for story, of in scores.items()}  # fmt: skip


def _join(nodes: dict[int, _Node], links: _Links, settings: Settings) -> None:
    """Join nodes, the most alike first, as long as any are alike enough."""

    def worth(a: int, b: int) -> float:
        link = links[a][b]
        mean = link.total / (nodes[a].size * nodes[b].size)
        return round(settings.best * link.best + (1 - settings.best) * mean, 9)

    heap = [(-worth(a, b), a, b) for a in links for b in links[a] if a < b and worth(a, b) >= settings.join]
    heapify(heap)
    while heap:
        score, a, b = heappop(heap)
        if a not in nodes or b not in nodes or b not in links[a] or -score != worth(a, b):
            continue
        if nodes[a].story is not None and nodes[b].story is not None:
            continue
        gone = nodes.pop(b)
        nodes[a].articles += gone.articles
        nodes[a].story = gone.story if nodes[a].story is None else nodes[a].story
        for c, link in links.pop(b).items():
            del links[c][b]
            if c == a:
                continue
            mine = links[a].get(c)
            both = link if mine is None else _Link(max(mine.best, link.best), mine.total + link.total)
            links[a][c] = links[c][a] = both
        for c in links[a]:
            score = worth(a, c)
            if score >= settings.join:
                heappush(heap, (-score, min(a, c), max(a, c)))


def _groups(batch: Sequence[Vector], held: Sequence[Held], nodes: Mapping[int, _Node], pairs: _Pairs,
            settings: Settings) -> list[Group]:  # fmt: skip
    """The groups with their reasons; an article that is as like another one in other words goes to that one too."""
    home = {i: n for n, node in nodes.items() for i in node.articles}
    told = {node.story: n for n, node in nodes.items() if node.story is not None}
    placed: dict[int, list[Placement]] = {n: [] for n in nodes}
    for i in sorted(home, key=lambda i: batch[i].profile.key):
        by_node: dict[int, list[tuple[float, int]]] = {}
        for j, score in pairs[i].items():
            n = home[j] if j < len(batch) else told[held[j - len(batch)].story]
            by_node.setdefault(n, []).append((score, j))
        mine = by_node.pop(home[i], [])
        placed[home[i]].append(_placement(i, mine, batch, held, settings))
        for n, others in by_node.items():
            if _also(i, mine, others, batch, held, settings):
                placed[n].append(_placement(i, others, batch, held, settings))
    return [Group(node.story, tuple(placed[n])) for n, node in sorted(nodes.items()) if placed[n]]


def _placement(i: int, likes: list[tuple[float, int]], batch: Sequence[Vector], held: Sequence[Held],
               settings: Settings) -> Placement:  # fmt: skip
    if not likes:
        return Placement(i, 1.0, "the first of its story")
    best, other = max(((score, _vector(j, batch, held)) for score, j in likes), key=lambda p: (p[0], p[1].profile.key))
    words = "، ".join(batch[i].profile.shown[term] for term in shared(batch[i], other, _SHOWN))
    when = "" if other.day is None else f" of {other.day}"
    near = nlargest(settings.nearest, (score for score, _ in likes))
    score = settings.best * best + (1 - settings.best) * sum(near) / len(near)
    return Placement(i, round(min(1.0, score), 3), f"shares {words} with “{other.profile.headline}”{when}")


def _also(i: int, mine: list[tuple[float, int]], others: list[tuple[float, int]], batch: Sequence[Vector],
          held: Sequence[Held], settings: Settings) -> bool:  # fmt: skip
    """Whether an article tells a second story besides its own: as like it, and by other words."""
    best, j = max(others)
    if not mine or best < settings.also or len(others) < 2:
        return False
    there = set(shared(batch[i], _vector(j, batch, held), 2 * _SHOWN))
    here = set(shared(batch[i], _vector(max(mine)[1], batch, held), 2 * _SHOWN))
    return len(there & here) <= len(there) // 4


def _vector(j: int, batch: Sequence[Vector], held: Sequence[Held]) -> Vector:
    return batch[j] if j < len(batch) else held[j - len(batch)].vector
