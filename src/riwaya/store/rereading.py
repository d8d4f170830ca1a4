"""Rereading: pages read again by this version of the reader, from the bytes and the envelope that were kept."""

from __future__ import annotations

from sqlalchemy import select

from riwaya.intake.context import Known
from riwaya.intake.entries import Entry
from riwaya.model import RiwayaError
from riwaya.store.engine import Store
from riwaya.store.indexing import put_index, put_record
from riwaya.store.packing import unpacked
from riwaya.store.preparing import Prepared, entry_of, indexed
from riwaya.store.schema import names, pages, readings
from riwaya.store.shown import is_judged, shown_reading
from riwaya.store.tidying import tidy_after
from riwaya.version import __version__

__all__ = ["due", "kept_entry", "put_reading"]


def due(store: Store, everything: bool = False, version: str = __version__) -> list[int]:
    """The pages whose current reading is not of *version* of the reader, or all of them."""
    query = select(pages.c.id).outerjoin(readings, readings.c.id == pages.c.reading).order_by(pages.c.id)
    if not everything:
        query = query.where((readings.c.version != version) | readings.c.version.is_(None))
    with store.reading() as connection:
        return list(connection.execute(query).scalars())


def kept_entry(store: Store, page: int) -> tuple[Entry, Known | None]:
    """The entry that *page* was read from, under the name that it was read under. Raises RiwayaError when damaged."""
    with store.reading() as connection:
        row = connection.execute(
            select(names.c.name, names.c.envelope, pages.c.body, pages.c.sha256)
            .join_from(pages, names, names.c.page == pages.c.id)
            .where(pages.c.id == page)
            .order_by(names.c.id)
            .limit(1)
        ).one()
    try:
        return entry_of(row.name, unpacked(row.body), row.envelope)
    except (ValueError, KeyError, TypeError) as error:
        raise RiwayaError(f"The page {row.sha256[:12]} is damaged.", row.name, "Run riwaya store check.") from error


def put_reading(store: Store, page: int, prepared: Prepared, at: str, version: str = __version__) -> None:
    """Make *prepared* the current reading of *page*, and the index say what it says; earlier readings stay."""
    with store.writing() as connection:
        name = connection.execute(
            select(names.c.id).where(names.c.page == page).order_by(names.c.id).limit(1)
        ).scalar_one()
        put_record(connection, page, name, prepared.record, at, version)
        judged = is_judged(connection, page, prepared.sha256)
        put_index(connection, page, indexed(shown_reading(connection, page)) if judged else prepared.articles)
    tidy_after(store, page)
