"""Migrating: the migrations make the very schema that the code speaks of, and other schemas are told apart."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from riwaya.model import RiwayaError
from riwaya.store import Store
from riwaya.store.engine import HEAD
from riwaya.store.migrating import configuration
from riwaya.store.schema import metadata


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
