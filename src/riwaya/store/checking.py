"""Checking: whether everything in the store is whole, and the index says what the readings say."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from hashlib import sha256

from sqlalchemy import Connection, func, select, text

from riwaya.model import Judgement, Problem, Reading, RiwayaError, judgement_of_record
from riwaya.model.records import reading_of_record
from riwaya.store.engine import Store
from riwaya.store.packing import unpacked, unpacked_record
from riwaya.store.preparing import indexed
from riwaya.store.schema import (
    articles,
    blocks,
    documents,
    judged_pages,
    judgements,
    names,
    pages,
    readings,
    segments,
    statements,
)
from riwaya.store.segments import BLOCK
from riwaya.store.shown import as_shown
from riwaya.store.tallies import held_tallies, tallies

__all__ = ["check"]

_REREAD = "Read the page again with riwaya reread --all."
_REINDEX = "Make the index again with riwaya store reindex."
_RESTORE_JUDGEMENT = "Bring it back from a backup."
_RESTORE = "Bring the page back from a backup, or add it again."


def check(store: Store, seen: Callable[[int, int], None] = lambda done, total: None) -> Iterator[Problem]:
    """Everything that is wrong with the store, told as it is found; nothing when it is clean.

    *seen* is told how many pages of how many have been looked at.
    """
    with store.reading() as connection:
        if store.is_sqlite:
            for (said,) in connection.execute(text("PRAGMA integrity_check(20)")):
                if said != "ok":
                    yield Problem(f"The file is damaged: {said}.", store.name, "Go back to a backup.")
        yield from _strays(connection)
        yield from _judgements(connection)
        try:
            held = held_tallies(connection)
        except (ValueError, IndexError):
            yield Problem("The index is damaged.", store.name, _REINDEX)
            return
        if lone := len(held.keys() - connection.execute(select(documents.c.id)).scalars().all()):
            yield Problem(f"{lone:,} documents of the index belong to nothing.", "", _REINDEX)
        ids = list(connection.execute(select(pages.c.id).order_by(pages.c.id)).scalars())
        for done, page in enumerate(ids, 1):
            yield from _page(connection, page, held)
            seen(done, len(ids))


def _strays(connection: Connection) -> Iterator[Problem]:
    """Rows that belong to nothing."""
    lone = {
        "blocks of the index": select(func.count()).where(~select(segments.c.id).where(
            segments.c.id == blocks.c.id // (1 << BLOCK)).exists()).select_from(blocks),
        "documents": select(func.count()).where(~select(articles.c.id).where(
            articles.c.id == documents.c.article).exists()).select_from(documents),
        "statements": select(func.count()).where(~select(articles.c.id).where(
            articles.c.id == statements.c.article).exists()).select_from(statements),
    }  # fmt: skip
    for what, query in lone.items():
        count = connection.execute(query).scalar()
        if count:
            yield Problem(f"{count:,} {what} belong to nothing.", "", _REINDEX)


def _judgements(connection: Connection) -> Iterator[Problem]:
    """Judgements that cannot be read, that say another thing than their row, or that take back what is not there."""
    spoken: dict[int, set[str]] = {}
    for row in connection.execute(select(judged_pages)):
        spoken.setdefault(row.judgement, set()).add(row.page)
    rows = connection.execute(select(judgements).order_by(judgements.c.id)).all()
    kept: dict[str, Judgement] = {}
    for row in rows:
        where = f"judgement {row.uid[:12]}"
        try:
            said = kept[row.uid] = judgement_of_record(json.loads(row.record))
        except (ValueError, KeyError, TypeError):
            yield Problem("It is damaged.", where, _RESTORE_JUDGEMENT)
            continue
        meant = said if said.withdraws is None else kept.get(said.withdraws)
        if meant is None:
            yield Problem("It takes back a judgement that is not there.", where, _RESTORE_JUDGEMENT)
        elif (row.uid, row.at, row.author, row.kind, row.withdraws, spoken.get(row.id, set())) != (
            said.uid, said.at, said.author, said.kind, said.withdraws, set(meant.pages)):  # fmt: skip
            yield Problem("Its row says another thing than it does.", where, _RESTORE_JUDGEMENT)


def _page(connection: Connection, page: int, held: dict[int, int]) -> Iterator[Problem]:
    row = connection.execute(
        select(pages.c.sha256, pages.c.size, pages.c.body, pages.c.reading).where(pages.c.id == page)
    ).one()
    where = f"page {row.sha256[:12]}"
    try:
        data = unpacked(row.body)
    except ValueError as error:
        yield Problem(f"Its bytes are damaged ({error}).", where, _RESTORE)
        data = None
    if data is not None and (sha256(data).hexdigest() != row.sha256 or len(data) != row.size):
        yield Problem("Its bytes are not those that were added.", where, _RESTORE)
    if connection.execute(select(names.c.id).where(names.c.page == page)).first() is None:
        yield Problem("It has no name.", where, _RESTORE)
    record = connection.execute(
        select(readings.c.record).where(readings.c.id == row.reading, readings.c.page == page)
    ).scalar()
    if record is None:
        yield Problem("It has no reading.", where, _REREAD)
        return
    try:
        reading = reading_of_record(unpacked_record(record))
    except (ValueError, KeyError, TypeError, RiwayaError):
        yield Problem("Its reading is damaged.", where, _REREAD)
        return
    if reading.page.sha256 != row.sha256:
        yield Problem("Its reading is of another page.", where, _REREAD)
    elif not _index_agrees(connection, page, as_shown(connection, page, reading), held):
        yield Problem("The index does not say what its reading says, as it was judged.", where, _REINDEX)


def _index_agrees(connection: Connection, page: int, reading: Reading, held: dict[int, int]) -> bool:
    kept = connection.execute(
        select(articles.c.id, articles.c.n, articles.c.headline, articles.c.statements).where(articles.c.page == page)
        .order_by(articles.c.n)
    ).all()  # fmt: skip
    made = indexed(reading)
    if [(r.n, r.headline, r.statements) for r in kept] != [
        (i.article.n, i.article.headline, len(i.article.statements)) for i in made
    ]:
        return False
    for row, item in zip(kept, made, strict=True):
        found = connection.execute(
            select(documents.c.id, documents.c.length, statements.c.label)
            .join(statements, statements.c.id == documents.c.statement, isouter=True)
            .where(documents.c.article == row.id)
        ).all()
        told = {label: (document, length) for document, length, label in found}
        wanted: dict[str | None, int] = {None: item.length} | {s.statement.id: s.length for s in item.statements}
        if {label: length for label, (_, length) in told.items()} != wanted:
            return False
        ids = [told[label][0] for label in wanted]
        if {d: held.get(d, 0) for d in ids} != dict.fromkeys(ids, 0) | tallies([item.lists.numbered(ids)]):
            return False
    return True
