"""The audit log: what was done at the desk, by whom, from where. Rows are only ever added."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from riwaya.store.engine import Store
from riwaya.store.schema import audit

__all__ = ["Deed", "deeds", "note"]

_LONGEST = 500  # letters of a target


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that was done: *what* (``login``, ``account-add`` …) to *target*, from the machine *source*."""

    id: int
    at: str
    who: str
    what: str
    target: str
    source: str


def note(store: Store, at: str, who: str, what: str, target: str = "", source: str = "") -> None:
    """Write down a deed."""
    row = {"at": at, "who": who, "what": what, "target": target[:_LONGEST], "source": source}
    with store.writing() as connection:
        connection.execute(insert(audit).values(row))


def deeds(connection: Connection, limit: int, before: int | None = None) -> list[Deed]:
    """The last *limit* deeds, newest first; those before the id *before* where one is given."""
    rows = select(audit).order_by(audit.c.id.desc()).limit(limit)
    rows = rows if before is None else rows.where(audit.c.id < before)
    return [Deed(**row) for row in connection.execute(rows).mappings()]
