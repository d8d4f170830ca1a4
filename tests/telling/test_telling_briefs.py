"""Who, where and when in the terminal and in Markdown: short tables that say what they leave out."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt
from rich.cells import cell_len
from rich.console import Console

from long_story import large
from riwaya import story, telling
from riwaya.model import Dossier, Mention, Named, Span, StoryMention, StoryPlace

FIRST = """سد الوادي يفيض للمرة الأولى منذ عقود
عدن - وكالة مدى - 4 مايو 2031
قال الوزير سامر الحلو يوم الجمعة إن السد فاض مساء الخميس في عدن، وإن ثلاثة عمال أصيبوا.
وأضاف الحلو أن المياه بلغت صنعاء صباح الجمعة. وامتنعت وزارة المياه عن التعليق على الحادث.
"""
SECOND = """الوزير سامر الحلو: السد لن ينهار
صحيفة المرفأ - 5 مايو 2031
أعلن الوزير سامر الحلو السبت أن السد لن ينهار، وأن المياه تراجعت في عدن مساء الجمعة.
"""


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return story([FIRST, SECOND])


def summary(dossier: Dossier, lang: str, width: int = 80) -> str:
    out = io.StringIO()
    telling.terminal(dossier, Console(file=out, width=width), lang)
    return out.getvalue()


def test_the_summary_names_people_places_and_times(dossier):
    text = summary(dossier, "en")
    for words in ("Who's who", "سامر الحلو", "Places", "عدن", "Three clocks", "1 May 2031", "Declined to comment"):
        assert words in text


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_summary_keeps_to_its_width(dossier, lang):
    assert all(cell_len(line) <= 60 for line in summary(dossier, lang, 60).splitlines())


def test_markdown_has_them_as_tables_with_whole_rows(dossier):
    tokens = MarkdownIt("commonmark").enable("table").parse(telling.markdown(dossier, "en"))
    cells = [t.content for i, t in enumerate(tokens) if i and tokens[i - 1].type in ("td_open", "th_open")]
    assert {"Name", "Happened", "Latitude, longitude"} <= set(cells)
    assert any("سامر الحلو" in cell for cell in cells)


def test_a_hostile_name_makes_no_cell_row_or_code(dossier):
    article = dossier.articles[0]
    evil = "x | y\n| z |\u202e <b> `c` \x1b[31m" + "ن" * 9000
    mentions = tuple(
        StoryMention(article.id, article.page, Mention(Span(0, 3), "person", Named("x", evil))) for _ in "ab"
    )
    places = (StoryPlace("p", evil, None, None, None, (), 3),)
    hostile = replace(dossier, mentions=dossier.mentions + mentions, places=places)
    plain = MarkdownIt("commonmark").enable("table").parse(telling.markdown(dossier, "en"))
    tokens = MarkdownIt("commonmark").enable("table").parse(telling.markdown(hostile, "en"))
    per_row = {t.type for t in tokens} - {t.type for t in plain}
    assert "html_block" not in per_row
    text = summary(hostile, "en")
    assert "\x1b" not in text
    assert "\u202e" not in text + telling.markdown(hostile, "en")
    assert not re.search("ن{200}", text.replace("\n", "") + telling.markdown(hostile, "en"))


def test_the_summary_of_a_long_story_counts_what_it_leaves_out():
    text = summary(large(300), "en")
    assert "more claims, each printed by one outlet" in text
    assert re.search(r"and [\d,]+ more", text)
    assert len(text) < 120_000
