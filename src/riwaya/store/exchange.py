"""Exchange: a store's evidence as JSON Lines, a page or a judgement a line, from any store into any other."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, insert, select, update

from riwaya.model import RiwayaError
from riwaya.model.records import reading_of_record
from riwaya.store.engine import Store
from riwaya.store.indexing import made, put_index
from riwaya.store.judgements import numberless, put_judgement
from riwaya.store.packing import packed, packed_record, unpacked, unpacked_record
from riwaya.store.preparing import indexed
from riwaya.store.schema import judgements, names, pages, readings
from riwaya.store.shown import as_shown

__all__ = ["exported", "import_page", "import_row", "parsed"]


def exported(store: Store) -> Iterator[dict[str, Any]]:
    """Every page with its bytes, names and readings, in the order in which they were added; then every judgement.

    What is added meanwhile does not come. Raises RiwayaError where bytes are damaged.
    """
    with store.reading() as connection:
        last = connection.execute(select(pages.c.id).order_by(pages.c.id.desc()).limit(1)).scalar() or 0
        ids = connection.execute(select(pages.c.id).where(pages.c.id <= last).order_by(pages.c.id)).scalars().all()
        for page in ids:
            yield _row(connection, page)
        for record in connection.execute(select(judgements.c.record).order_by(judgements.c.id)).scalars():
            yield {"judgement": numberless(json.loads(record))}


def import_row(store: Store, row: dict[str, Any], where: str) -> str:
    """Put a row of `exported` into *store*: ``new`` or ``known`` for a page, ``judged`` for a judgement that is new.

    Raises RiwayaError naming *where* when the row is not one of ours.
    """
    if "judgement" not in row:
        return import_page(store, row, where)
    try:
        with store.writing() as connection:
            return "judged" if put_judgement(connection, row["judgement"]) else "known judgement"
    except (ValueError, KeyError, TypeError) as error:
        raise RiwayaError(f"This line is no judgement that could be kept ({error}).", where,
                          "Give a file that riwaya store export wrote.") from error  # fmt: skip


def import_page(store: Store, row: dict[str, Any], where: str) -> str:
    """Put a page of `exported` into *store*, whole or not at all: ``new``, or ``known`` with what it lacked of it.

    Raises RiwayaError naming *where* when the row is not one of ours.
    """
    try:
        data = b64decode(row["body"], validate=True)
        if sha256(data).hexdigest() != row["sha256"]:
            raise ValueError("its bytes are not those that its SHA-256 names")
        for reading in row["readings"]:
            reading_of_record(reading["record"])
        with store.writing() as connection:
            return _put(connection, row, data)
    except (ValueError, KeyError, TypeError) as error:
        raise RiwayaError(f"This line is no page of a store ({error}).", where,
                          "Give a file that riwaya store export wrote.") from error  # fmt: skip


def _row(connection: Connection, page: int) -> dict[str, Any]:
    p = connection.execute(select(pages).where(pages.c.id == page)).one()
    try:
        body = unpacked(p.body)
    except ValueError as error:
        what = f"The bytes of page {p.sha256[:12]} are damaged."
        raise RiwayaError(what, "", "Run riwaya store check, and go back to a backup.") from error
    called = connection.execute(select(names).where(names.c.page == page).order_by(names.c.id)).all()
    order = {n.id: i for i, n in enumerate(called)}
    read = connection.execute(select(readings).where(readings.c.page == page).order_by(readings.c.id)).all()
    return {
        "sha256": p.sha256, "media_type": p.media_type, "added": p.added,
        "names": [{"name": n.name, "fetched": n.fetched, "added": n.added, "envelope": unpacked_record(n.envelope)}
                  for n in called],
        "readings": [{"version": r.version, "made": r.made, "name": order[r.name], "current": r.id == p.reading,
                      "record": unpacked_record(r.record)} for r in read],
        "body": b64encode(body).decode(),
    }  # fmt: skip


def _put(connection: Connection, row: dict[str, Any], data: bytes) -> str:
    page = connection.execute(select(pages.c.id).where(pages.c.sha256 == row["sha256"])).scalar()
    outcome = "known" if page is not None else "new"
    if page is None:
        page = made(connection, insert(pages).values(
            sha256=row["sha256"], media_type=row["media_type"], size=len(data), body=packed(data),
            added=row["added"]))  # fmt: skip
    there = {n.name: n.id for n in connection.execute(select(names).where(names.c.page == page))}
    called: list[int] = []
    for n in row["names"]:
        if n["name"] not in there:
            there[n["name"]] = made(connection, insert(names).values(
                page=page, name=n["name"], fetched=n["fetched"], added=n["added"],
                envelope=packed_record(n["envelope"])))  # fmt: skip
        called.append(there[n["name"]])
    have = {(r.version, r.made) for r in connection.execute(select(readings.c.version, readings.c.made)
                                                           .where(readings.c.page == page))}  # fmt: skip
    for r in row["readings"]:
        if (r["version"], r["made"]) in have:
            continue
        reading = made(connection, insert(readings).values(
            page=page, name=called[r["name"]], version=r["version"], made=r["made"],
            record=packed_record(r["record"])))  # fmt: skip
        if r["current"] and outcome == "new":
            connection.execute(update(pages).where(pages.c.id == page).values(reading=reading))
            put_index(connection, page, indexed(as_shown(connection, page, reading_of_record(r["record"]))))
    return outcome


def parsed(line: str, where: str) -> dict[str, Any]:
    """The row that a *line* of an export holds. Raises RiwayaError naming *where*."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RiwayaError("This line is not JSON.", where, "Give a file that riwaya store export wrote.") from error
    if not isinstance(row, dict):
        raise RiwayaError("This line is no page of a store.", where, "Give a file that riwaya store export wrote.")
    return row
