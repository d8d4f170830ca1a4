"""Rereading: a page read again gives what it gave, keeps its number, and earlier readings stay."""

from __future__ import annotations

from riwaya.store import Store
from riwaya.store.adding import add
from riwaya.store.checking import check
from riwaya.store.looking import counts, find_article
from riwaya.store.preparing import Prepared
from riwaya.store.rereading import due, kept_entry, put_reading
from riwaya.taking.reading import prepared_of
from store_help import AT


def test_an_upgrade_reads_again_what_is_due(store: Store, harbour: list[Prepared]) -> None:
    for page in harbour:
        add(store, page, AT, version="0.0.1")
    with store.reading() as connection:
        before = find_article(connection, "second.txt")
    pages = due(store)
    assert len(pages) == 2
    for page in pages:
        made, problems = prepared_of(kept_entry(store, page))
        assert made is not None
        assert not problems
        put_reading(store, page, made, AT)
    assert due(store) == []
    assert len(due(store, everything=True)) == 2
    with store.reading() as connection:
        assert find_article(connection, "second.txt") == before
        assert counts(connection)["readings"] == 4
    assert not list(check(store))


def test_a_page_that_is_read_again_and_again_is_found(filled: Store, harbour: list[Prepared]) -> None:
    page = due(filled, everything=True)[-1]
    for version in ("9.9.8", "9.9.9"):
        put_reading(filled, page, harbour[-1], AT, version)
        assert list(check(filled)) == []
