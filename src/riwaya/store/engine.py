"""The engine: one store behind one address, SQLite's file or a PostgreSQL server, with the same schema in both."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError, SQLAlchemyError
from sqlalchemy.sql import column, table

from riwaya.model import Problem, RiwayaError

__all__ = ["DEFAULT", "HEAD", "Store"]

DEFAULT = "riwaya.db"
"""The file that a store is kept in when nobody names another."""

HEAD = "0008"
"""The schema's last migration (`migrations/versions`)."""

_WRITES = "riwaya_writes"
_PATIENCE = 60  # seconds that a writer waits for another


class Store:
    """A store. *engine* is SQLAlchemy's; *name* what the store is called in messages, without a password."""

    def __init__(self, engine: Engine, name: str) -> None:
        self.engine, self.name = engine, name

    @classmethod
    def open(cls, where: str = DEFAULT, *, create: bool = False) -> Store:
        """The store at *where*: a file's path, or an address ``postgresql://user@host/database``.

        With *create* one that is not there is made; an empty database is given the schema. Raises RiwayaError when
        there is none, when it cannot be reached, or when its schema is not the one that this riwaya knows.
        """
        store = cls._at(where, create=create)
        with store._told():
            revision = store.revision()
            if revision is None and create:
                store.migrate()
                revision = store.revision()
        if revision is None:
            raise RiwayaError("This is no store of riwaya's.", store.name, "Name another with --store.")
        if revision != HEAD:
            raise _other_schema(revision, store.name)
        return store

    @classmethod
    def open_any(cls, where: str) -> Store:
        """As `open`, whatever the schema: for migrating and for looking at it. Raises RiwayaError."""
        return cls._at(where)

    @classmethod
    def _at(cls, where: str, *, create: bool = False) -> Store:
        """The database at *where*, not looked into. Raises RiwayaError when there is no file and none is to be made."""
        url = _url(where)
        name = url.render_as_string(hide_password=True) if "://" in where else where
        if url.get_backend_name() == "sqlite" and not create and not os.path.exists(str(url.database)):
            raise RiwayaError(
                "There is no store here.", name, "Make one with riwaya add PAGE, or name it with --store."
            )
        return cls(_engine(url), name)

    def revision(self) -> str | None:
        """The migration that the schema stands at; None for a database that holds none of ours."""
        with self.engine.connect() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return None
            version = table("alembic_version", column("version_num"))
            found: str | None = connection.execute(select(version.c.version_num)).scalar()
            return found

    def migrate(self, seen: Callable[[int, int], None] = lambda done, total: None) -> list[Problem]:
        """Bring the schema to this riwaya's, whole or not at all (see `migrating.migrate`)."""
        from riwaya.store.migrating import migrate

        with self.writing() as connection:
            return migrate(connection, seen=seen)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the store as it stood when it first looked, and never waits for a writer."""
        with self._told(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: everything done in it is there for good when this ends, or nothing is."""
        with (
            self._told(),
            self.engine.connect().execution_options(**{_WRITES: True}) as connection,
            connection.begin(),
        ):
            yield connection

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()

    @property
    def address(self) -> str:
        """What opens it again in another process, with its password."""
        url = self.engine.url
        return str(url.database) if self.is_sqlite else url.render_as_string(hide_password=False)

    @property
    def is_sqlite(self) -> bool:
        """Whether the store is a file of SQLite's."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What a database says when it cannot go on, as a sentence."""
        try:
            yield
        except OperationalError as error:
            raise RiwayaError(f"The store could not be used: {_reason(error)}.", self.name,
                              "See that it can be reached and that there is room on its disk.") from error  # fmt: skip


def _url(where: str) -> URL:
    if "://" not in where:
        return URL.create("sqlite", database=where)
    try:
        url = make_url(where)
        if url.drivername in ("postgresql", "postgres"):
            url = url.set(drivername="postgresql+psycopg")
        if url.get_backend_name() in ("sqlite", "postgresql"):
            return url
    except (ArgumentError, NoSuchModuleError, ValueError):
        pass
    raise RiwayaError("This is no address of a store.", where.split("@")[-1],
                      "Give a file's path, or postgresql://user@host/database.")  # fmt: skip


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        try:
            return create_engine(url, pool_pre_ping=True, isolation_level="REPEATABLE READ")
        except ImportError as error:
            raise RiwayaError("PostgreSQL needs a driver that is not installed.", "",
                              "Install it with pip install 'riwaya[postgresql]'.") from error  # fmt: skip
    engine = create_engine(url, connect_args={"timeout": _PATIENCE})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    """Readers beside one writer (WAL), every commit on the disk, and no transaction that we did not begin."""
    connection.isolation_level = None
    for line in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "cache_size = -65536",
                 f"busy_timeout = {_PATIENCE * 1000}"):  # fmt: skip
        connection.execute(f"PRAGMA {line}")


def _begin(connection: Connection) -> None:
    """A writer takes its turn at once: one that had read before could not be given it later."""
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _other_schema(revision: str, name: str) -> RiwayaError:
    if revision < HEAD:
        return RiwayaError(f"The store's schema ({revision}) is older than this riwaya's ({HEAD}).", name,
                           "Bring it up with riwaya store migrate; riwaya store backup keeps a copy.")  # fmt: skip
    return RiwayaError(f"The store's schema ({revision}) is newer than this riwaya knows ({HEAD}).", name,
                       "Use the riwaya that made it, or a later one.")  # fmt: skip


def _reason(error: SQLAlchemyError) -> str:
    """What the database said, in one line and without statements or parameters."""
    original = getattr(error, "orig", None)
    return " ".join(str(original or error).split("\n")[0].split()).rstrip(".")[:200]
