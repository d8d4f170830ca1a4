"""The schema: what is kept of pages, their readings, and what is looked up in them.

Pages, their names, readings and judgements are evidence: rows are only ever added. Articles, statements, documents and
postings are an index over the current reading of each page, and can be made again from it (``riwaya reread``).
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
)

__all__ = ["articles", "documents", "failures", "metadata", "names", "pages", "postings", "readings", "statements"]

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
_Id = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts rows by itself only in a column called INTEGER
_Day = String(40)

pages = Table(
    "pages",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("media_type", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("added", _Day, nullable=False),
    Column("reading", _Id, nullable=True),
)
"""The bytes of each page once, by their SHA-256. *body* is compressed with Zstandard, *size* what it unpacks to, and
*reading* the reading that the index is made from."""

names = Table(
    "names",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("page", _Id, ForeignKey(pages.c.id), nullable=False),
    Column("name", Text, nullable=False),
    Column("fetched", _Day, nullable=True),
    Column("added", _Day, nullable=False),
    Column("envelope", LargeBinary, nullable=False),
    UniqueConstraint("page", "name"),
    Index(None, "name", "id"),
)
"""Under which path or address bytes came, in the order in which they did. *envelope*: what their container and the
person who gave them said of them (JSON, compressed), without which they could not be read again alike."""

readings = Table(
    "readings",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("page", _Id, ForeignKey(pages.c.id), nullable=False),
    Column("name", _Id, ForeignKey(names.c.id), nullable=False),
    Column("version", Text, nullable=False),
    Column("made", _Day, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Index(None, "page", "id"),
)
"""What a version of the reader made of a page under one of its names: `Reading.to_dict` with the text, compressed."""

failures = Table(
    "failures",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("name", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("remedy", Text, nullable=False),
    Column("at", _Day, nullable=False),
    UniqueConstraint("name", "what"),
)
"""What could not be read, and why; when it was tried first."""

articles = Table(
    "articles",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("page", _Id, ForeignKey(pages.c.id), nullable=False),
    Column("n", Integer, nullable=False),
    Column("outlet", Text, nullable=True),
    Column("credit", Text, nullable=True),
    Column("author", Text, nullable=True),
    Column("headline", Text, nullable=False),
    Column("published", _Day, nullable=True),
    Column("statements", Integer, nullable=False),
    UniqueConstraint("page", "n"),
    Index(None, "published"),
)
"""The articles of each page's current reading."""

statements = Table(
    "statements",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("article", _Id, ForeignKey(articles.c.id), nullable=False),
    Column("label", String(16), nullable=False),
    Column("stance", String(16), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("voice", Text, nullable=False),
    Column("voice_key", Text, nullable=False),
    Column("score", Float, nullable=False),
    UniqueConstraint("article", "label"),
    Index(None, "voice_key"),
)
"""The statements of each article, for looking them up; their spans are in the reading. *voice_key* is the voice's name
as search folds it."""

documents = Table(
    "documents",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("article", _Id, ForeignKey(articles.c.id), nullable=False),
    Column("statement", _Id, ForeignKey(statements.c.id), nullable=True),
    Column("length", Integer, nullable=False),
    Index(None, "article"),
)
"""What search finds: an article's text, or the words of a statement."""

postings = Table(
    "postings",
    metadata,
    Column("term", BigInteger, primary_key=True, autoincrement=False),
    Column("document", _Id, primary_key=True, autoincrement=False),
    Column("count", SmallInteger, nullable=False),
    Column("length", SmallInteger, nullable=False),
    Column("places", LargeBinary, nullable=False),
    Index(None, "document"),
    sqlite_with_rowid=False,
)
"""Where terms stand. *term* is the term's key (`index.key_of`), *length* the
document's, so that ranking needs no other table, *places* the numbers of its tokens (`index.packed`).
Without a foreign key: millions of rows go in, and `checking` looks for strays."""
