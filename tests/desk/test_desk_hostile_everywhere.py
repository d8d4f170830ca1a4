"""Every page over a store that was made to do harm: nothing runs, nothing breaks the layout, nothing is long."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from sqlalchemy import select

from browser_help import PHONE, WIDE
from desk_help import Opened, Visits, both, come_in, opened_desk, unfit
from hostile_help import LONG, OUTLET, with_hostile
from riwaya.desk import Settings
from riwaya.desk.context import COOKIE
from riwaya.store import Store
from riwaya.store.accounts import add_account
from riwaya.store.audit import By
from riwaya.store.schema import claims, story_places, voices

NARROW = PHONE | {"width": 390}
PATHS = (
    "/stories", "/alerts", "/stories/1", "/stories/1?standing=single", "/stories/1/contrasts", "/stories/1/silence",
    "/stories/1/reused", "/stories/1/voices", "/stories/1/figures", "/stories/1/places", "/stories/1/times",
    "/stories/1/articles", "/stories/1/changes", "/claims/{claim}", "/articles/1", "/articles/2", "/compare/1/2",
    "/voices/{voice}", "/outlet?name={outlet}", "/place?id={place}", "/search?q=الصومعة",
    "/search?q=الصومعة&in=statements", "/search?q=الصومعة&in=claims", "/search?q=هادي&in=voices", "/queue",
    "/judgements", "/articles/1/cite", "/articles/1/cite?statement=s1", "/correct/1", "/correct/1.s1",
    "/correct/claim:{claim}", "/correct/story:1", "/correct/voice:1.s1", "/audit", "/people", "/add", "/api",
)  # fmt: skip


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    store = Store.open(str(tmp_path_factory.mktemp("hostile") / "desk.db"), create=True)
    with_hostile(store)
    with opened_desk(store, Settings(burst=10_000)) as desk:
        yield desk


@pytest.fixture(scope="module")
def known(hostile: Opened) -> dict[str, object]:
    """What the addresses name."""
    with hostile.store.reading() as connection:

        def first(column):  # type: ignore[no-untyped-def]
            return connection.execute(select(column).order_by(column)).scalars().first()

        return {"claim": first(claims.c.id), "voice": first(voices.c.id), "place": first(story_places.c.place),
                "outlet": quote(OUTLET)}  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_what_a_page_sends_is_short_and_holds_no_mark_up_of_others(hostile, known, path):
    for lang in ("ar", "en"):
        answer = hostile.client(**{"accept-language": lang}).get(path.format(**known))
        assert answer.status_code == 200, answer.text[:500]
        assert len(answer.content) < 300_000
        text = answer.text
        assert "<script>" not in text
        assert not re.search(r"<[^>]*\son\w+\s*=", re.sub(r'"[^"]*"', '""', text))
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", text)
        assert "49 W" not in text


@both
@pytest.mark.parametrize("path", PATHS)
def test_nothing_runs_and_nothing_breaks_the_layout(chromium, hostile, known, lang, path):
    visits = Visits(chromium, hostile, lang)
    page = visits(path.format(**known), viewport=WIDE)
    wrong = unfit(page)
    page.set_viewport_size(NARROW)
    wrong += unfit(page)
    visits.close()
    assert wrong == []


def test_what_is_taken_away_holds_no_mark_up_of_others(hostile, known):
    for path in ("/stories/1/export.html", "/stories/1/export.md"):
        text = hostile.client().get(path).text
        assert "<script>alert" not in text
        assert "\u202e" not in text
    assert hostile.client().get("/stories/1/export.csv").status_code == 200


def test_a_team_with_hostile_names_is_listed(chromium, team, lang):
    for n, name in enumerate(("<script>alert(1)</script>", "W" * 80, "{{ 7 * 7 }}" + "ه" * 60)):
        add_account(team.store, name, "no password", "checker", By(LONG, f"2031-03-0{n + 1}T08:00:00Z"))
    salma, _ = come_in(team, "salma")
    visits = Visits(chromium, team, lang, salma.cookies[COOKIE])
    for path in ("/people", "/audit", "/account"):
        page = visits(path)
        assert unfit(page) == []
        page.set_viewport_size(NARROW)
        assert unfit(page) == []
        assert "<script>alert" not in page.content()
    visits.close()
