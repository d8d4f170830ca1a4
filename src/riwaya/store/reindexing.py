"""Reindexing: the whole index made again from what is kept, readings and judgements; nothing is read anew."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, delete, select, text

from riwaya.model import Problem, RiwayaError
from riwaya.store.indexing import put_index
from riwaya.store.preparing import indexed
from riwaya.store.schema import blocks, documents, pages, segments
from riwaya.store.segments import due, merge_due, settle
from riwaya.store.shown import shown_reading

__all__ = ["reindex"]


def reindex(connection: Connection, seen: Callable[[int, int], None] = lambda done, total: None) -> list[Problem]:
    """Make the whole index again, and give the pages whose reading is damaged, which stay out of it.

    *seen* is told how many pages of how many have been done. Whoever adds waits until the transaction ends.
    """
    if connection.dialect.name == "postgresql":  # SQLite has one writer at a time anyway
        connection.execute(text("LOCK TABLE pages, documents, segments IN SHARE ROW EXCLUSIVE MODE"))
    for table in (blocks, segments, documents):
        connection.execute(delete(table))
    ids = list(
        connection.execute(select(pages.c.id).where(pages.c.reading.is_not(None)).order_by(pages.c.id)).scalars()
    )
    problems = []
    for done, page in enumerate(ids, 1):
        try:
            put_index(connection, page, indexed(shown_reading(connection, page)))
        except RiwayaError as error:
            problems.append(error.problem)
        if due(done):
            merge_due(connection)
        seen(done, len(ids))
    settle(connection)
    return problems
