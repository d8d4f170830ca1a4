"""Migrating: the migrations make the very schema that the code speaks of, and other schemas are told apart."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData

from riwaya.model import RiwayaError
from riwaya.store import Store
from riwaya.store.adding import add
from riwaya.store.checking import check
from riwaya.store.engine import HEAD
from riwaya.store.looking import find_article
from riwaya.store.migrating import configuration, migrate
from riwaya.store.preparing import Prepared
from riwaya.store.queries import parse
from riwaya.store.schema import metadata
from riwaya.store.searching import search
from store_help import AT, PAGES


def test_the_migrations_make_the_schema(store: Store) -> None:
    with store.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_the_last_migration_is_the_one_that_stores_are_asked_for() -> None:
    assert ScriptDirectory.from_config(configuration()).get_current_head() == HEAD


@pytest.mark.parametrize(("revision", "said"), [("0000", "older"), ("9999", "newer")])
def test_another_schema_is_told(store: Store, where: str, revision: str, said: str) -> None:
    with store.writing() as connection:
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{revision}'")
    with pytest.raises(RiwayaError, match=said):
        Store.open(where)


def test_a_database_that_is_no_store_is_told(store: Store, where: str) -> None:
    with store.writing() as connection:
        connection.exec_driver_sql("DROP TABLE alembic_version")
    with pytest.raises(RiwayaError, match="no store"):
        Store.open(where)


def test_a_store_of_the_first_schema_keeps_what_it_has(where: str, harbour: list[Prepared]) -> None:
    old = _as_at_first(where, harbour)
    told: list[tuple[int, int]] = []
    assert old.migrate(lambda done, total: told.append((done, total))) == []
    assert told == [(1, 2), (2, 2)]
    old.close()
    store = Store.open(where)
    assert not list(check(store))
    with store.reading() as connection:
        assert {name: find_article(connection, name).id for name in PAGES} == {"first.txt": 1, "second.txt": 2}
        found, count = search(connection, parse("المرفأ"), "articles")
    assert count == 2
    assert {hit.article for hit in found} == {1, 2}
    assert add(store, harbour[0], AT) == "known"
    store.close()


def test_a_page_whose_reading_is_damaged_is_told_and_holds_nothing_up(where: str, harbour: list[Prepared]) -> None:
    old = _as_at_first(where, harbour)
    with old.writing() as connection:
        connection.exec_driver_sql("DELETE FROM readings WHERE page = 1")
    assert len(old.migrate()) == 1
    assert old.revision() == HEAD
    old.close()


@pytest.mark.parametrize("begun", ["migrate", "reindex"])
def test_who_is_killed_in_the_middle_has_changed_nothing(where: str, harbour: list[Prepared], begun: str) -> None:
    old = _as_at_first(where, harbour)
    if begun == "reindex":
        old.migrate()
    old.close()
    assert subprocess.run([sys.executable, "-c", _KILLED, begun, where], check=False).returncode == -signal.SIGKILL
    again = Store.open_any(where)
    assert again.revision() == ("0001" if begun == "migrate" else HEAD)
    if begun == "migrate":
        assert again.migrate() == []
    assert not list(check(again))
    again.close()


_KILLED = """
import os, signal, sys
from riwaya.store import Store
from riwaya.store.reindexing import reindex

def seen(done, total):
    if done == 1:
        os.kill(os.getpid(), signal.SIGKILL)

store = Store.open_any(sys.argv[2])
if sys.argv[1] == "migrate":
    store.migrate(seen)
with store.writing() as connection:
    reindex(connection, seen)
"""


def _as_at_first(where: str, harbour: list[Prepared]) -> Store:
    """A store of the first schema with the pages of the harbour."""
    Store.open(where, create=True).close()  # so that the database is there
    old = Store.open_any(where)
    with old.writing() as connection:
        _empty(connection)
        migrate(connection, "0001")
        for number, page in enumerate(harbour, 1):
            _put_as_at_first(connection, number, page)
    return old


def _empty(connection: Connection) -> None:
    there = MetaData()
    there.reflect(connection)
    there.drop_all(connection)


def _put_as_at_first(connection: Connection, number: int, page: Prepared) -> None:
    """Write *page*, of one article, as the first riwaya that had a store wrote it."""
    tables = MetaData()
    tables.reflect(connection)

    def put(table: str, **row: object) -> None:
        connection.execute(tables.tables[table].insert().values(row))

    [item] = page.articles
    a = item.article
    put("pages", id=number, sha256=page.sha256, media_type=page.media_type, size=page.size, body=page.body, added=AT,
        reading=number)  # fmt: skip
    put("names", id=number, page=number, name=page.name, added=AT, envelope=page.envelope)
    put("readings", id=number, page=number, name=number, version="0.1.0", made=AT, record=page.record)
    put("articles", id=number, page=number, n=a.n, headline=a.headline, published=a.published,
        statements=len(a.statements))  # fmt: skip
    put("documents", id=number, article=number, length=item.length)
    put("postings", term=number, document=number, count=1, length=item.length, places=b"\0")
