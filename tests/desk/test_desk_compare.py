"""Two articles compared, in a story and by themselves, and the gutter that says where a sentence was seen first."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import func, select

from desk_help import AT, Opened
from riwaya.intake.entries import Entry
from riwaya.store import adding
from riwaya.store.schema import articles
from riwaya.taking.reading import prepared_of

TOLD = (
    "انهيار رصيف الميناء القديم في قرطين\n\nقال مدير ميناء قرطين سامح الدهان إن الرصيف انهار فجر الأحد تحت ثقل سبع "
    "رافعات كانت تنقل حاويات الحبوب.\n\nوأضاف الدهان أن فرق الإنقاذ انتشلت {n} عمال من الماء ونقلتهم إلى مستشفى "
    "المدينة وحالتهم مستقرة.\n\n{last}\n"
)


@pytest.fixture
def two(spare: Opened) -> tuple[int, int]:
    """Two articles of no story, the second made of the first."""
    for name, n, last in (("rasif.txt", "أربعة", "ولم تعلن البلدية موعد فتح الطريق."),
                          ("copy.txt", "خمسة", "وكان الرصيف قد رمم قبل عامين.")):  # fmt: skip
        made, _ = prepared_of((Entry(name, TOLD.format(n=n, last=last).encode()), None))
        assert made is not None
        adding.add(spare.store, made, AT)
    with spare.store.reading() as connection:
        last = connection.execute(select(func.max(articles.c.id))).scalar()
    return last - 1, last


def changed(text: str) -> list[str]:
    return re.findall(r'<mark class="changed">\s*(\w+)', text[text.index("<tbody") :])


def test_two_articles_of_no_story_are_compared(spare, two):
    text = spare.client(**{"accept-language": "en"}).get(f"/compare/{two[0]}/{two[1]}").text
    assert changed(text) == ["أربعة", "خمسة"]
    assert text.count('<td class="lone">') == 2
    assert "Word for word" in text
    swapped = spare.client().get(f"/compare/{two[1]}/{two[0]}").text
    assert changed(swapped) == ["خمسة", "أربعة"]


def test_two_of_one_story_are_compared_with_what_both_tell_of_a_claim(spare):
    visitor = spare.client(**{"accept-language": "en"})
    address = re.search(r'href="(/compare/1/\d+)"', visitor.get("/articles/1").text)
    assert address
    text = visitor.get(address[1]).text
    assert "What both tell of one claim" in text
    assert re.search(r'href="/claims/\d+"', text)
    assert "In other words" in text


def test_an_article_beside_itself_is_the_article_and_what_is_not_there_is_refused(spare):
    visitor = spare.client()
    assert visitor.get("/compare/1/1").headers["location"] == "/articles/1"
    assert visitor.get("/compare/1/4242").status_code == 404


def test_rows_are_loaded_as_one_scrolls_each_once(spare):
    whole = spare.client().get("/compare/7/8").text
    part = spare.client(**{"hx-request": "true"})
    rows, text = whole.count('class="abreast'), whole
    while more := re.search(r'hx-get="([^"]+)"', text):
        text = part.get(more[1].replace("&amp;", "&")).text
        assert "<html" not in text
        rows += text.count('class="abreast')
    assert rows > 10


def test_the_gutter_leads_to_where_the_story_said_it_first(visit):
    page = visit("/articles/4")
    seen = page.locator(".lines a.seen").first
    assert "2022" in seen.get_attribute("data-when")
    address = seen.get_attribute("href")
    assert address.startswith("/articles/7")
    seen.click()
    page.wait_for_url(f"**{address}")
    assert page.locator(address[address.index("#") :]).count() == 1
