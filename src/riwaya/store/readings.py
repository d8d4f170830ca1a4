"""Readings: what was read of a page last, and its bytes, as they are kept."""

from __future__ import annotations

from sqlalchemy import Connection, select

from riwaya.model import Reading, RiwayaError
from riwaya.model.records import reading_of_record
from riwaya.store.packing import unpacked, unpacked_record
from riwaya.store.schema import pages, readings

__all__ = ["body_of", "current_reading", "page_reading"]


def current_reading(connection: Connection, page: int) -> Reading:
    """The reading that the index of *page* was made from. Raises RiwayaError when it is damaged or gone."""
    row = connection.execute(
        select(readings.c.record, pages.c.sha256)
        .join_from(pages, readings, readings.c.id == pages.c.reading)
        .where(pages.c.id == page)
    ).first()
    if row is None:
        raise RiwayaError(f"The reading of page {page} is not in the store.", "", "Run riwaya store check.")
    try:
        return reading_of_record(unpacked_record(row.record))
    except (ValueError, KeyError, TypeError) as error:
        raise RiwayaError(
            f"The reading of page {row.sha256[:12]} is damaged.", "", "Run riwaya store check."
        ) from error


def page_reading(connection: Connection, sha256: str) -> Reading:
    """The current reading of the page of this SHA-256. Raises RiwayaError when it is not in the store, or damaged."""
    page = connection.execute(select(pages.c.id).where(pages.c.sha256 == sha256)).scalar()
    if page is None:
        raise RiwayaError(f"The page {sha256[:12]} is not in the store.", "", "Add it with riwaya add.")
    return current_reading(connection, page)


def body_of(connection: Connection, page: int) -> bytes:
    """The bytes of *page*. Raises ValueError when they are damaged."""
    body = connection.execute(select(pages.c.body).where(pages.c.id == page)).scalar_one()
    return unpacked(body)
