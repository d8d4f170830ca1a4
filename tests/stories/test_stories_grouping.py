"""Articles are grouped by what they are about, whatever the order in which they come."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

import riwaya
from invented_news import MARKET, MATCH, MILL, NEWS
from riwaya.sample import sample_pages
from riwaya.stories import Held, Profile, Rarity, Settings, Vector, place, profile_of, vector_of
from riwaya.stories.titles import title_of


def profile(name: str) -> Profile:
    reading = riwaya.read(NEWS[name], name=name)
    article = reading.articles[0]
    return profile_of(reading.page.text, article, name, article.published)


@pytest.fixture(scope="module")
def vectors() -> dict[str, Vector]:
    profiles = {name: profile(name) for name in NEWS}
    held: dict[str, int] = {}
    for p in profiles.values():
        for term in p.terms:
            held[term] = held.get(term, 0) + 1
    return {name: vector_of(p, Rarity(len(profiles), held)) for name, p in profiles.items()}


def grouped(vectors: list[Vector], held: list[Held] | None = None) -> set[frozenset[str]]:
    groups = place(vectors, held or [])
    return {frozenset(vectors[p.article].profile.key for p in g.placements) for g in groups}


def test_articles_on_one_event_are_one_story_and_two_fires_are_two(vectors: dict[str, Vector]) -> None:
    assert grouped(list(vectors.values())) == {frozenset(MARKET), frozenset(MATCH), frozenset(MILL)}


def test_the_order_in_which_articles_come_makes_no_difference(vectors: dict[str, Vector]) -> None:
    order = list(vectors.values())
    before = grouped(order)
    told = {(order[p.article].profile.key, p.score, p.why) for g in place(order) for p in g.placements}
    for seed in range(5):
        random.Random(seed).shuffle(order)
        assert grouped(order) == before
        assert {(order[p.article].profile.key, p.score, p.why) for g in place(order) for p in g.placements} == told


def test_what_comes_later_joins_the_story_there_is(vectors: dict[str, Vector]) -> None:
    held = [Held(vectors["market-1.txt"], 7), Held(vectors["market-2.txt"], 7), Held(vectors["match-1.txt"], 8)]
    later = [vectors[name] for name in ("market-3.txt", "match-2.txt", "mill-1.txt")]
    found = {g.story: [later[p.article].profile.key for p in g.placements] for g in place(later, held)}
    assert found == {7: ["market-3.txt"], 8: ["match-2.txt"], None: ["mill-1.txt"]}


def test_the_sample_is_one_story_and_the_perfume_another() -> None:
    profiles = []
    for page in sample_pages():
        reading = riwaya.read(page)
        profiles += [
            profile_of(reading.page.text, a, f"{page.name}.{a.n}", a.published and a.published[:10])
            for a in reading.articles
        ]
    held: dict[str, int] = {}
    for p in profiles:
        for term in p.terms:
            held[term] = held.get(term, 0) + 1
    there: list[Held] = []
    for day in sorted({p.day or "" for p in profiles}):
        batch = [vector_of(p, Rarity(len(profiles), held)) for p in profiles if p.day == day]
        for n, group in enumerate(place(batch, there)):
            story = group.story if group.story is not None else int(day.replace("-", "")) * 100 + n
            there += [Held(batch[p.article], story) for p in group.placements]
    stories: dict[int, set[str]] = {}
    for h in there:
        stories.setdefault(h.story, set()).add(h.vector.profile.key)
    sizes = sorted(map(len, stories.values()))
    assert sizes == [1, len(sample_pages())]
    assert {"narinj-2022-03-05.txt.2"} in stories.values()


def test_the_more_articles_there_are_the_more_alike_two_must_be() -> None:
    settings = Settings()
    assert settings.least(1) == settings.least(20) == settings.few
    assert settings.few < settings.least(300) < settings.least(1000) < settings.join
    assert settings.least(2000) == settings.least(10**9) == settings.join


def test_a_page_of_round_ups_is_of_two_stories(vectors: dict[str, Vector]) -> None:
    texts = [NEWS["market-1.txt"].split("\n\n", 2)[2], NEWS["match-1.txt"].split("\n\n", 2)[2]]
    reading = riwaya.read("أخبار الأسبوع\n\n4 مارس 2031\n\n" + "\n".join(texts), name="both.txt")
    profile = profile_of(reading.page.text, reading.articles[0], "both.txt", "2031-03-04")
    held = {term: 1 for v in vectors.values() for term in v.profile.terms}
    both = vector_of(profile, Rarity(7, held))
    groups = place([*(v for k, v in vectors.items() if k[:3] == "mar" or k[:3] == "mat"), both])
    assert [5 in {p.article for p in g.placements} for g in groups] == [True, True]


def test_a_placement_says_how_sure_it_is_and_why(vectors: dict[str, Vector]) -> None:
    held = [Held(vectors["market-1.txt"], 7)]
    [group] = place([vectors["market-2.txt"]], held)
    [placement] = group.placements
    assert 0.3 <= placement.score <= 1
    assert "القناديل" in placement.why
    assert "2031-03-04" in placement.why
    [alone] = place([vectors["mill-1.txt"]], held)
    assert alone.story is None
    assert alone.placements[0].why == "the first of its story"


def test_two_stories_there_are_never_become_one(vectors: dict[str, Vector]) -> None:
    held = [Held(vectors["market-1.txt"], 7), Held(vectors["market-2.txt"], 9)]
    groups = place([vectors["market-3.txt"]], held)
    assert [g.story in (7, 9) for g in groups] == [True]


def test_what_names_the_outlet_tells_nothing_of_the_story() -> None:
    text = "صحيفة المرفأ: افتتاح معرض الخزف\n\nافتتح معرض الخزف في قاعة البلدية.\n"
    page = riwaya.read(text, name="x")
    article = page.articles[0]
    named = profile_of(page.page.text, replace(article, outlet="صحيفة المرفأ"), "x", None)
    assert "مرفأ" not in named.terms
    assert named.terms.keys() <= profile_of(page.page.text, article, "x", None).terms.keys()


def test_a_story_is_called_by_the_headline_that_shares_most() -> None:
    headlines = ["حريق سوق القناديل: السيطرة على النيران", "حريق سوق القناديل", "مدير الدفاع المدني يتحدث"]
    assert title_of(headlines) == "حريق سوق القناديل"
    assert title_of([]) == ""
