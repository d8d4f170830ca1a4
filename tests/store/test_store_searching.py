"""Searching: any spelling finds every other, fields narrow, and both databases give the same answers."""

from __future__ import annotations

import pytest
from sqlalchemy import insert

from riwaya.store import Store
from riwaya.store.adding import add
from riwaya.store.answers import answers
from riwaya.store.found_claims import claims_found
from riwaya.store.found_voices import voices_found
from riwaya.store.looking import find_article
from riwaya.store.queries import parse
from riwaya.store.schema import claim_statements, claims, members, stories
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
    with store.writing() as connection:
        number = {name: find_article(connection, name).id for name in PAGES}
        rows = {"title": "السفن", "articles": 2, "moved": AT}
        connection.execute(insert(stories).values(id=7, **rows))
        connection.execute(insert(stories).values(id=6, merged=7, **rows))
        for name in ("a.txt", "c.txt"):
            connection.execute(insert(members).values(story=7, article=number[name], score=1, why="", added=AT))
        said = {"story": 7, "label": "c1", "standing": "single", "outlets": 1, "origins": 1, "least": 1, "most": 1}
        for key, name, gone in ((1, "a.txt", None), (2, "c.txt", None), (3, "a.txt", AT)):
            connection.execute(insert(claims).values(id=key, gist=f"من {name}", gone=gone, last="2031-03-03", **said))
            connection.execute(insert(claim_statements).values(claim=key, article=number[name], label="s1"))
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
        ("on:2031-03-05", {"b.txt"}),
        ("on:2031-03 -on:2031-03-07", {"a.txt", "b.txt"}),
        ("on:2030 مدن", set()),
        ("kind:person السفن", {"a.txt"}),
        ("story:7", {"a.txt", "c.txt"}),
        ("story:7 السفن", {"a.txt"}),
        ("story:6 طائرة", {"c.txt"}),
        ("story:99", set()),
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


def test_a_field_alone_finds_the_newest_first(desk: Store) -> None:
    assert names(desk, "on:2031 -طائرة") == ["b.txt", "a.txt"]


def test_claims_are_found_by_their_statements(desk: Store) -> None:
    with desk.reading() as connection:
        [found], count = claims_found(connection, parse("سفينة voice:السيلاوي"))
        both, _ = claims_found(connection, parse("story:7"))
        none = claims_found(connection, parse("المدارس"))
    assert (found.claim, found.statement.endswith(".s1"), count) == (1, True, 1)
    assert found.to_dict()["gist"] == "من a.txt"
    assert [c.claim for c in both] == [1, 2]
    assert none == ([], 0)


def test_voices_are_found_by_name_and_role(store: Store) -> None:
    said = {"قال وزير النقل مقداد السيلاوي إن السفن ستعود.": 2, "قال مقداد بن سالم السيلاوي إن السفن بعيدة.": 1,
            "أكد مقداد سالم الغيداق أن الجسر مغلق.": 1, "نفى رئيس البلدية هاني الرملاوي إغلاق المدارس.": 2}  # fmt: skip
    day = 0
    for text, times in said.items():
        for n in range(times):
            day += 1
            add(store, prepared(f"{day}.txt", f"خبر رقم {n}\n\n{day} مارس 2031\n\n{text}"), AT)
    with store.reading() as connection:
        ranked, count = voices_found(connection, parse("مقداد", "voice"))
        by_role, _ = voices_found(connection, parse("الوزير", "voice"))
        denying, _ = voices_found(connection, parse("stance:denies", "voice"))
    assert (["السيلاوي" in v.name for v in ranked], count) == ([True, False], 2)
    first = ranked[0].to_dict()
    assert (first["statements"], first["articles"], first["first"], first["last"]) == (3, 3, "2031-03-01", "2031-03-03")
    assert len(first["names"]) == 1
    assert first["roles"] == ["وزير النقل"]
    assert [v.statements for v in by_role] == [2]
    assert ["الرملاوي" in v.name for v in denying] == [True]


def test_what_is_meant_is_found_in_other_words(desk: Store) -> None:
    def near(question: str, scope: Scope) -> list[str]:
        with desk.reading() as connection:
            return [a.kept.names[0] for a in answers(connection, parse(question), scope, 3, meaning=True)[0]]

    assert near("رحلات جوية", "articles")[0] == "c.txt"
    assert near("ملاحة وبحار وسفن", "articles")[0] == "a.txt"
    assert near("ملاحة بحرية on:2031-03-03", "articles") == ["a.txt"]
    assert "a.txt" not in near("ملاحة بحرية after:2031-03-04", "articles")
    assert near("طلاب ومدرسة", "statements")[0] == "b.txt"
    assert near("ملاحة -السفن", "articles")[-1] != "a.txt"


def test_more_of_the_words_in_less_text_ranks_higher(store: Store) -> None:
    add(store, prepared("long.txt", "قال المدير إن المرفأ مفتوح. " + "ثم تحدث طويلا عن أمور أخرى كثيرة. " * 30), AT)
    add(store, prepared("short.txt", "قال المدير إن المرفأ مفتوح والمرفأ آمن."), AT)
    assert names(store, "المرفأ") == ["short.txt", "long.txt"]
