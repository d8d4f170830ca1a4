"""The articles and statements of each page's current reading, as rows that can be asked for."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from riwaya.store.schema.base import DAY, ID, metadata
from riwaya.store.schema.evidence import pages

__all__ = ["articles", "statements"]

articles = Table(
    "articles",
    metadata,
    Column("id", ID, primary_key=True),
    Column("page", ID, ForeignKey(pages.c.id), nullable=False),
    Column("n", Integer, nullable=False),
    Column("outlet", Text, nullable=True),
    Column("credit", Text, nullable=True),
    Column("author", Text, nullable=True),
    Column("headline", Text, nullable=False),
    Column("published", DAY, nullable=True),
    Column("statements", Integer, nullable=False),
    UniqueConstraint("page", "n"),
    Index(None, "published"),
    Index(None, "outlet"),
)
"""The articles of each page's current reading."""

statements = Table(
    "statements",
    metadata,
    Column("id", ID, primary_key=True),
    Column("article", ID, ForeignKey(articles.c.id), nullable=False),
    Column("label", String(16), nullable=False),
    Column("stance", String(16), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("voice", Text, nullable=False),
    Column("voice_key", Text, nullable=False),
    Column("person", Text, nullable=True),
    Column("score", Float, nullable=False),
    UniqueConstraint("article", "label"),
    Index(None, "voice_key"),
)
"""The statements of each article, for looking them up; their spans are in the reading. *voice_key* is the voice's name
as search folds it, *person* the name alone, without titles and offices, where it is a person's."""
