"""What goes across stories: which statements each voice makes, and which name each place, as the dossiers have it."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, String, Table, Text

from riwaya.store.schema.base import ID, metadata
from riwaya.store.schema.stories import stories, voices

__all__ = ["place_statements", "story_places", "voice_statements"]

voice_statements = Table(
    "voice_statements",
    metadata,
    Column("story", ID, ForeignKey(stories.c.id), primary_key=True, autoincrement=False),
    Column("article", ID, primary_key=True, autoincrement=False),
    Column("label", String(16), primary_key=True),
    Column("voice", ID, ForeignKey(voices.c.id), nullable=False),
    Column("via", Text, nullable=True),
    Index(None, "voice"),
    Index(None, "article"),
)
"""Whose each statement is in a story: an article's id and the statement's in it, the voice, and *via*, the carrier from
whom the article's outlet has it."""

story_places = Table(
    "story_places",
    metadata,
    Column("story", ID, ForeignKey(stories.c.id), primary_key=True, autoincrement=False),
    Column("place", String(200), primary_key=True),
    Column("name", Text, nullable=False),
    Column("lat", Float, nullable=True),
    Column("lon", Float, nullable=True),
    Column("precision", String(16), nullable=True),
    Column("mentions", Integer, nullable=False),
    Column("statements", Integer, nullable=False),
    Index(None, "place"),
)
"""The places of each story under their ids in the gazetteer: how often each is named, and in how many statements."""

place_statements = Table(
    "place_statements",
    metadata,
    Column("story", ID, ForeignKey(stories.c.id), primary_key=True, autoincrement=False),
    Column("place", String(200), primary_key=True),
    Column("article", ID, primary_key=True, autoincrement=False),
    Column("label", String(16), primary_key=True),
)
"""The statements of a story whose words name a place."""
