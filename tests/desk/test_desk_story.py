"""A story in the desk: its claims as they are asked for, its other sides, and a claim's own page."""

from __future__ import annotations

import re

import pytest

SIDES = ("contrasts", "silence", "voices", "figures", "places", "times", "articles", "changes")


@pytest.mark.parametrize("side", SIDES)
def test_every_side_of_a_story_has_an_address(spare, side):
    told = spare.client().get(f"/stories/1/{side}")
    assert told.status_code == 200
    assert re.search(rf'href="/stories/1/{side}" aria-current="page"', told.text)


def test_a_side_that_there_is_not_is_refused(spare):
    assert spare.client().get("/stories/1/weather").status_code == 422
    assert spare.client().get("/stories/77/voices").status_code == 404


def test_claims_are_loaded_as_one_scrolls_each_once(spare):
    visitor = spare.client(**{"hx-request": "true"})
    found: list[str] = []
    path = "/stories/1?start=2"
    found += re.findall(r'<article class="claim [^"]*" id="([^"]+)"', spare.client().get("/stories/1").text)
    while path:
        part = visitor.get(path).text
        assert "<html" not in part
        found += re.findall(r'<article class="claim [^"]*" id="([^"]+)"', part)
        more = re.search(r'hx-get="([^"]+)"', part)
        path = more[1].replace("&amp;", "&") if more else ""
    assert len(found) == len(set(found)) > 4


def test_claims_that_are_asked_for_are_the_only_ones_shown(spare):
    visitor = spare.client()
    everything = visitor.get("/stories/1").text
    contested = visitor.get("/stories/1?standing=contested").text
    assert "claim single" not in contested
    assert len(contested) < len(everything)
    outlet = re.search(r'name="outlet"><option value="">[^<]*</option>\s*<option value="([^"]+)"', everything)
    assert outlet
    held = visitor.get("/stories/1", params={"outlet": outlet[1], "first": "2000-01-01", "last": "2100-01-01"}).text
    assert 'aria-labelledby="claim-' in held
    none = visitor.get("/stories/1", params={"outlet": "nobody prints this"}).text
    assert 'aria-labelledby="claim-' not in none


def test_what_happened_since_the_last_look_is_told_and_can_be_seen_again(spare):
    visitor = spare.client(**{"accept-language": "en"})
    first = visitor.get("/stories/1").text
    assert "2 new articles" in first
    since = re.search(r'href="(/stories/1/changes\?after=\d+)"', first)
    assert since
    assert visitor.get(since[1]).text.count('class="event ') == 4
    assert "2 new articles" not in visitor.get("/stories/1").text


def test_a_claim_has_a_page_and_one_that_is_gone_says_so(spare):
    visitor = spare.client(**{"accept-language": "en"})
    assert '<h1 class="gist"' in visitor.get("/claims/1").text
    gone = visitor.get("/claims/999").text
    assert "has had no such claim since" in gone
    assert visitor.get("/claims/4242").status_code == 404


def test_numbers_lead_from_claims_to_the_words_in_their_articles(visit):
    page = visit("/claims/1")
    link = page.locator(".wordings .from a[href*='/articles/']").last
    address = link.get_attribute("href")
    link.click()
    page.wait_for_url(f"**{address}")
    assert page.locator("#main h1").count() == 1
