"""Growing: the articles that no story has yet, placed in the stories they tell, a day at a time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, insert, select, text, update

from riwaya.store.candidates import Candidates
from riwaya.store.deciding import decide, is_decided
from riwaya.store.engine import Store
from riwaya.store.indexing import made
from riwaya.store.parts import parts
from riwaya.store.schema import articles, members, names, pages, stories
from riwaya.stories import Group, Settings, place
from riwaya.stories.titles import title_of

__all__ = ["Grown", "carry_out", "grow", "settle"]

_BATCH = 4000
"""The most articles that are placed in one transaction: more of one day take several."""
_HEADLINES = 60
"""The most headlines, the newest, that a story's title is chosen from."""


@dataclass(frozen=True, slots=True)
class Grown:
    """How many articles were placed, how many stories that began, and which stories moved."""

    placed: int = 0
    new: int = 0
    moved: tuple[int, ...] = ()


def grow(store: Store, at: str, settings: Settings | None = None, until: str | None = None,
         seen: Callable[[int, int], None] = lambda done, total: None) -> Grown:  # fmt: skip
    """Place every article that no story has, in order of their days; the moment is *at* (ISO 8601).

    A day's articles are placed together, in one transaction: the order in which they were added makes no difference.
    An article without a date is of the day on which its page was fetched, or else added. *until* leaves those of later
    days for another time. *seen* is told how many of how many are placed. What people decided of stories is carried out
    then.
    """
    with store.reading() as connection:
        due = [(day, ids) for day, ids in _due(connection) if until is None or day <= until]
        decided = is_decided(connection)
    total = sum(len(ids) for _, ids in due)
    candidates = Candidates()
    placed = new = 0
    moved: set[int] = set()
    for day, ids in due:
        for first in range(0, len(ids), _BATCH):
            with store.writing() as connection:
                _take_turn(connection)
                begun, touched = _place(connection, ids[first : first + _BATCH], day, at, candidates, settings)
            placed += len(ids[first : first + _BATCH])
            new += begun
            moved |= touched
            seen(placed, total)
    if decided:
        with store.writing() as connection:
            _take_turn(connection)
            moved |= carry_out(connection, at)
    return Grown(placed, new, tuple(sorted(moved)))


def carry_out(connection: Connection, at: str) -> set[int]:
    """Do what people decided of stories at the moment *at*; which stories moved."""
    touched = decide(connection, at)
    settle(connection, touched, at)
    return touched


def settle(connection: Connection, moved: Collection[int], at: str) -> None:
    """Bring the titles, days and counts of stories up to date with their members; they *moved* at the moment *at*."""
    for part in parts(sorted(moved)):
        rows = (
            select(members.c.story, articles.c.published, articles.c.headline)
            .join_from(members, articles)
            .where(members.c.story.in_(part))
            .order_by(articles.c.published.is_(None), articles.c.published.desc(), articles.c.id)
        )
        held: dict[int, list[tuple[str | None, str]]] = {story: [] for story in part}
        for story, published, headline in connection.execute(rows):
            held[story].append((published and published[:10], headline))
        changed = update(stories).where(stories.c.id == bindparam("story"))
        connection.execute(changed, [{"story": story, "moved": at, **_told(of)} for story, of in held.items()])


def _told(of: Sequence[tuple[str | None, str]]) -> dict[str, object]:
    """What is said of a story with the days and headlines *of* its articles, the newest first."""
    days = sorted(day for day, _ in of if day is not None)
    return {"title": title_of([headline for _, headline in of[:_HEADLINES]]), "first": days[0] if days else None,
            "last": days[-1] if days else None, "articles": len(of)}  # fmt: skip


def _due(connection: Connection) -> list[tuple[str, list[int]]]:
    """The articles that no story has, by their days, earliest first."""
    fetched = select(func.min(names.c.fetched)).where(names.c.page == articles.c.page).scalar_subquery()
    day = func.substr(func.coalesce(articles.c.published, fetched, pages.c.added), 1, 10)
    placed = select(members.c.article).where(members.c.article == articles.c.id).exists()
    rows = (
        select(articles.c.id, day.label("day")).join_from(articles, pages).where(~placed).order_by(day, articles.c.id)
    )
    out: dict[str, list[int]] = {}
    for row in connection.execute(rows):
        out.setdefault(row.day, []).append(row.id)
    return list(out.items())


def _take_turn(connection: Connection) -> None:
    """Nobody else places articles until this transaction ends; SQLite has one writer at a time anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE stories IN SHARE ROW EXCLUSIVE MODE"))


def _place(connection: Connection, ids: Sequence[int], day: str, at: str, candidates: Candidates,
           settings: Settings | None) -> tuple[int, set[int]]:  # fmt: skip
    """Place articles of a *day*; how many stories began, and which moved."""
    batch = candidates.enter(connection, _unplaced(connection, ids), day)
    if not batch:
        return 0, set()
    held, near = candidates.near(connection, batch)
    keys = list(batch)
    groups = place(list(batch.values()), held, near, candidates.crowd, settings)
    moved: set[int] = set()
    begun = 0
    for group in groups:
        story = group.story
        if story is None:
            story = made(connection, insert(stories).values(title="", articles=0, moved=at))
            begun += 1
        connection.execute(insert(members), _rows(group, story, keys, at))
        moved.add(story)
    settle(connection, moved, at)
    return begun, moved


def _rows(group: Group, story: int, keys: Sequence[int], at: str) -> list[dict[str, object]]:
    return [{"story": story, "article": keys[p.article], "score": p.score, "why": p.why, "added": at}
            for p in group.placements]  # fmt: skip


def _unplaced(connection: Connection, ids: Sequence[int]) -> list[int]:
    """Those of *ids* that are still there and that nobody has placed meanwhile."""
    placed = select(members.c.article).where(members.c.article == articles.c.id).exists()
    found: list[int] = []
    for part in parts(ids):
        found += connection.execute(select(articles.c.id).where(articles.c.id.in_(part), ~placed)).scalars()
    return sorted(found)
