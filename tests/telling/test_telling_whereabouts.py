"""Who, where and when in the document: every section leads to the words on the page, and nothing in it is active."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from riwaya import story, telling
from riwaya.model import Dossier, Mention, Named, Span, StoryMention
from riwaya.telling.view import View
from riwaya.telling.whereabouts import figures, moments

FIRST = """سد الوادي يفيض للمرة الأولى منذ عقود
عدن - وكالة مدى - 4 مايو 2031
قال الوزير سامر الحلو يوم الجمعة إن السد فاض مساء الخميس في عدن، وإن ثلاثة عمال أصيبوا.
وأضاف الحلو أن المياه بلغت صنعاء صباح الجمعة.
"""
SECOND = """الوزير سامر الحلو: السد لن ينهار
صحيفة المرفأ - 5 مايو 2031
أعلن الوزير سامر الحلو السبت أن السد لن ينهار، وأن المياه تراجعت في عدن مساء الجمعة.
"""


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return story([FIRST, SECOND])


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_document_has_the_three_sections_and_every_link_leads_somewhere(dossier: Dossier, lang: str) -> None:
    page = telling.html(dossier, lang)
    ids = set(re.findall(r'\bid="([^"]+)"', page))
    assert {"figures", "places", "times"} <= ids
    assert set(re.findall(r'href="#([^"]+)"', page)) <= ids
    assert "<svg" in page
    assert not re.search(r"<(?:script|image|use|foreignObject|animate)\b|\bon\w+=|https?://(?!www\.w3\.org)", page)


def test_the_map_names_its_places_for_those_who_cannot_see_it(dossier: Dossier) -> None:
    page = telling.html(dossier, "ar")
    title = re.search(r'<title id="map-t">([^<]*)</title>', page)
    assert title
    assert "عدن" in title[1]


def test_a_figure_has_all_its_names_and_what_it_said(dossier: Dossier) -> None:
    view = View.of(dossier)
    found = {f.name: f for f in figures(view)}
    minister = found["سامر الحلو"]
    assert minister.mentions >= 3
    assert len(minister.said) >= 2
    assert len(minister.outlets) == 2


def test_a_moment_keeps_the_clocks_apart(dossier: Dossier) -> None:
    view = View.of(dossier)
    first = next(m for m in moments(view) if m.statement.article == "a1")
    assert (first.happened.start, first.said and first.said.start, first.printed and first.printed.start) == (
        "2031-05-01", "2031-05-02", "2031-05-04")  # fmt: skip


def test_names_with_markup_stay_text(dossier: Dossier) -> None:
    article = dossier.articles[0]
    hostile = Mention(Span(0, 3), "person", Named("x", "<script>alert(1)</script>\u202eهكر"))
    twice = tuple(StoryMention(article.id, article.page, hostile) for _ in range(2))
    page = telling.html(replace(dossier, mentions=dossier.mentions + twice), "ar")
    assert "<script>" not in page
    assert "\u202e" not in page
