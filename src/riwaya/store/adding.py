"""Adding: pages into the store, each in a transaction of its own; what was acknowledged is there for good."""

from __future__ import annotations

from typing import Literal

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from riwaya.model import Problem
from riwaya.store.engine import Store
from riwaya.store.indexing import made, put_articles, put_index, put_record
from riwaya.store.preparing import Prepared, indexed
from riwaya.store.schema import failures, names, pages
from riwaya.store.shown import earlier_versions, is_judged, later_versions, shown_reading
from riwaya.store.tidying import tidy_after
from riwaya.version import __version__

__all__ = ["Outcome", "add", "add_failure", "add_name", "known_page"]

Outcome = Literal["new", "known"]


def known_page(store: Store, sha256: str) -> int | None:
    """The id of the page with these bytes, if the store has it."""
    with store.reading() as connection:
        return _page_id(connection, sha256)


def add(store: Store, prepared: Prepared, at: str, version: str = __version__) -> Outcome:
    """Write a page that was read by *version* of the reader, at the moment *at* (ISO 8601).

    When this returns, the page is in the store whole and for good; when it raises, nothing of it is. Bytes that are
    there already only get a name more. Raises RiwayaError when the store cannot be written.
    """
    try:
        new = _add(store, prepared, at, version)
    except IntegrityError:  # another process wrote the same page meanwhile (PostgreSQL has no turns to wait for)
        new = _add(store, prepared, at, version)
    if new is None:
        return "known"
    tidy_after(store, new)
    return "new"


def _add(store: Store, prepared: Prepared, at: str, version: str) -> int | None:
    """The id of the page, if it is new."""
    with store.writing() as connection:
        page = _page_id(connection, prepared.sha256)
        if page is None:
            return _put(connection, prepared, at, version)
        _put_name(connection, page, prepared.name, prepared.fetched, prepared.envelope, at)
        return None


def add_name(store: Store, page: int, name: str, fetched: str | None, envelope: bytes, at: str) -> bool:
    """Note that the bytes of *page* came under *name* too; whether that is news (else nobody is waited for)."""
    with store.reading() as connection:
        if _has_name(connection, page, name):
            return False
    with store.writing() as connection:
        return _put_name(connection, page, name, fetched, envelope, at)


def add_failure(store: Store, problem: Problem, at: str) -> bool:
    """Note that something could not be read; whether that was not known before."""
    with store.writing() as connection:
        same = (failures.c.name == problem.where) & (failures.c.what == problem.what)
        if connection.execute(select(failures.c.id).where(same)).first() is not None:
            return False
        row = {"name": problem.where, "what": problem.what, "remedy": problem.do, "at": at}
        connection.execute(insert(failures).values(row))
        return True


def _put(connection: Connection, prepared: Prepared, at: str, version: str) -> int:
    p = prepared
    page = made(connection, insert(pages).values(
        sha256=p.sha256, media_type=p.media_type, size=p.size, body=p.body, added=at))  # fmt: skip
    name = made(connection, insert(names).values(
        page=page, name=p.name, fetched=p.fetched, added=at, envelope=p.envelope))  # fmt: skip
    put_record(connection, page, name, p.record, at, version)
    judged = is_judged(connection, page, p.sha256)  # in another store, or in an earlier version
    put_articles(connection, page, indexed(shown_reading(connection, page)) if judged else p.articles)
    return page


def _page_id(connection: Connection, sha256: str) -> int | None:
    found: int | None = connection.execute(select(pages.c.id).where(pages.c.sha256 == sha256)).scalar()
    return found


def _has_name(connection: Connection, page: int, name: str) -> bool:
    same = (names.c.page == page) & (names.c.name == name)
    return connection.execute(select(names.c.id).where(same)).first() is not None


def _put_name(connection: Connection, page: int, name: str, fetched: str | None, envelope: bytes, at: str) -> bool:
    if _has_name(connection, page, name):
        return False
    connection.execute(insert(names).values(page=page, name=name, fetched=fetched, added=at, envelope=envelope))
    versions = [page, *later_versions(connection, page)]
    if earlier_versions(connection, versions):  # what was said of one of that name holds for those after it
        for key in versions:
            put_index(connection, key, indexed(shown_reading(connection, key)))
    return True
