"""The desk: who may use it, what they did there, and how far they have looked."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, String, Table, Text, UniqueConstraint

from riwaya.store.schema.base import DAY, ID, metadata

__all__ = ["accounts", "audit", "sessions", "tokens", "visits"]

accounts = Table(
    "accounts",
    metadata,
    Column("id", ID, primary_key=True),
    Column("name", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("secret", Text, nullable=False),
    Column("role", String(16), nullable=False),
    Column("made", DAY, nullable=False),
    Column("closed", DAY, nullable=True),
    Column("given", DAY, nullable=True),
    UniqueConstraint("key"),
)
"""People. *key* is the name as names are compared, *secret* the password's Argon2 hash, *role* reader, checker or
admin; *closed*: since when nobody gets in by it; *given*: when it got a password that somebody else knows, none once
its owner has chosen another. Accounts are never taken away: judgements bear their names."""

sessions = Table(
    "sessions",
    metadata,
    Column("id", ID, primary_key=True),
    Column("key", String(64), nullable=False, unique=True),
    Column("account", ID, ForeignKey(accounts.c.id), nullable=False),
    Column("made", DAY, nullable=False),
    Column("ends", DAY, nullable=False),
    Index(None, "account"),
)
"""Who is in: *key* is the SHA-256 of what the browser holds, so that whoever reads this table gets in by none of it."""

tokens = Table(
    "tokens",
    metadata,
    Column("id", ID, primary_key=True),
    Column("key", String(64), nullable=False, unique=True),
    Column("account", ID, ForeignKey(accounts.c.id), nullable=False),
    Column("name", Text, nullable=False),
    Column("made", DAY, nullable=False),
    Column("closed", DAY, nullable=True),
    Index(None, "account"),
)
"""By which programs ask in an account's name; *key* as in `sessions`."""

audit = Table(
    "audit",
    metadata,
    Column("id", ID, primary_key=True),
    Column("at", DAY, nullable=False),
    Column("who", Text, nullable=False),
    Column("what", String(32), nullable=False),
    Column("target", Text, nullable=False),
    Column("source", Text, nullable=False),
)
"""What was done at the desk, by whom and from which machine (*source*). Rows are only ever added."""

visits = Table(
    "visits",
    metadata,
    Column("account", ID, primary_key=True, autoincrement=False),
    Column("story", ID, primary_key=True, autoincrement=False),
    Column("event", ID, nullable=False),
    Column("at", DAY, nullable=False),
)
"""How far somebody has looked: the last event that a story's page showed to an account. Account 0 is whoever sits at
this machine, where there are no accounts; story 0 is the list of all."""
