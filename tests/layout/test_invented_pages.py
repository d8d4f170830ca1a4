"""The invented pages, as they are and bent, read as a person would read them."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from riwaya.intake import page_from_bytes
from riwaya.layout import lay_out
from riwaya.model import Reading

sys.path.insert(0, str(Path(__file__).resolve().parent))
import invented

WAYS = ["no classes", "other classes", "no data", "no meta", "no semantics", "one line"]
LIVE = "live_blog"


def read(page: invented.Invented, markup: bytes | None = None) -> Reading:
    given = page_from_bytes(markup or page.markup, f"{page.name}.html")
    return lay_out(replace(given, fetched=page.known.get("fetched")))


def scored(page: invented.Invented, markup: bytes | None = None) -> invented.Score:
    reading = read(page, markup)
    if not reading.articles:
        return invented.Score(0, 0, (), False, False)
    own = [a.n for a in reading.articles] if page.name.startswith(LIVE) else [1]
    body = [k.span.of(reading.page.text) for k in reading.lines if k.article in own and k.role in ("body", "subhead")]
    first = reading.articles[0]
    return invented.score(page, first.headline, first.published, "\n".join(body))


@pytest.mark.parametrize("name", invented.names())
def test_the_article_is_read_whole_and_alone(name: str) -> None:
    for story in range(5):
        page = invented.page_of(name, story)
        found = scored(page)
        assert found.f1 > 0.99, page.name
        assert found.leaked == ()
        assert found.title
        assert found.day


@pytest.mark.parametrize("name", invented.names())
def test_outlet_author_and_credit_are_those_of_the_page(name: str) -> None:
    page = invented.page_of(name)
    article = read(page).articles[0]
    for key in ("outlet", "author", "credit"):
        if key in page.known:
            assert getattr(article, key) == page.known[key]


@pytest.mark.parametrize("how", WAYS)
def test_pages_that_are_built_otherwise_are_read_nearly_as_well(how: str) -> None:
    pages = [invented.page_of(name, n % 5) for n, name in enumerate(invented.names())]
    pages = [p for p in pages if not (p.name.startswith("script_application") and how in ("no data", "no meta"))]
    found = [scored(p, invented.bent(p.markup, how, p.known.get("encoding", "utf-8"))) for p in pages]
    assert sum(s.f1 for s in found) > 0.97 * len(found)
    assert sum(bool(s.leaked) for s in found) <= 0.1 * len(found)
    assert sum(s.title for s in found) > 0.95 * len(found)


def test_every_date_is_kept_with_a_reason() -> None:
    article = read(invented.page_of("dates_that_disagree")).articles[0]
    assert {d.value[:10] for d in article.dates} == {"2031-03-20", "2031-04-30"}
    assert article.dates[0].value == article.published
    assert all(d.why for d in article.dates)
    assert "agree" in article.dates[0].why


def test_the_clock_printed_for_readers_outranks_one_marked_utc() -> None:
    article = read(invented.page_of("local_time_marked_utc")).articles[0]
    assert article.published == "2031-06-05T23:10"
    assert "UTC" in article.dates[0].why


def test_hours_ago_count_from_the_fetch() -> None:
    page = invented.page_of("hours_ago")
    assert read(page).articles[0].published == "2031-05-04T09:30+03:00"
    unknown = lay_out(page_from_bytes(page.markup, "p"))
    assert unknown.articles[0].published is None


def test_readers_comments_are_forms() -> None:
    page = invented.page_of("many_comments")
    reading = read(page)
    roles = {k.span.of(reading.page.text): k.role for k in reading.lines}
    assert {roles[text] for text in page.noise if len(text.split()) >= 8} == {"form"}


def test_entries_of_live_coverage_are_articles_with_their_times() -> None:
    page = invented.page_of(LIVE)
    reading = read(page)
    assert [a.published for a in reading.articles] == [f"2031-01-20T{clock}" for clock in ("14:10", "12:30", "08:05")]
    assert {a.headline for a in reading.articles} == {page.title}
    assert [sum(k.role == "body" for k in a.lines) for a in reading.articles] == [2, 2, 2]


def test_a_page_that_scrolls_into_the_next_story_holds_two_articles() -> None:
    reading = read(invented.page_of("infinite_scroll"))
    assert len(reading.articles) == 2
    assert [a.published for a in reading.articles] == ["2031-08-30T08:00:00+03:00", "2031-08-29"]
