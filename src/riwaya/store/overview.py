"""Overview: the stories as a list, those that moved since somebody last looked before the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, Select, and_, case, func, literal, select
from sqlalchemy.sql import ColumnElement

from riwaya.store.schema import alerts, articles, claims, events, members, stories, visits
from riwaya.store.visits import EVERYTHING

__all__ = ["StoryRow", "how_many", "since", "story_rows"]


@dataclass(slots=True)
class StoryRow:
    """A story in a list. *news* counts what happened in it since it was last looked at, by kind of event."""

    id: int
    title: str
    first: str | None
    last: str | None
    moved: str
    articles: int
    alerts: int
    outlets: list[str] = field(default_factory=list)
    claims: int = 0
    contested: int = 0
    echoes: int = 0
    news: dict[str, int] = field(default_factory=dict)


def how_many(connection: Connection) -> int:
    """How many stories there are."""
    return connection.execute(select(func.count()).select_from(stories).where(stories.c.merged.is_(None))).scalar() or 0


def story_rows(connection: Connection, account: int, limit: int, offset: int = 0) -> list[StoryRow]:
    """*limit* stories from *offset* on: those with alerts that *account* has not seen, then those with other news, then
    the rest; each part by when the story last moved.
    """
    seen = since(account)
    fresh = and_(events.c.story == stories.c.id, events.c.id > seen)
    news = select(func.count()).where(fresh).correlate(stories).scalar_subquery()
    alerted = select(func.count(alerts.c.event.distinct())).select_from(events.join(alerts)).where(fresh)
    rows: Select[tuple[object, ...]] = (
        select(stories.c.id, func.coalesce(stories.c.name, stories.c.title).label("title"), stories.c.first,
               stories.c.last, stories.c.moved, stories.c.articles,
               alerted.correlate(stories).scalar_subquery().label("alerts"), news.label("news"))
        .where(stories.c.merged.is_(None)).subquery().select()
    )  # fmt: skip
    c = rows.selected_columns
    order = (case((c.alerts > 0, 0), (c.news > 0, 1), else_=2), c.moved.desc(), c.id.desc())
    found = {
        row.id: StoryRow(row.id, row.title, row.first, row.last, row.moved, row.articles, row.alerts)
        for row in connection.execute(rows.order_by(*order).limit(limit).offset(offset))
    }
    _fill(connection, found, list(found), seen)
    return list(found.values())


def since(account: int) -> ColumnElement[int]:
    """The last event of a story that *account* has seen; who never looked at anything has missed nothing."""
    one = select(visits.c.event).where((visits.c.account == account) & (visits.c.story == stories.c.id))
    all_ = select(visits.c.event).where((visits.c.account == account) & (visits.c.story == EVERYTHING))
    last = select(func.coalesce(func.max(events.c.id), 0)).scalar_subquery()
    own = func.coalesce(one.correlate(stories).scalar_subquery(), literal(0))
    base = func.coalesce(all_.scalar_subquery(), last)
    return case((own > base, own), else_=base)


def _fill(connection: Connection, found: dict[int, StoryRow], ids: Sequence[int], since: ColumnElement[int]) -> None:
    """Add what is counted for each of the stories, a question for all of them."""
    printed = (
        select(members.c.story, articles.c.outlet, func.count().label("n"))
        .join_from(members, articles, articles.c.id == members.c.article)
        .where(members.c.story.in_(ids) & articles.c.outlet.is_not(None))
        .group_by(members.c.story, articles.c.outlet)
    )
    outlets: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for row in connection.execute(printed):
        outlets[row.story].append((-row.n, row.outlet))
    told = (
        select(claims.c.story, func.count().label("n"),
               func.sum(case((claims.c.standing == "contested", 1), else_=0)).label("contested"),
               func.sum(case(((claims.c.origins == 1) & (claims.c.outlets > 1), 1), else_=0)).label("echoes"))
        .where(claims.c.story.in_(ids) & claims.c.gone.is_(None)).group_by(claims.c.story)
    )  # fmt: skip
    for row in connection.execute(told):
        found[row.story].claims, found[row.story].contested = row.n, row.contested
        found[row.story].echoes = row.echoes
    happened = (
        select(events.c.story, events.c.kind, func.count().label("n"))
        .join_from(events, stories, stories.c.id == events.c.story)
        .where(events.c.story.in_(ids) & (events.c.id > since))
        .group_by(events.c.story, events.c.kind)
    )
    for row in connection.execute(happened):
        found[row.story].news[row.kind] = row.n
    for key, named in outlets.items():
        found[key].outlets = [name for _, name in sorted(named)]
