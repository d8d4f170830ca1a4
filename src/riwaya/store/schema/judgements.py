"""Judgements: what people said of the machine's findings. Rows are only ever added; one that withdraws is a row too."""

from __future__ import annotations

from sqlalchemy import Column, Index, String, Table, Text

from riwaya.store.schema.base import DAY, ID, metadata

__all__ = ["judgements"]

judgements = Table(
    "judgements",
    metadata,
    Column("id", ID, primary_key=True),
    Column("uid", String(32), nullable=False, unique=True),
    Column("at", DAY, nullable=False),
    Column("author", Text, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("page", String(64), nullable=True),
    Column("article", ID, nullable=True),
    Column("story", ID, nullable=True),
    Column("withdraws", String(32), nullable=True),
    Column("record", Text, nullable=False),
    Index(None, "page"),
    Index(None, "story"),
    Index(None, "withdraws"),
)
"""Each under a *uid* of its own that survives export and import. *page* (SHA-256), *article* and *story* are what it is
of, for finding it; *record* (JSON) is the whole of it; *withdraws* the uid of the one that it takes back."""
