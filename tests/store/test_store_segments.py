"""Segments: merged at any time they give the same answers, and what is gone stays gone."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from sqlalchemy import func, select

from riwaya.store import Store, segments, tidying
from riwaya.store.adding import add
from riwaya.store.checking import check
from riwaya.store.queries import parse
from riwaya.store.rereading import due, put_reading
from riwaya.store.schema import segments as rows
from riwaya.store.searching import Found, search
from riwaya.store.tidying import tidy
from store_help import AT, prepared

WHO = ["سالم", "هاني", "مقداد", "ليان"]
WHAT = ["السفينة ستصل", "الجسر سيغلق", "السفينة لن تصل إلى الجسر"]
QUESTIONS = ["السفينة", "الجسر السفينة", '"إلى الجسر"', "voice:سالم", "-السفينة الجسر", "after:2031-03-03 الجسر"]


def text(n: int) -> str:
    return (
        f"{WHAT[n % 3]} رقم {n}\n\n{n % 9 + 1} مارس 2031\n\nقال مدير المرفأ {WHO[n % 4]} الغيداق إن {WHAT[n % 3]} غدا."
    )


def told(store: Store) -> list[tuple[list[Found], int]]:
    with store.reading() as connection:
        return [search(connection, parse(q), scope, 7) for q in QUESTIONS for scope in ("articles", "statements")]  # type: ignore[arg-type]


def count(store: Store) -> int:
    with store.reading() as connection:
        return connection.execute(select(func.count()).select_from(rows)).scalar() or 0


def test_merging_changes_no_answer(store: Store, file_store: Store) -> None:
    for n in range(14):
        page = prepared(f"{n}.txt", text(n))
        with patch.object(segments, "FAN", 4), patch.object(segments, "_HELD", 20), patch.object(segments, "_ROOM", 90):
            add(store, page, AT)
        add(file_store, page, AT)
    assert count(file_store) == 14
    assert count(store) == 5  # three of four pages each, and two pages
    assert told(store) == told(file_store)
    assert [n for _, n in told(store)][:2] == [9, 9]
    tidy(store)
    assert count(store) == 1
    assert told(store) == told(file_store)
    assert not list(check(store))


def test_what_is_read_again_is_found_once(store: Store) -> None:
    for n in range(6):
        add(store, prepared(f"{n}.txt", text(n)), AT)
    before = told(store)
    tidy(store)
    for page in due(store, everything=True):
        put_reading(store, page, prepared(f"{page - 1}.txt", text(page - 1)), AT)
    assert count(store) == 7
    for _ in range(2):
        assert [n for _, n in told(store)] == [n for _, n in before]
        assert not list(check(store))
        tidy(store)
    assert count(store) == 1


def test_on_a_server_one_merges_at_a_time(store: Store) -> None:
    if store.is_sqlite:
        pytest.skip("a file has one writer anyway")
    for n in range(3):
        add(store, prepared(f"{n}.txt", text(n)), AT)
    with tidying._turn(store) as ours:
        assert ours
        tidy(store)
        assert count(store) == 3
    tidy(store)
    assert count(store) == 1
