"""Search without a browser: parts of a page, further answers, questions that make no sense."""

from __future__ import annotations

import re

import pytest


def test_a_part_is_given_where_a_part_is_asked_for(local):
    part = local.client().get("/search", params={"q": "السد"}, headers={"hx-request": "true"}).text
    assert "<html" not in part
    assert "<mark>" in part


@pytest.mark.parametrize(
    "q", ["", " ", "voice:", "before:never", "stance:x", '"', "-a", "\x00", "\u202e", "أ" * 1500, "<script>"]
)
def test_any_question_has_an_answer(local, q):
    answer = local.client().get("/search", params={"q": q})
    assert answer.status_code == 200
    assert "<script>a" not in answer.text


@pytest.mark.parametrize("asked", [{"start": -1}, {"start": 10**30}, {"in": "nothing"}, {"q": "x" * 2001}])
def test_what_makes_no_sense_is_told(local, asked):
    assert local.client().get("/search", params=asked).status_code == 422


@pytest.mark.parametrize("scope", ["articles", "statements", "claims", "voices", "meaning"])
def test_everything_that_can_be_looked_for_is_found_and_leads_to_a_page(spare, scope):
    visitor = spare.client(**{"accept-language": "en"})
    text = visitor.get("/search", params={"q": "الوزارة" if scope == "voices" else "السد", "in": scope}).text
    links = re.findall(r'<h2[^>]*><a href="([^"#]+)', text)
    assert links
    assert visitor.get(links[0]).status_code == 200
