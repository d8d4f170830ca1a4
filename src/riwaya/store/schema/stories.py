"""Stories as they grow: their articles, dossiers, claims and voices, and what happened in them."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from riwaya.store.schema.articles import articles
from riwaya.store.schema.base import DAY, ID, metadata

__all__ = ["claim_statements", "claims", "dossiers", "events", "members", "rarities", "stories", "story_voices",
           "traits", "voices"]  # fmt: skip

stories = Table(
    "stories",
    metadata,
    Column("id", ID, primary_key=True),
    Column("title", Text, nullable=False),
    Column("name", Text, nullable=True),
    Column("first", DAY, nullable=True),
    Column("last", DAY, nullable=True),
    Column("articles", Integer, nullable=False),
    Column("moved", DAY, nullable=False),
    Column("dossier", ID, nullable=True),
    Column("merged", ID, nullable=True),
    Index(None, "moved"),
)
"""Articles on one developing event. *title* is the machine's, *name* a person's; *first* and *last* the days of its
articles; *moved* when something of it changed; *dossier* the current one, none where it has yet to be made; *merged*
the story that this one went into, so that its number still leads somewhere."""

members = Table(
    "members",
    metadata,
    Column("story", ID, ForeignKey(stories.c.id), primary_key=True, autoincrement=False),
    Column("article", ID, ForeignKey(articles.c.id), primary_key=True, autoincrement=False),
    Column("score", Float, nullable=False),
    Column("why", Text, nullable=False),
    Column("added", DAY, nullable=False),
    Index(None, "article"),
)
"""Which articles a story has: a page of round-ups can be of several. *why* in words, *score* between 0 and 1; what a
person decided has the score 1 and says who."""

rarities = Table(
    "rarities",
    metadata,
    Column("term", BigInteger, primary_key=True, autoincrement=False),
    Column("held", Integer, nullable=False),
)
"""How many of the articles that were placed have a term, by its key (`rarities.key_of_term`)."""

traits = Table(
    "traits",
    metadata,
    Column("term", BigInteger, primary_key=True, autoincrement=False),
    Column("article", ID, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
"""The terms that tell most of each article that was placed: by them a new one finds those it may be of one story
with. Without a foreign key: an article that is gone is of no story."""

dossiers = Table(
    "dossiers",
    metadata,
    Column("id", ID, primary_key=True),
    Column("story", ID, ForeignKey(stories.c.id), nullable=False),
    Column("key", String(64), nullable=False),
    Column("version", Text, nullable=False),
    Column("made", DAY, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Index(None, "story", "id"),
)
"""Dossiers that were made: `Dossier.to_dict`, compressed. *key* is the SHA-256 of all that it depends on: readings,
judgements and the version that made it. Only a story's last few are kept; what changed between them is in *events*."""

claims = Table(
    "claims",
    metadata,
    Column("id", ID, primary_key=True),
    Column("story", ID, ForeignKey(stories.c.id), nullable=False),
    Column("label", String(16), nullable=False),
    Column("gist", Text, nullable=False),
    Column("standing", String(16), nullable=False),
    Column("outlets", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("least", Integer, nullable=False),
    Column("most", Integer, nullable=False),
    Column("first", DAY, nullable=True),
    Column("last", DAY, nullable=True),
    Column("gone", DAY, nullable=True),
    Index(None, "story"),
)
"""The claims of each story's current dossier, under ids that they keep from dossier to dossier: a claim of the new one
that shares most statements with one of the old takes its id. *label* is its id in the dossier; *gone*: since when the
story has it no longer."""

claim_statements = Table(
    "claim_statements",
    metadata,
    Column("claim", ID, ForeignKey(claims.c.id), primary_key=True, autoincrement=False),
    Column("article", ID, primary_key=True, autoincrement=False),
    Column("label", String(16), primary_key=True),
    Index(None, "article"),
)
"""The statements of each claim: an article's id and the statement's in it."""

voices = Table(
    "voices",
    metadata,
    Column("id", ID, primary_key=True),
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("statements", Integer, nullable=False),
    UniqueConstraint("key"),
)
"""Voices, each under the *key* that its mentions resolve to (a named person or body), or story by story where nobody is
named."""

story_voices = Table(
    "story_voices",
    metadata,
    Column("story", ID, ForeignKey(stories.c.id), primary_key=True, autoincrement=False),
    Column("voice", ID, ForeignKey(voices.c.id), primary_key=True, autoincrement=False),
    Column("statements", Integer, nullable=False),
    Index(None, "voice"),
)
"""In which stories each voice speaks, and how many statements it makes there."""

events = Table(
    "events",
    metadata,
    Column("id", ID, primary_key=True),
    Column("at", DAY, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("key", String(64), nullable=False),
    Column("story", ID, ForeignKey(stories.c.id), nullable=True),
    Column("claim", ID, ForeignKey(claims.c.id), nullable=True),
    Column("article", ID, nullable=True),
    Column("record", Text, nullable=False),
    UniqueConstraint("key"),
    Index(None, "story", "id"),
    Index(None, "article"),
)
"""What happened, in the order in which it was seen: a new article, claim, origin, denial, contradiction, correction,
silent edit. *key* is the SHA-256 of what makes it itself, so that nothing happens twice; *record* (JSON) says it."""
