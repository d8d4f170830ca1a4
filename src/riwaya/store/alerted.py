"""Alerted: the alerts of watching as somebody looks at them, the newest first, and which of them are news to whom."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from riwaya.store.history import Event, event_of
from riwaya.store.overview import since
from riwaya.store.schema import alerts, events, stories

__all__ = ["Alerted", "alerts_of", "how_many_new"]


@dataclass(frozen=True, slots=True)
class Alerted:
    """That *rule* was met at the moment *at* by *event*, of a story that is called *title*; *new*: not seen yet."""

    id: int
    rule: str
    at: str
    event: Event
    title: str
    new: bool


_MET = alerts.join(events, events.c.id == alerts.c.event).outerjoin(stories, stories.c.id == events.c.story)


def alerts_of(connection: Connection, account: int, limit: int, before: int | None = None,
              story: int | None = None) -> list[Alerted]:  # fmt: skip
    """The last *limit* alerts, those before the alert *before* and those of *story* where these are given; what
    *account* has seen is told by how far it has looked in each story (`visits`).
    """
    rows = (
        select(alerts.c.id.label("alert"), alerts.c.rule, alerts.c.at.label("met"), events,
               func.coalesce(stories.c.name, stories.c.title, "").label("title"),
               (events.c.id > since(account)).label("new"))
        .select_from(_MET).order_by(alerts.c.id.desc()).limit(limit)
    )  # fmt: skip
    rows = rows if before is None else rows.where(alerts.c.id < before)
    rows = rows if story is None else rows.where(events.c.story == story)
    return [Alerted(r.alert, r.rule, r.met, event_of(r), r.title, bool(r.new)) for r in connection.execute(rows)]


def how_many_new(connection: Connection, account: int) -> int:
    """How many alerts *account* has not seen."""
    new = select(func.count()).select_from(_MET).where(events.c.id > since(account))
    return connection.execute(new).scalar() or 0
