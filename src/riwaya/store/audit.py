"""The audit log: what was done at the desk, by whom, from where. Rows are only ever added."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from riwaya.store.engine import Store
from riwaya.store.schema import audit

__all__ = ["By", "Deed", "deeds", "kinds_of_deed", "note", "noted"]

_LONGEST = 500  # letters of a target


@dataclass(frozen=True, slots=True)
class By:
    """Whoever does something: the name (empty: nobody that is known), at which moment (ISO 8601, UTC), from which
    machine.
    """

    who: str
    at: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that was done: *what* (``login``, ``account-add`` …) to *target*, from the machine *source*."""

    id: int
    at: str
    who: str
    what: str
    target: str
    source: str


def note(store: Store, by: By, what: str, target: str = "") -> None:
    """Write down a deed."""
    with store.writing() as connection:
        noted(connection, by, what, target)


def noted(connection: Connection, by: By, what: str, target: str = "") -> None:
    """Write down a deed with what it changes, in one transaction: neither is there without the other."""
    row = {"at": by.at, "who": by.who, "what": what, "target": target[:_LONGEST], "source": by.source}
    connection.execute(insert(audit).values(row))


def deeds(connection: Connection, limit: int, before: int | None = None, who: str = "", what: str = "") -> list[Deed]:
    """The last *limit* deeds, newest first; those before the id *before* where one is given, those of *who* (as the log
    has the name) and of the kind *what* where these are.
    """
    rows = select(audit).order_by(audit.c.id.desc()).limit(limit)
    rows = rows if before is None else rows.where(audit.c.id < before)
    rows = rows.where(audit.c.who == who) if who else rows
    rows = rows.where(audit.c.what == what) if what else rows
    return [Deed(**row) for row in connection.execute(rows).mappings()]


def kinds_of_deed(connection: Connection) -> list[str]:
    """The kinds of deeds that there are, in the order of the alphabet."""
    return list(connection.execute(select(audit.c.what).distinct().order_by(audit.c.what)).scalars())
