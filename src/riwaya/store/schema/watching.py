"""Watching: the feeds that are followed, what was seen in them, and the alerts that went out."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from riwaya.store.schema.base import DAY, ID, metadata
from riwaya.store.schema.stories import events

__all__ = ["alerts", "deliveries", "feeds", "sightings"]

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
"""The addresses that feeds named: when first, when the page is fetched (again) next, and how that went."""

alerts = Table(
    "alerts",
    metadata,
    Column("id", ID, primary_key=True),
    Column("rule", Text, nullable=False),
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
    Column("due", DAY, nullable=False),
)
"""By which channel each alert goes out; *at* when it did, *due* when it is tried (again)."""
