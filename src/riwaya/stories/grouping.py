"""Grouping: a batch of articles into the stories there are, and into new ones, with the reasons."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from riwaya.stories.joining import Held, Joining, Node
from riwaya.stories.settings import Settings
from riwaya.stories.vectors import Vector, cosine, disjoint, shared

__all__ = ["Group", "Held", "Placement", "place"]

_SHOWN = 5
"""Words that a reason names."""

_Likes = list[tuple[float, Vector]]
"""Articles that one is like, and how much."""


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

    The order of *batch* makes no difference: what is most alike is joined first. *held* are articles of stories there
    are. *near* tells, by number in the batch, which others are worth comparing: smaller numbers than the batch is long
    are of the batch, the rest (less its length) of *held*; all, where it is None. *crowd* is how many articles there
    are in all, where *held* does not hold all. An article that is as like a second story, in other words, is of it too.
    """
    chosen = settings or Settings()
    work = Joining(batch, held, chosen)
    work.link(near)
    least = chosen.least(len(batch) + len(held) if crowd is None else crowd)
    waiting = work.set_aside(least)
    work.join(least)
    work.take_in(waiting, least)
    return _groups(batch, work, chosen)


def _groups(batch: Sequence[Vector], work: Joining, settings: Settings) -> list[Group]:
    """The groups with their reasons; an article that is as like another one in other words goes to that one too."""
    home = work.homes()
    placed: dict[int, list[Placement]] = {n: [] for n in work.nodes}
    for i in work.order:
        by_node: dict[int, _Likes] = {}
        for j, score in work.near[i].items():
            by_node.setdefault(home[j], []).append((score, work.vector(j)))
        mine = by_node.pop(home[i], [])
        placed[home[i]].append(_placement(i, batch[i], mine, work.nodes[home[i]], settings))
        for n, others in by_node.items():
            if _also(batch[i], mine, others, work.nodes[n], settings):
                placed[n].append(_placement(i, batch[i], others, work.nodes[n], settings))
    return [Group(node.story, tuple(placed[n])) for n, node in sorted(work.nodes.items()) if placed[n]]


def _placement(i: int, me: Vector, likes: _Likes, node: Node, settings: Settings) -> Placement:
    if not likes:
        return Placement(i, 1.0, "the first of its story")
    best, other = _best(likes)
    words = "، ".join(dict.fromkeys(me.profile.shown[term] for term in shared(me.terms, other.terms, _SHOWN)))
    when = "" if other.day is None else f" of {other.day}"
    score = settings.best * best + (1 - settings.best) * cosine(me.terms, node.terms, node.length)
    return Placement(i, round(min(1.0, score), 3), f"shares {words} with “{other.profile.headline}”{when}")


def _also(me: Vector, mine: _Likes, others: _Likes, node: Node, settings: Settings) -> bool:
    """Whether an article tells a second story besides its own: as like it, and by other words."""
    if not mine or len(others) < 2 or cosine(me.terms, node.terms, node.length) < settings.also:
        return False
    return disjoint(me.terms, _best(mine)[1].terms, _best(others)[1].terms)


def _best(likes: _Likes) -> tuple[float, Vector]:
    """The most alike of others, and how much it is."""
    return max(likes, key=lambda pair: (pair[0], pair[1].profile.key))
