"""Stories of the store: they grow as articles come, and their dossiers with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from sqlalchemy import select

from invented_news import MARKET, MARKET_ANEW, MATCH, MILL, NEWS
from riwaya.intake.entries import Entry
from riwaya.model import RiwayaError
from riwaya.store import Store
from riwaya.store.adding import add
from riwaya.store.checking import check
from riwaya.store.dossiers import StoryDossier, dossier_of
from riwaya.store.growing import grow
from riwaya.store.history import Event, events_since
from riwaya.store.listing import find_story, listed, members_of
from riwaya.store.looking import current_reading
from riwaya.store.preparing import Prepared, prepare
from riwaya.store.rereading import put_reading
from riwaya.store.schema import claims, dossiers, members, names, pages, stories, voices
from store_help import AT, prepared

LATER = "2031-03-08T08:00:00Z"


@pytest.fixture(scope="session")
def news() -> dict[str, Prepared]:
    return {name: prepared(name, text) for name, text in NEWS.items()}


def put(store: Store, news: dict[str, Prepared], which: Iterable[str], at: str = AT) -> None:
    for name in which:
        add(store, news[name], at)
    grow(store, at)


def grouped(store: Store) -> set[frozenset[str]]:
    with store.reading() as connection:
        rows = connection.execute(
            select(members.c.story, names.c.name)
            .join_from(members, pages, members.c.article == pages.c.id)
            .join(names, names.c.page == pages.c.id)
        ).all()
    found: dict[int, set[str]] = {}
    for story, name in rows:
        found.setdefault(story, set()).add(name)
    return {frozenset(held) for held in found.values()}


def story_with(store: Store, words: str) -> int:
    with store.reading() as connection:
        return next(s.id for s in listed(connection)[0] if words in s.title)


def happened(store: Store, story: int | None = None, after: int = 0) -> list[Event]:
    with store.reading() as connection:
        return events_since(connection, story, after)


def test_articles_are_placed_in_the_stories_they_tell(store: Store, news: dict[str, Prepared]) -> None:
    for name in reversed(NEWS):
        add(store, news[name], AT)
    grown = grow(store, AT)
    assert (grown.placed, grown.new, len(grown.moved)) == (6, 3, 3)
    assert grouped(store) == {frozenset(MARKET), frozenset(MATCH), frozenset(MILL)}
    assert grow(store, LATER).placed == 0
    with store.reading() as connection:
        assert listed(connection, least=2)[1] == 2
        story = find_story(connection, str(story_with(store, "القناديل")))
        rows = members_of(connection, story.id)
    assert (story.first, story.last, story.articles, story.moved) == ("2031-03-04", "2031-03-06", 3, AT)
    assert all(0 < row.score <= 1 and row.why for row in rows)
    assert not list(check(store))


def test_day_by_day_gives_what_all_at_once_gives(store: Store, file_store: Store, news: dict[str, Prepared]) -> None:
    put(store, news, NEWS)
    for day in ("1", "2", "3"):
        put(file_store, news, [name for name in NEWS if name.endswith(f"{day}.txt")])
    assert grouped(store) == grouped(file_store)


def test_a_dossier_is_made_once_and_kept_until_something_changes(store: Store, news: dict[str, Prepared]) -> None:
    put(store, news, ["market-1.txt", "market-2.txt", "mill-1.txt"])
    story = story_with(store, "القناديل")
    first = dossier_of(store, story, AT)
    again = dossier_of(store, story, LATER)
    assert again.dossier.to_dict() == first.dossier.to_dict()
    assert again.kept == first.kept
    assert {a.page for a in first.dossier.articles} == {"market-1.txt", "market-2.txt"}
    with store.reading() as connection:
        assert len(connection.execute(select(dossiers.c.id)).all()) == 1
    before = happened(store, story)
    put(store, news, ["market-3.txt"], LATER)
    grown = dossier_of(store, story, LATER)
    assert len(grown.dossier.articles) == 3
    new = happened(store, story, before[-1].id)
    assert {e.at for e in new} == {LATER}
    assert [e.record["headline"] for e in new if e.kind == "new_article"] == ["تماس كهربائي وراء حريق سوق القناديل"]
    [denial] = [e for e in new if e.kind == "denial"]
    assert "الميموني" in denial.record["voice"]
    assert denial.record["content"] == "يكون الحريق متعمداً"
    assert "new_claim" in {e.kind for e in new}


def test_claims_and_voices_keep_their_numbers(store: Store, news: dict[str, Prepared]) -> None:
    put(store, news, ["market-1.txt", "market-2.txt"])
    story = story_with(store, "القناديل")
    first = dossier_of(store, story, AT)
    gists = {first.kept.claims[c.id]: c.gist for c in first.dossier.claims}
    put(store, news, ["market-3.txt"], LATER)
    later = dossier_of(store, story, LATER)
    assert gists.keys() <= set(later.kept.claims.values())
    people = {first.kept.voices[v.id] for v in first.dossier.voices if v.kind == "person"}
    assert people
    assert people <= set(later.kept.voices.values())
    with store.reading() as connection:
        rows = connection.execute(select(voices.c.statements).where(voices.c.name.contains("الميموني"))).all()
        assert sum(r.statements for r in rows) >= 4
        assert not connection.execute(select(claims.c.id).where(claims.c.gone.is_not(None))).all()


def test_nothing_happens_twice(store: Store, news: dict[str, Prepared]) -> None:
    put(store, news, NEWS)
    story = story_with(store, "القناديل")
    dossier_of(store, story, AT)
    before = happened(store)
    with store.writing() as connection:
        connection.execute(dossiers.update().values(key="0" * 64))
    dossier_of(store, story, LATER)
    assert happened(store) == before


def test_a_page_that_changed_without_a_word_is_told(store: Store, news: dict[str, Prepared]) -> None:
    put(store, news, MARKET)
    story = story_with(store, "القناديل")
    dossier_of(store, story, AT)
    add(store, prepared("market-3.txt", MARKET_ANEW), LATER)
    grow(store, LATER)
    dossier = dossier_of(store, story, LATER).dossier
    assert len(dossier.articles) == 3
    assert any("خمسين متجرا" in a.text for a in dossier.articles)
    [edit] = [e for e in happened(store, story) if e.kind == "silent_edit"]
    assert edit.record["address"] == "market-3.txt"
    assert [(c["was"]["text"], c["became"]["text"]) for c in edit.record["changes"]] == [("أربعين", "خمسين")]
    after = [(e.kind, e.article) for e in happened(store, story) if e.at == LATER]
    assert ("new_article", edit.article) not in after


def test_an_outlet_that_says_that_it_was_wrong_corrects(store: Store, news: dict[str, Prepared]) -> None:
    put(store, news, MARKET)
    story = story_with(store, "القناديل")
    dossier_of(store, story, AT)
    anew = MARKET_ANEW + "\nتصحيح: ذكرت نسخة سابقة أن الحريق التهم أربعين متجراً في سوق القناديل.\n"
    add(store, prepared("market-3.txt", anew), LATER)
    grow(store, LATER)
    dossier_of(store, story, LATER)
    assert [e.kind for e in happened(store, story) if e.kind in ("silent_edit", "correction")] == ["correction"]


def test_reading_again_leaves_articles_in_their_stories(store: Store, news: dict[str, Prepared]) -> None:
    put(store, news, NEWS)
    before = grouped(store)
    with store.reading() as connection:
        ids = {row.name: row.page for row in connection.execute(select(names.c.name, names.c.page))}
    put_reading(store, ids["market-1.txt"], news["market-1.txt"], LATER, version="99")
    assert grouped(store) == before
    story = story_with(store, "القناديل")
    assert len(dossier_of(store, story, LATER).dossier.articles) == 3
    assert not list(check(store))


def test_an_article_that_is_gone_leaves_its_story(store: Store, news: dict[str, Prepared]) -> None:
    put(store, news, MILL)
    with store.reading() as connection:
        page = connection.execute(select(pages.c.id)).scalar_one()
    put_reading(store, page, replace(news["mill-1.txt"], articles=[]), LATER, version="99")
    with store.reading() as connection:
        assert not connection.execute(select(members)).all()
        assert connection.execute(select(stories.c.articles)).scalars().all() == [0]
        assert listed(connection) == ([], 0)


def test_an_article_that_lost_its_story_is_placed_again(store: Store, news: dict[str, Prepared]) -> None:
    put(store, news, NEWS)
    before = grouped(store)
    with store.writing() as connection:
        connection.execute(members.delete().where(members.c.article == 1))
    assert grow(store, LATER).placed == 1
    assert grouped(store) == before


def test_there_is_no_story_of_another_number(store: Store) -> None:
    with pytest.raises(RiwayaError, match="no such story"):
        dossier_of(store, 12, AT)


def test_claims_keep_their_numbers_when_statements_are_renamed(store: Store, news: dict[str, Prepared]) -> None:
    put(store, news, MARKET)
    story = story_with(store, "القناديل")
    first = dossier_of(store, story, AT)
    with store.reading() as connection:
        page, name = connection.execute(select(names.c.page, names.c.name).where(names.c.name == "market-3.txt")).one()
        read = current_reading(connection, page)
    [article] = read.articles
    called = {s.id: f"s{n}" for n, s in enumerate(reversed(article.statements), 1)}
    assert len(called) > 1
    again = tuple(replace(s, id=called[s.id], inside=called.get(s.inside or "")) for s in article.statements)
    anew = replace(read, articles=(replace(article, statements=again),))
    put_reading(store, page, prepare(Entry(name, MARKET["market-3.txt"].encode()), None, anew), LATER, version="99")
    assert numbers_of(dossier_of(store, story, LATER)) == numbers_of(first)
    add(store, prepared("market-3.txt", MARKET_ANEW), LATER)  # an edit of one word
    grow(store, LATER)
    edited = numbers_of(dossier_of(store, story, LATER))
    assert set(edited.values()) == set(numbers_of(first).values())
    assert {e.kind for e in happened(store, story) if e.at == LATER} == {"silent_edit"}


def numbers_of(made: StoryDossier) -> dict[str, int]:
    """The numbers of claims by what they say."""
    return {c.gist: made.kept.claims[c.id] for c in made.dossier.claims}
