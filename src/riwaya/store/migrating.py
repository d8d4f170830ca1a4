"""Migrating: the schema brought from any earlier form to the one of this riwaya, in one transaction (Alembic)."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

__all__ = ["configuration", "migrate"]


def configuration() -> Config:
    """Alembic's settings: where the migrations lie."""
    config = Config()
    config.set_main_option("script_location", "riwaya.store:migrations")
    config.set_main_option("path_separator", "os")
    return config


def migrate(connection: Connection, to: str = "head") -> None:
    """Bring the schema behind *connection* to the migration *to*, in the transaction that it is in."""
    config = configuration()
    config.attributes["connection"] = connection
    command.upgrade(config, to)
