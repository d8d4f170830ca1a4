"""The index that search asks. It can be made again from the readings and the dossiers (``riwaya reread``)."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, SmallInteger, Table

from riwaya.store.schema.articles import articles, statements
from riwaya.store.schema.base import ID, metadata
from riwaya.store.schema.stories import claims, voices

__all__ = ["documents", "postings", "vectors"]

documents = Table(
    "documents",
    metadata,
    Column("id", ID, primary_key=True),
    Column("article", ID, ForeignKey(articles.c.id), nullable=True),
    Column("statement", ID, ForeignKey(statements.c.id), nullable=True),
    Column("claim", ID, ForeignKey(claims.c.id), nullable=True),
    Column("voice", ID, ForeignKey(voices.c.id), nullable=True),
    Column("length", Integer, nullable=False),
    Index(None, "article"),
    Index(None, "claim"),
    Index(None, "voice"),
)
"""What search finds: an article's text, the words of a statement (of its article), a claim's wordings, or a voice's
names and roles."""

postings = Table(
    "postings",
    metadata,
    Column("term", BigInteger, primary_key=True, autoincrement=False),
    Column("document", ID, primary_key=True, autoincrement=False),
    Column("count", SmallInteger, nullable=False),
    Column("length", SmallInteger, nullable=False),
    Column("places", LargeBinary, nullable=False),
    Index(None, "document"),
    sqlite_with_rowid=False,
)
"""Where terms stand. *term* is the term's key (`index.key_of`), *length* the
document's, so that ranking needs no other table, *places* the numbers of its tokens (`index.packed`).
Without a foreign key: millions of rows go in, and `checking` looks for strays."""

vectors = Table(
    "vectors",
    metadata,
    Column("document", ID, ForeignKey(documents.c.id), primary_key=True, autoincrement=False),
    Column("vector", LargeBinary, nullable=False),
)
"""What a document means, as a vector of its words' meanings: signed bytes, one a dimension."""
