"""Watching: the feeds that are followed, what was seen in them, and the alerts that went out."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from riwaya.store.schema.base import DAY, ID, metadata
from riwaya.store.schema.stories import events

__all__ = ["alerts", "deliveries", "feeds", "marks", "sightings"]

feeds = Table(
    "feeds",
    metadata,
    Column("id", ID, primary_key=True),
    Column("address", Text, nullable=False, unique=True),
    Column("state", Text, nullable=False),
    Column("due", DAY, nullable=False),
    Column("failures", Integer, nullable=False),
)
"""Each feed's address and where it stands: *state* (JSON) holds what a conditional GET needs, *due* when it is asked
next, *failures* how often in a row it could not be read."""

sightings = Table(
    "sightings",
    metadata,
    Column("id", ID, primary_key=True),
    Column("feed", ID, ForeignKey(feeds.c.id), nullable=False),
    Column("address", Text, nullable=False),
    Column("seen", DAY, nullable=False),
    Column("due", DAY, nullable=True),
    Column("tries", Integer, nullable=False),
    Column("state", Text, nullable=False),
    UniqueConstraint("address"),
    Index(None, "due"),
)
"""The addresses that feeds named: *seen* when first, *due* when the page is fetched (again) next (none: no more),
*tries* how often in a row that failed, *state* (JSON) how it went and what was there."""

alerts = Table(
    "alerts",
    metadata,
    Column("id", ID, primary_key=True),
    Column("rule", String(200), nullable=False),
    Column("event", ID, ForeignKey(events.c.id), nullable=False),
    Column("at", DAY, nullable=False),
    UniqueConstraint("rule", "event"),
)
"""Which rule was met by which event; once each."""

deliveries = Table(
    "deliveries",
    metadata,
    Column("alert", ID, ForeignKey(alerts.c.id), primary_key=True, autoincrement=False),
    Column("channel", String(200), primary_key=True),
    Column("at", DAY, nullable=True),
    Column("tries", Integer, nullable=False),
    Column("due", DAY, nullable=True),
    Index(None, "due"),
)
"""By which channel each alert goes out: *tries* how often it was begun, noted before it is, *at* when it was
acknowledged, *due* when it is tried (again), none once it was."""

marks = Table(
    "marks",
    metadata,
    Column("name", String(250), primary_key=True),
    Column("value", Text, nullable=False),
)
"""How far watching has come: up to which event each rule was held against what happened (JSON)."""
