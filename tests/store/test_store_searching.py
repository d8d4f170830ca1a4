"""Searching: any spelling finds every other, fields narrow, and both databases give the same answers."""

from __future__ import annotations

import pytest

from riwaya.store import Store
from riwaya.store.adding import add
from riwaya.store.answers import answers
from riwaya.store.queries import parse
from riwaya.store.searching import Scope
from store_help import AT, prepared

PAGES = {
    "a.txt": "سفن مرفأ الزيتون تعود\n\n3 مارس 2031\n\nقال وزير النقل مقداد السيلاوي إن السفن ستعود إلى مرفأ الزيتون.",
    "b.txt": "إضراب في المدينة\n\n5 مارس 2031\n\nنفى رئيس البلدية هاني الرملاوي إغلاق المدارس في المدينة، مؤكدا أن "
    "مدن الساحل هادئة.",
    "c.txt": "تحطم طائرة صغيرة\n\n7 مارس 2031\n\nأعلنت وكالة الندى أن طائرتين هبطتا في مطار الغدير، وأن الطائرات "
    "تقلع منه ثانية.",
}


@pytest.fixture
def desk(store: Store) -> Store:
    for name, text in PAGES.items():
        add(store, prepared(name, text), AT)
    return store


def names(store: Store, question: str, scope: Scope = "articles") -> list[str]:
    with store.reading() as connection:
        found, count = answers(connection, parse(question), scope, 20)
    assert count == len(found)
    for answer in found:
        text, s = answer.kept.reading.page.text, answer.snippet
        assert s is not None
        assert all(s.span.covers(hit) for hit in s.hits)
        assert s.span.of(text)
    return [answer.kept.names[0] for answer in found]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("السفن", {"a.txt"}),
        ("سَفِينة", {"a.txt"}),
        ("وللسفن", {"a.txt"}),
        ("الزيتـــون", {"a.txt"}),
        ("مدينه", {"b.txt"}),
        ("وبالمدينة", {"b.txt"}),
        ("مدن", {"b.txt"}),
        ("اغلاق", {"b.txt"}),
        ("طائرة", {"c.txt"}),
        ("الطايرات", {"c.txt"}),
        ('"مرفأ الزيتون"', {"a.txt"}),
        ('"الزيتون مرفأ"', set()),
        ("«رئيس البلدية»", {"b.txt"}),
        ("مرفأ مطار", set()),
        ("المدينة -مدارس", set()),
        ("voice:السيلاوي", {"a.txt"}),
        ("voice:مقداد السفن", {"a.txt"}),
        ("stance:denies", {"b.txt"}),
        ("before:2031-03-05 قال", {"a.txt"}),
        ("after:2031-03-05", {"c.txt"}),
        ("after:2031-03-02 before:2031-03-06 -السفن", {"b.txt"}),
    ],
)
def test_what_is_found(desk: Store, question: str, found: set[str]) -> None:
    assert set(names(desk, question)) == found


def test_statements_are_found_by_their_own_words(desk: Store) -> None:
    assert names(desk, "المدارس", "statements") == ["b.txt"]
    assert names(desk, "stance:denies voice:الرملاوي", "statements") == ["b.txt"]
    assert names(desk, "إضراب", "statements") == []


def test_the_newest_come_first_where_no_word_is_asked_for(desk: Store) -> None:
    assert names(desk, "after:2031-03-01") == ["c.txt", "b.txt", "a.txt"]


def test_more_of_the_words_in_less_text_ranks_higher(store: Store) -> None:
    add(store, prepared("long.txt", "قال المدير إن المرفأ مفتوح. " + "ثم تحدث طويلا عن أمور أخرى كثيرة. " * 30), AT)
    add(store, prepared("short.txt", "قال المدير إن المرفأ مفتوح والمرفأ آمن."), AT)
    assert names(store, "المرفأ") == ["short.txt", "long.txt"]
