"""The index that search asks. It can be made again from the readings (``riwaya store reindex``)."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, Table

from riwaya.store.schema.articles import articles, statements
from riwaya.store.schema.base import ID, metadata

__all__ = ["blocks", "documents", "segments"]

documents = Table(
    "documents",
    metadata,
    Column("id", ID, primary_key=True),
    Column("article", ID, ForeignKey(articles.c.id), nullable=False),
    Column("statement", ID, ForeignKey(statements.c.id), nullable=True),
    Column("length", Integer, nullable=False),
    Index(None, "article"),
    Index(None, "statement"),
    sqlite_autoincrement=True,
)
"""What search finds: an article's text, or, with *statement*, the words of a statement of it. Claims and voices are
found by their statements. An id is never given twice: segments name those that are no more."""

segments = Table(
    "segments",
    metadata,
    Column("id", ID, primary_key=True),
    Column("level", Integer, nullable=False),
    Column("bits", Integer, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("gone", LargeBinary, nullable=True),
    Column("documents", LargeBinary, nullable=False),
    Column("vectors", LargeBinary, nullable=False),
)
"""Parts of the index. What is added makes one of its own, and many small ones are merged into a large one, so that
writing a page never rewrites what is there. *level*: how often it was merged; *size*: how many postings it has. Then
how many documents of each kind it holds, which ones (*documents*), and which ones of other segments are no more
(*gone*), as numbers of 64 bits: ``document << 8 | kind``. *vectors*: what its *documents* mean, in
their order, as signed bytes (`riwaya.arabic.meaning`)."""

blocks = Table(
    "blocks",
    metadata,
    Column("id", ID, primary_key=True, autoincrement=False),
    Column("lists", LargeBinary, nullable=False),
    Column("places", LargeBinary, nullable=False),
)
"""Where terms stand, see `lists.Lists`. Block n of a segment holds the terms whose keys begin with those *bits* bits
that n is; its id is ``segment << 20 | n``. Without a foreign key: `checking` looks for strays."""
