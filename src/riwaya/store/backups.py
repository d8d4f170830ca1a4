"""Backups: a store copied into a file, whole or not at all, while the work on it goes on."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from sqlalchemy import insert, select, text

from riwaya.model import Problem, RiwayaError
from riwaya.store.engine import Store
from riwaya.store.exchange import exported, import_row, parsed
from riwaya.store.schema import metadata, pages
from riwaya.store.tidying import tidy_after

__all__ = ["back_up", "read_export", "write_export"]

_ROWS = 100  # that are copied at a time
_LONGEST = 512 * 1024 * 1024  # characters of a line: a page in base64 with its readings is far shorter


def back_up(store: Store, file: str, seen: Callable[[], None] = lambda: None) -> None:
    """Copy all of *store* as it stands into *file*, a store in SQLite; *seen* is called after each page of a server's.

    Raises RiwayaError when *file* is there, or cannot be written.
    """
    part = _part_of(file)
    try:
        if store.is_sqlite:
            with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                raw = connection.connection.driver_connection
                assert raw is not None
                raw.execute("VACUUM INTO ?", (part,))
        else:
            copy = Store.open(part, create=True)
            _copy(store, copy, seen)
            with copy.engine.connect() as connection:
                connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
            copy.close()
        _settle(part, file)
    finally:
        _sweep(part)


def _copy(store: Store, copy: Store, seen: Callable[[], None]) -> None:
    """Put every row of *store*, as it stands at this moment, into *copy*, which has none."""
    with store.reading() as there, copy.writing() as here:
        for table in metadata.sorted_tables:
            found = there.execute(select(table).execution_options(yield_per=_ROWS))
            for part in found.mappings().partitions():
                here.execute(insert(table), [dict(row) for row in part])
                for _ in part if table is pages else ():
                    seen()


def write_export(store: Store, file: str, seen: Callable[[], None] = lambda: None) -> int:
    """Write all pages and judgements of *store* to *file*, one a line; how many pages. Raises as `back_up`."""
    part = _part_of(file)
    count = 0
    try:
        opened = gzip.open(part, "wt", 6, "utf-8") if file.endswith(".gz") else open(part, "w", encoding="utf-8")  # noqa: SIM115
        with opened as out:
            for row in exported(store):
                out.write(json.dumps(row, separators=(",", ":")) + "\n")
                count += "judgement" not in row
                seen()
        _settle(part, file)
    except OSError as error:
        raise RiwayaError(f"Could not be written: {error.strerror}.", file, "Choose another place.") from error
    finally:
        _sweep(part)
    return count


def read_export(store: Store, file: str) -> Iterator[str | Problem]:
    """Add each row of *file* to *store*: what `import_row` says of it, or why it could not be."""
    with open(file, "rb") as raw:
        packed = raw.read(2) == b"\x1f\x8b"
    try:
        with gzip.open(file, "rb") if packed else open(file, "rb") as lines:
            n = 0
            while line := lines.readline(_LONGEST):
                n += 1
                if line.strip():
                    yield _imported(store, line, f"{file}, line {n}")
                    tidy_after(store, n)
    except (OSError, EOFError) as error:
        yield Problem("The file is damaged or cut off; the pages before that were added.", file,
                      f"Export it again ({error}).")  # fmt: skip


def _imported(store: Store, line: bytes, where: str) -> str | Problem:
    try:
        return import_row(store, parsed(line.decode("utf-8", "replace"), where), where)
    except RiwayaError as error:
        return error.problem


def _part_of(file: str) -> str:
    if os.path.exists(file):
        raise RiwayaError("This file is there already.", file, "Choose another name.")
    folder = Path(os.path.realpath(file)).parent
    if not folder.is_dir():
        raise RiwayaError("The folder to write in is not there.", file, "Make it first, or choose another.")
    return f"{os.path.realpath(file)}.part"


def _settle(part: str, file: str) -> None:
    with open(part, "rb+") as done:
        os.fsync(done.fileno())
    os.replace(part, os.path.realpath(file))


def _sweep(part: str) -> None:
    for end in ("", "-wal", "-shm", "-journal"):
        with suppress(OSError):
            os.remove(part + end)
