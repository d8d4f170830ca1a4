"""Repeats: whether the same bytes came before, in memory that does not grow with what is read."""

from __future__ import annotations

import sqlite3

__all__ = ["Repeats"]


class Repeats:
    """The names of what was met so far, by SHA-256. They are kept on disk, in a file that is gone with the object."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.execute("PRAGMA journal_mode = OFF")
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.execute("CREATE TABLE met (digest BLOB PRIMARY KEY, name BLOB) WITHOUT ROWID")

    def first(self, sha256: str, name: str) -> str | None:
        """The name under which bytes with this digest (in hexadecimal) came first; None when they do now."""
        digest = bytes.fromhex(sha256)
        row = self._db.execute("SELECT name FROM met WHERE digest = ?", (digest,)).fetchone()
        if row is not None:
            return bytes(row[0]).decode("utf-8", "surrogatepass")
        self._db.execute("INSERT INTO met VALUES (?, ?)", (digest, name.encode("utf-8", "surrogatepass")))
        return None
