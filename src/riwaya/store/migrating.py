"""Migrating: the schema brought from any earlier form to the one of this riwaya, in one transaction (Alembic)."""

from __future__ import annotations

from collections.abc import Callable

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, inspect, text

from riwaya.model import Problem
from riwaya.store.reindexing import reindex

__all__ = ["REINDEX", "configuration", "migrate"]

REINDEX = "reindex"
"""What a migration sets among the attributes of Alembic's settings after which the index is to be made again."""


def configuration() -> Config:
    """Alembic's settings: where the migrations lie."""
    config = Config()
    config.set_main_option("script_location", "riwaya.store:migrations")
    config.set_main_option("path_separator", "os")
    return config


def migrate(connection: Connection, to: str = "head",
            seen: Callable[[int, int], None] = lambda done, total: None) -> list[Problem]:  # fmt: skip
    """Bring the schema behind *connection* to the migration *to*, in the transaction that it is in.

    Where a migration asks for it, the index is made again once all are done: *seen* is told how many pages of how many
    are in it, and the pages whose reading is damaged are given, which stay out of it.
    """
    _take_turn(connection)
    config = configuration()
    config.attributes["connection"] = connection
    command.upgrade(config, to)
    return reindex(connection, seen) if config.attributes.get(REINDEX) else []


def _take_turn(connection: Connection) -> None:
    """Whoever migrates the same store at the same time waits; SQLite has one writer at a time anyway."""
    if connection.dialect.name == "postgresql" and inspect(connection).has_table("alembic_version"):
        connection.execute(text("LOCK TABLE alembic_version IN ACCESS EXCLUSIVE MODE"))
