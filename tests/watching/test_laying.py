"""Laying out: stories that moved, at once while they are small, and after a rest when they are large."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from invented_news import MARKET
from riwaya.store import Store
from riwaya.store.adding import add
from riwaya.store.history import events_since
from riwaya.watching import laying
from riwaya.watching.rows import moment
from store_help import prepared

FIRST, SOON, LATER = "2031-03-06T08:00:00Z", "2031-03-06T08:05:00Z", "2031-03-06T08:09:00Z"


def laid(store: Store, at: str) -> list[int]:
    def failed(number: int, error: Exception) -> None:
        raise error

    return list(laying.lay_out(store, at, failed))


def headlines(store: Store) -> int:
    with store.reading() as connection:
        return sum(e.kind == "new_article" for e in events_since(connection, None, 0))


def test_a_large_story_rests_and_nothing_of_it_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(laying, "_SMALL", 1)
    store = Store.open(str(tmp_path / "desk.db"), create=True)
    laying.begin(store)
    pages = [prepared(name, text) for name, text in MARKET.items()]
    for page in pages[:2]:
        add(store, page, FIRST)
    [story] = laid(store, FIRST)
    assert headlines(store) == 2
    add(store, pages[2], SOON)
    assert laid(store, SOON) == []  # three articles rest nine minutes
    assert headlines(store) == 2
    with store.reading() as connection:
        assert laying.next_owed(connection) == moment(LATER)
    assert laid(store, SOON) == []
    assert laid(store, LATER) == [story]
    assert headlines(store) == 3
    with store.reading() as connection:
        assert laying.next_owed(connection) is None
    assert laid(store, LATER) == []
    store.close()


def test_the_rest_grows_with_the_square() -> None:
    assert [laying.rest(n) for n in (1, 100, 200, 1000)] == [timedelta(0), timedelta(0), timedelta(minutes=4),
                                                            timedelta(minutes=100)]  # fmt: skip
