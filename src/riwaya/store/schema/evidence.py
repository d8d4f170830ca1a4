"""Evidence: pages, the names they came under, what was read of them, and what could not be: rows are only added."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, String, Table, Text, UniqueConstraint

from riwaya.store.schema.base import DAY, ID, metadata

__all__ = ["failures", "names", "pages", "readings"]

pages = Table(
    "pages",
    metadata,
    Column("id", ID, primary_key=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("media_type", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("added", DAY, nullable=False),
    Column("reading", ID, nullable=True),
)
"""The bytes of each page once, by their SHA-256. *body* is compressed with Zstandard, *size* what it unpacks to, and
*reading* the reading that the index is made from."""

names = Table(
    "names",
    metadata,
    Column("id", ID, primary_key=True),
    Column("page", ID, ForeignKey(pages.c.id), nullable=False),
    Column("name", Text, nullable=False),
    Column("fetched", DAY, nullable=True),
    Column("added", DAY, nullable=False),
    Column("envelope", LargeBinary, nullable=False),
    UniqueConstraint("page", "name"),
    Index(None, "name", "id"),
)
"""Under which path or address bytes came, in the order in which they did. *envelope*: what their container and the
person who gave them said of them (JSON, compressed), without which they could not be read again alike."""

readings = Table(
    "readings",
    metadata,
    Column("id", ID, primary_key=True),
    Column("page", ID, ForeignKey(pages.c.id), nullable=False),
    Column("name", ID, ForeignKey(names.c.id), nullable=False),
    Column("version", Text, nullable=False),
    Column("made", DAY, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Index(None, "page", "id"),
)
"""What a version of the reader made of a page under one of its names: `Reading.to_dict` with the text, compressed."""

failures = Table(
    "failures",
    metadata,
    Column("id", ID, primary_key=True),
    Column("name", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("remedy", Text, nullable=False),
    Column("at", DAY, nullable=False),
    UniqueConstraint("name", "what"),
)
"""What could not be read, and why; when it was tried first."""
