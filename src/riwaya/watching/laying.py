"""Laying out: stories brought up to date with what was added, so that what happened in them is written down."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import func, select

from riwaya.store import Store
from riwaya.store.dossiers import dossier_of
from riwaya.store.growing import grow
from riwaya.store.schema import stories
from riwaya.watching.rows import get_mark, put_mark

__all__ = ["Storyteller", "begin", "lay_out"]

Failed = Callable[[int, Exception], None]
"""What to do about a story that cannot be laid out; raising ends everything."""

Storyteller = Callable[[Store, str, Failed], Iterator[int]]
"""What brings the stories of a store up to date at a moment (ISO 8601), one at a time, telling their numbers."""

_MARK = "stories"


def begin(store: Store) -> None:
    """Let stories that moved before watching began rest; what moves from now on is laid out."""
    with store.writing() as connection:
        if not get_mark(connection, _MARK):
            last = connection.execute(select(func.max(stories.c.moved))).scalar() or ""
            put_mark(connection, _MARK, {"moved": last, "done": last})


def lay_out(store: Store, at: str, failed: Failed) -> Iterator[int]:
    """Place new articles in their stories, and make the dossiers of all stories that moved; their numbers, as they go.

    How far that has come is kept: after a crash it goes on where it was.
    """
    grow(store, at)
    with store.reading() as connection:
        mark = get_mark(connection, _MARK)
        last = connection.execute(select(func.max(stories.c.moved))).scalar() or ""
        if last < mark["moved"] or (last == mark["moved"] and mark["done"] > last):
            return
        moved = (
            select(stories.c.id)
            .where(stories.c.moved >= mark["moved"], stories.c.merged.is_(None), stories.c.articles > 0)
            .order_by(stories.c.moved, stories.c.id)
        )
        numbers = list(connection.execute(moved).scalars())
    for number in numbers:
        try:
            dossier_of(store, number, at)
        except Exception as error:
            failed(number, error)
        yield number
    with store.writing() as connection:
        put_mark(connection, _MARK, {"moved": last, "done": at})
