"""Laying out: stories brought up to date with what was added, so that what happened in them is written down."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select

from riwaya.store import Store
from riwaya.store.dossiers import dossier_of
from riwaya.store.growing import grow
from riwaya.store.schema import dossiers, stories
from riwaya.watching.durations import stamp
from riwaya.watching.rows import get_mark, moment, put_mark

__all__ = ["Storyteller", "begin", "lay_out", "next_owed", "rest"]

Failed = Callable[[int, Exception], None]
"""What to do about a story that cannot be laid out; raising ends everything."""

Storyteller = Callable[[Store, str, Failed], Iterator[int]]
"""What brings the stories of a store up to date at a moment (ISO 8601), one at a time, telling their numbers."""

_MARK = "stories"
_SMALL = 100  # articles up to which a story is laid out whenever it moved


def begin(store: Store) -> None:
    """Let stories that moved before watching began rest; what moves from now on is laid out."""
    with store.writing() as connection:
        if not get_mark(connection, _MARK):
            last = connection.execute(select(func.max(stories.c.moved))).scalar() or ""
            put_mark(connection, _MARK, {"moved": last, "done": last})


def next_owed(connection: Connection) -> datetime | None:
    """When the first of the large stories that moved has rested long enough to be laid out; None where none rests."""
    owed = get_mark(connection, _MARK).get("owed", {})
    return moment(min(owed.values())) if owed else None


def lay_out(store: Store, at: str, failed: Failed) -> Iterator[int]:
    """Place new articles in their stories, and make the dossiers of the stories that moved; their numbers, as they go.

    Large stories rest between two of their dossiers (`rest`), and are owed till then. How far that has come is kept:
    after a crash it goes on where it was.
    """
    grow(store, at)
    with store.reading() as connection:
        mark = get_mark(connection, _MARK)
        last = connection.execute(select(func.max(stories.c.moved))).scalar() or ""
        known = last < mark["moved"] or (last == mark["moved"] and mark["done"] > last)
        owed = dict(mark.get("owed", {}))
        due = [int(number) for number, when in owed.items() if when <= at]
        if known and not due:
            return
        moved = stories.c.id.in_(due) if known else (stories.c.moved >= mark["moved"]) | stories.c.id.in_(due)
        made = select(func.max(dossiers.c.made)).where(dossiers.c.story == stories.c.id).scalar_subquery()
        rows = connection.execute(
            select(stories.c.id, stories.c.articles, made.label("made"))
            .where(moved, stories.c.merged.is_(None), stories.c.articles > 0)
            .order_by(stories.c.moved, stories.c.id)
        ).all()
    for number in due:
        del owed[str(number)]
    for row in rows:
        ready = at if row.made is None else stamp(moment(row.made) + rest(row.articles))
        if ready > at:
            owed[str(row.id)] = ready
            continue
        owed.pop(str(row.id), None)
        try:
            dossier_of(store, row.id, at)
        except Exception as error:
            failed(row.id, error)
        yield row.id
    with store.writing() as connection:
        put_mark(connection, _MARK, {"moved": last, "done": mark["done"] if known else at, "owed": owed})


def rest(articles: int) -> timedelta:
    """How long a story of so many *articles* rests between two dossiers: laying one out takes time with their square,
    and one story is not to keep all others waiting.
    """
    return timedelta(minutes=(articles / _SMALL) ** 2 if articles > _SMALL else 0)
