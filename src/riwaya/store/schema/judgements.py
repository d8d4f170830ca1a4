"""Judgements: what people said of the machine's findings. Rows are only ever added; one that withdraws is a row too."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, String, Table, Text

from riwaya.store.schema.base import DAY, ID, metadata

__all__ = ["judged_pages", "judgements"]

judgements = Table(
    "judgements",
    metadata,
    Column("id", ID, primary_key=True),
    Column("uid", String(32), nullable=False, unique=True),
    Column("at", DAY, nullable=False),
    Column("author", Text, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("story", ID, nullable=True),
    Column("withdraws", String(32), nullable=True),
    Column("record", Text, nullable=False),
    Index(None, "story"),
    Index(None, "withdraws"),
)
"""Each under a *uid* of its own that survives export and import. *record* (JSON) is the whole of it; the rest is for
finding it: *story* the number of the one that it is of, *withdraws* the uid of the judgement that it takes back."""

judged_pages = Table(
    "judged_pages",
    metadata,
    Column("judgement", ID, ForeignKey(judgements.c.id), primary_key=True, autoincrement=False),
    Column("page", String(64), primary_key=True),
    Index(None, "page"),
)
"""The pages (SHA-256) that each judgement speaks of, also those that only its comparisons name."""
