"""Stories as people decide: split, merged, named, pinned; later arrivals respect it, and it can be taken back."""

from __future__ import annotations

import pytest
from sqlalchemy import insert, select

from riwaya.model import ArticleRef, Judgement, JudgementKind, Says, StoryRef
from riwaya.store import Store
from riwaya.store.adding import add
from riwaya.store.checking import check
from riwaya.store.deciding import decide
from riwaya.store.growing import grow
from riwaya.store.judgements import judge, withdraw
from riwaya.store.listing import find_story, listed
from riwaya.store.naming import article_named
from riwaya.store.schema import members, stories
from store_help import AT, prepared

LATER = "2031-03-09T08:00:00Z"
TEXTS = {
    f"{n}.txt": f"{head}\n\n{n} مارس 2031\n\nقال {who} إن {what}.\n"
    for n, (head, who, what) in enumerate(
        [
            ("السفن تعود إلى مرفأ الزيتون", "مدير المرفأ", "السفن ستعود إلى مرفأ الزيتون"),
            ("إضراب المعلمين في المدينة", "رئيس النقابة", "المعلمين سيضربون يوم الأحد"),
            ("حريق في سوق القناديل", "قائد الإطفاء", "الحريق أتى على سبعين متجرا"),
        ],
        1,
    )
}


@pytest.fixture
def desk(store: Store) -> Store:
    """Three articles: the first two in story 1, the third in story 2."""
    for name, text in TEXTS.items():
        add(store, prepared(name, text), AT)
    with store.writing() as connection:
        for story, names in ((1, ["1.txt", "2.txt"]), (2, ["3.txt"])):
            connection.execute(insert(stories).values(title="", articles=len(names), moved=AT))
            for name in names:
                row = {"story": story, "article": int(name[0]), "score": 0.7, "why": "alike", "added": AT}
                connection.execute(insert(members).values(row))
    return store


def ref(store: Store, name: str) -> ArticleRef:
    with store.reading() as connection:
        return article_named(connection, name)


def held(store: Store) -> dict[int, set[int]]:
    """The articles of each story."""
    found: dict[int, set[int]] = {}
    with store.reading() as connection:
        for row in connection.execute(select(members.c.story, members.c.article)):
            found.setdefault(row.story, set()).add(row.article)
    return found


def said(store: Store, kind: JudgementKind, story: int, says: Says, author: str = "سلمى") -> Judgement:
    return judge(store, kind, StoryRef(story), says, author=author, at=LATER)


def test_a_split_story_is_two_until_it_is_taken_back(desk: Store) -> None:
    split = said(desk, "story-split", 1, Says(articles=(ref(desk, "2.txt"),), name="الإضراب"))
    assert held(desk) == {1: {1}, 2: {3}, 3: {2}}
    with desk.reading() as connection:
        assert find_story(connection, "3").title == "الإضراب"
        assert {s.id: s.articles for s in listed(connection)[0]} == {1: 1, 2: 1, 3: 1}
    grow(desk, LATER)
    assert held(desk) == {1: {1}, 2: {3}, 3: {2}}
    withdraw(desk, split.uid, author="سلمى", at=LATER)
    assert held(desk) == {1: {1, 2}, 2: {3}}
    with desk.reading() as connection:
        assert find_story(connection, "1").articles == 2
    assert not list(check(desk))


def test_a_merged_story_leads_to_the_other(desk: Store) -> None:
    merge = said(desk, "story-merge", 2, Says(story=StoryRef(1)))
    assert held(desk)[1] == {1, 2, 3}
    with desk.reading() as connection:
        assert find_story(connection, "2").id == 1
        assert [s.id for s in listed(connection)[0]] == [1]
    with desk.writing() as connection:  # an article that the machine puts into the story that is no more
        connection.execute(members.delete().where(members.c.article == 2))
        connection.execute(insert(members).values(story=2, article=2, score=0.6, why="alike", added=LATER))
    grow(desk, LATER)
    assert held(desk)[1] == {1, 2, 3}
    withdraw(desk, merge.uid, author="سلمى", at=LATER)
    assert held(desk) == {1: {1}, 2: {2, 3}}
    with desk.reading() as connection:
        assert find_story(connection, "2").id == 2


def test_articles_are_pinned_to_a_story_and_off_it(desk: Store) -> None:
    pin = said(desk, "story-pin", 2, Says(articles=(ref(desk, "1.txt"),)))
    assert held(desk) == {1: {1, 2}, 2: {1, 3}}
    off = said(desk, "story-unpin", 1, Says(articles=(ref(desk, "1.txt"), ref(desk, "2.txt"))))
    assert held(desk) == {2: {1, 3}, 3: {2}}
    withdraw(desk, pin.uid, author="سلمى", at=LATER)
    withdraw(desk, off.uid, author="سلمى", at=LATER)
    assert sorted({a for articles in held(desk).values() for a in articles}) == [1, 2, 3]


def test_what_was_taken_off_a_story_goes_back_when_that_is_taken_back(desk: Store) -> None:
    before = held(desk)
    off = said(desk, "story-unpin", 1, Says(articles=(ref(desk, "2.txt"),)))
    assert held(desk) == {1: {1}, 2: {3}, 3: {2}}
    withdraw(desk, off.uid, author="سلمى", at=LATER)
    assert held(desk) == before
    again = said(desk, "story-unpin", 1, Says(articles=(ref(desk, "2.txt"),)))
    said(desk, "story-pin", 1, Says(articles=(ref(desk, "2.txt"),)), "نبيل")  # where people differ it is as it was
    assert held(desk) == before
    withdraw(desk, again.uid, author="سلمى", at=LATER)
    assert held(desk) == before


def test_where_people_differ_nothing_is_done(desk: Store) -> None:
    one = said(desk, "story-name", 1, Says(name="المرفأ"))
    with desk.reading() as connection:
        assert find_story(connection, "1").title == "المرفأ"
    said(desk, "story-name", 1, Says(name="السفن"), "نبيل")
    with desk.reading() as connection:
        assert find_story(connection, "1").title not in ("المرفأ", "السفن")
    withdraw(desk, one.uid, author="سلمى", at=LATER)
    with desk.reading() as connection:
        assert find_story(connection, "1").title == "السفن"
    said(desk, "story-pin", 2, Says(articles=(ref(desk, "1.txt"),)))
    said(desk, "story-unpin", 2, Says(articles=(ref(desk, "1.txt"),)), "نبيل")
    grow(desk, LATER)
    before = held(desk)
    assert before[2] == {3}
    with desk.writing() as connection:
        assert decide(connection, LATER) == set()
    assert held(desk) == before
