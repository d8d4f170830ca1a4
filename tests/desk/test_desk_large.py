"""A large story at the desk: every page of it stays small, and what it does not hold is loaded as one scrolls."""

from __future__ import annotations

import os
import re
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from urllib.parse import quote

import pytest
from sqlalchemy import insert, select

import riwaya.store.dossiers as dossiers
from desk_help import AT, Opened, opened_desk
from long_story import large
from riwaya.desk import Settings
from riwaya.desk.aside import Aside, Killed
from riwaya.desk.shelf import Shelf, Unready
from riwaya.intake.entries import Entry
from riwaya.model import Claim, Contrast, Dossier, Origin, Passage, Reading, StoryPlace, StoryVoice, Stretch, When
from riwaya.store import Store, adding
from riwaya.store.dossiers import dossier_of
from riwaya.store.ground import stamp_of_story
from riwaya.store.preparing import prepare
from riwaya.store.schema import articles, claims, members, stories

SIZE = 150
MOST = 300_000  # bytes of a page
LISTED = ("contrasts", "silence", "reused", "voices", "places", "times", "articles", "changes")


def vast(size: int) -> Dossier:
    """A story of *size* articles of which every list is long: also one claim that all articles tell."""
    told = large(size)
    every = tuple(s.id for s in told.statements if s.body.id == "s5")
    origin = Origin(told.statements[0].voice.id, every, tuple((f"وكالة {n}", f"صحيفة {n}") for n in range(size)))
    claim = Claim("all", "الجسر أغلق كله", every, "corroborated", (origin,), (1, 1))
    silent = tuple(a.id for a in told.articles)
    kept = [replace(c, silent=silent if c.silent else ()) for c in told.claims if not set(c.statements) & set(every)]
    for n in range(40, 120):
        kept[n] = replace(kept[n], contrasts=(Contrast(kept[n - 1].id, "updates", (), "time"),))
    where = [Stretch(a.page, a.article.lines[1].start, a.article.lines[1].end) for a in told.articles]
    return replace(
        told,
        claims=(claim, *kept),
        voices=(*told.voices, *(StoryVoice(f"q{n}", f"متحدث {n}", "unnamed", ()) for n in range(size))),
        places=tuple(StoryPlace(f"p{n}", f"قرية {n}", 33 + n / 99, 44.0, "town", every[:99]) for n in range(size)),
        passages=tuple(Passage(a, b, "verbatim", 1.0) for a, b in pairwise(where)),
        timeline=tuple(When("2031-05-01", "2031-05-02", "event", s) for s in every),
    )


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store with that story, laid out without being read or weighed."""
    told = vast(SIZE)
    store = Store.open(str(tmp_path_factory.mktemp("large") / "desk.db"), create=True)
    for a in told.articles:
        page = a.reading.page
        made = prepare(Entry(page.name, page.text.encode()), None, Reading(page, a.reading.lines, a.reading.articles))
        adding.add(store, made, AT)
    with store.writing() as connection:
        connection.execute(insert(stories).values(id=1, title="الجسر", articles=SIZE, moved=AT))
        rows = [{"story": 1, "article": key, "score": 1.0, "why": "words", "added": AT}
                for key in connection.execute(select(articles.c.id)).scalars()]  # fmt: skip
        connection.execute(insert(members), rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dossiers, "weigh", lambda *_, **__: told)
        dossier_of(store, 1, AT)
    return store


@pytest.fixture(scope="module")
def desk(filled: Store) -> Iterator[Opened]:
    with opened_desk(filled, Settings(pace=1e9, burst=10**9)) as found:
        yield found


def paths() -> list[str]:
    sides = [f"/stories/1/{side}" for side in (*LISTED, "figures")]
    return ["/stories", "/stories/1", *sides, "/articles/1", "/claims/1", "/claims/1?start=16", "/compare/1/2",
             "/voices/1", "/search?q=الجسر", "/search?q=الجسر&in=claims", "/search?q=الجسر&in=statements",
             "/search?q=المتحدث&in=voices", f"/outlet?name={quote('صحيفة الساحل رقم 1')}", "/place?id=p1", "/queue",
             "/judgements"]  # fmt: skip


@pytest.mark.parametrize("path", paths())
def test_no_page_of_a_large_story_is_large(desk, path):
    with desk.client() as visitor:
        answer = visitor.get(path)
    assert answer.status_code == 200
    assert len(answer.content) < MOST


@pytest.mark.parametrize("side", LISTED)
def test_a_list_goes_on_to_its_end_and_shows_each_entry_once(desk, side):
    entries = {"voices": "article", "places": "li", "articles": "li", "changes": "li"}.get(side, "tr")
    path, found = f"/stories/1/{side}", []
    with desk.client() as visitor:
        for _ in range(99):
            told = visitor.get(path).text
            main = told.split("<main")[1].partition("</main")[0].split('class="sides"')[1].partition("</nav>")[2]
            found += re.findall(rf'<{entries}(?! class="further")[^>]*>(?:(?!</{entries}>).)*', main, re.DOTALL)
            more = re.search(r'class="further" hx-get="([^"]+)"', main)
            if more is None:
                break
            path = more[1].replace("&amp;", "&")
        else:
            pytest.fail("it has no end")
    heads = {head for head in found if "<thead" in head or 'scope="col"' in head}
    rows = [row for row in found if row not in heads]
    assert len(rows) == len(set(rows)) >= 24


def test_wordings_go_on_on_the_page_of_the_claim(desk):
    with desk.store.reading() as connection:
        number = connection.execute(select(claims.c.id).where(claims.c.label == "all")).scalar()
    with desk.client() as visitor:
        seen: list[str] = []
        path = f"/claims/{number}"
        while path:
            told = visitor.get(path).text
            seen += re.findall(r'<li id="(said-[^"]+)"', told)
            more = re.search(r'class="further" hx-get="([^"]+)"', told)
            path = more[1] if more else ""
    assert len(seen) == len(set(seen)) == SIZE


def test_lists_are_loaded_as_one_scrolls(chromium, desk):
    page = chromium.new_page()
    page.goto(f"{desk.address}/stories/1/voices")
    cards = page.locator("#voices .cards > article")
    before = cards.count()
    page.locator(".further").scroll_into_view_if_needed()
    page.wait_for_function("n => document.querySelectorAll('#voices .cards > article').length > n", arg=before)
    assert page.locator("main header.head").count() == 1  # entries came, and nothing around them
    page.close()


def test_many_ask_for_a_story_and_it_is_laid_out_once(filled, monkeypatch):
    asked: list[int] = []
    monkeypatch.setattr("riwaya.desk.shelf.dossier_of",
                        lambda store, story, at: (asked.append(story), dossier_of(store, story, at))[1])  # fmt: skip
    shelf = Shelf(filled, opened_at())
    threads = [threading.Thread(target=shelf.story, args=(1, AT)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert asked == [1]
    shelf.close()


def test_while_a_story_is_laid_out_it_stands_as_it_was(filled, monkeypatch):
    shelf = Shelf(filled, opened_at())
    gate = threading.Event()

    def slowly(store: Store, story: int, at: str) -> dossiers.StoryDossier:
        gate.wait(30)
        return dossier_of(store, story, at)

    monkeypatch.setattr("riwaya.desk.shelf.dossier_of", slowly)
    with pytest.raises(Unready):
        shelf.story(1, AT, 0.05)
    gate.set()
    before, current = shelf.story(1, AT)
    assert current
    gate.clear()
    monkeypatch.setattr("riwaya.desk.shelf.stamp_of_story", lambda connection, story: ())
    monkeypatch.setattr("riwaya.desk.shelf.dossier_key", lambda connection, story: "another")
    assert shelf.story(1, AT, 0.05) == (before, False)
    gate.set()
    time.sleep(0.05)
    assert shelf.story(1, AT)[1]
    shelf.close()


CHANGES = (
    "INSERT INTO members VALUES (2, 1, 1.0, 'pinned', '2031')",
    "UPDATE pages SET reading = 900 WHERE id = 10",
    "INSERT INTO names VALUES (900, 10, 'again.txt', NULL, '2031', x'')",
    "INSERT INTO judgements VALUES (900, 'u', '2031', 'a', 'note', 2, NULL, '{}')",
)


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_a_story_depends_on_is_seen_at_little_cost(spare, change):
    with spare.store.writing() as connection:
        before = stamp_of_story(connection, 2)
        assert before == stamp_of_story(connection, 2)
        connection.exec_driver_sql(change)
        assert before != stamp_of_story(connection, 2)


def test_a_story_that_is_not_laid_out_yet_is_announced_and_comes(filled, monkeypatch):
    gate = threading.Event()

    def slowly(store: Store, story: int, at: str) -> dossiers.StoryDossier:
        gate.wait(30)
        return dossier_of(store, story, at)

    monkeypatch.setattr("riwaya.desk.shelf.dossier_of", slowly)
    monkeypatch.setattr("riwaya.desk.asking.PATIENCE", 0.05)
    monkeypatch.setattr("riwaya.desk.pages.articles.PATIENCE", 0.05)
    with opened_desk(filled, Settings(pace=1e9, burst=10**9)) as desk, desk.client() as visitor:
        waiting = visitor.get("/stories/1")
        assert waiting.status_code == 202
        assert "data-again" in waiting.text
        article = visitor.get("/articles/1")
        assert article.status_code == 200  # it has its text, whatever its story is about
        gate.set()
        assert visitor.get("/api/stories/1").json()["store"]["story"] == 1  # programs wait
        assert visitor.get("/stories/1").status_code == 200


def opened_at():
    from riwaya.desk.addresses import Addresses

    return Addresses("")


def test_a_story_of_many_articles_is_weighed_in_a_process_of_its_own(spare, monkeypatch):
    monkeypatch.setattr("riwaya.desk.shelf._LARGE", 2)
    monkeypatch.setattr("riwaya.store.dossiers.weigh", lambda *_, **__: pytest.fail("it was weighed here"))
    shelf = Shelf(spare.store, opened_at())
    laid, current = shelf.story(2, AT)
    assert current
    assert len(laid.view.articles) == 2
    shelf.close()


def test_what_is_done_aside_says_how_it_ended():
    aside = Aside()
    aside.do(time.sleep, 0)
    with pytest.raises(ValueError, match="sleep length"):
        aside.do(time.sleep, -1)
    with pytest.raises(Killed):
        aside.do(os.abort)
    waiting = threading.Timer(0.3, aside.close)
    waiting.start()
    began = time.monotonic()
    with pytest.raises(Killed):
        aside.do(time.sleep, 60)
    assert time.monotonic() - began < 30
    with pytest.raises(Killed):
        aside.do(time.sleep, 0)
