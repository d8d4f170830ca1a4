"""Tidying: the index kept to few segments while pages are added, and to very few when that is done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import func, select

from riwaya.store.engine import Store
from riwaya.store.segments import due, merge_due, settle

__all__ = ["tidy", "tidy_after"]

_LOCK = 7_250_891  # for PostgreSQL: who merges holds it


def tidy_after(store: Store, count: int) -> None:
    """Merge segments if it is time to, now that the page has been written that is the *count*-th, or has that id."""
    if due(count):
        with _turn(store) as ours:
            if ours:
                with store.writing() as connection:
                    merge_due(connection)


def tidy(store: Store) -> None:
    """Merge segments until few are left: for when a run of adding or of reading again ends."""
    with _turn(store) as ours:
        if ours:
            with store.writing() as connection:
                settle(connection)


@contextmanager
def _turn(store: Store) -> Iterator[bool]:
    """Whether it is ours to merge. On a server one does at a time, and the others go on without it."""
    if store.is_sqlite:  # a writer has the store for itself
        yield True
        return
    with store.reading() as connection:  # a transaction of its own: the merging one must see what the last one did
        yield bool(connection.execute(select(func.pg_try_advisory_xact_lock(_LOCK))).scalar())
