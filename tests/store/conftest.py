"""Stores of both kinds, and pages to put into them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

from postgres_server import server
from riwaya.store import Store
from riwaya.store.adding import add
from riwaya.store.preparing import Prepared
from store_help import AT, PAGES, prepared

_numbers = count()


@pytest.fixture(scope="session")
def sockets() -> Iterator[str]:
    with server() as folder:
        yield folder


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a store that is not there yet."""
    if request.param == "sqlite":
        return str(tmp_path / "desk.db")
    folder = request.getfixturevalue("sockets")
    name = f"desk{next(_numbers)}"
    with psycopg.connect(host=folder, user="desk", dbname="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"postgresql://desk@/{name}?host={folder}"


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    made = Store.open(where, create=True)
    yield made
    made.close()


@pytest.fixture
def file_store(tmp_path: Path) -> Iterator[Store]:
    """A store in a file, whatever the others are in."""
    made = Store.open(str(tmp_path / "beside.db"), create=True)
    yield made
    made.close()


@pytest.fixture(scope="session")
def harbour() -> list[Prepared]:
    """The pages of the harbour, read and ready."""
    return [prepared(name, text) for name, text in PAGES.items()]


@pytest.fixture
def filled(store: Store, harbour: list[Prepared]) -> Store:
    """A store with the pages of the harbour."""
    for page in harbour:
        add(store, page, AT)
    return store
