"""The table of contrasts: each once, the words that clash on their own side, and who prints one side only."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from riwaya import telling
from riwaya.model import Contrast
from riwaya.telling.clashes import clashes
from riwaya.telling.view import View


def test_a_contradiction_that_stands_on_both_claims_is_one_row(dossier):
    (clash,) = clashes(View.of(dossier))
    assert clash.id == ("c1", "c2")


def test_the_clashing_words_stand_on_the_side_that_says_them(dossier):
    view = View.of(dossier)
    (clash,) = clashes(view)
    words = [[view.articles[a].text[s:e] for a, s, e in side.quotes] for side in (clash.one, clash.other)]
    assert words == [["12 عاملاً"], ["وجود أي عامل"]]


def test_who_prints_one_side_only_had_the_time_to_print_the_other(dossier):
    (clash,) = clashes(View.of(dossier))
    assert clash.one.alone == ()  # nothing of theirs is later than the denial
    assert clash.other.alone == ("شبكة نوارس",)


def test_a_contrast_that_leads_nowhere_is_passed_over(dossier):
    claim = replace(dossier.claims[0], contrasts=(Contrast("c9", "updates", (("a9", 0, 4),), ""),))
    assert clashes(View.of(replace(dossier, claims=(claim, *dossier.claims[2:])))) == ()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_table_marks_the_words_and_claims_lead_to_their_row(dossier, lang):
    page = telling.html(dossier, lang)
    row = re.search(r'<tr class="contradicts" id="clash-c1-c2-contradicts">.*?</tr>', page, re.DOTALL)
    assert row
    assert re.findall("<mark>(.*?)</mark>", row[0]) == ["12 عاملاً", "وجود أي عامل"]
    assert page.count('href="#clash-c1-c2-contradicts"') == 2


def test_hostile_words_on_either_side_stay_words(dossier):
    text = dossier.articles[2].text
    start = text.index("\u202e")
    spans = (("a3", 0, 25), ("a3", start, start + 60), ("a3", 0, 10**9))
    claim = replace(dossier.claims[0], contrasts=(Contrast("c2", "contradicts", spans, "<b>\u202e"),))
    page = telling.html(replace(dossier, claims=(claim, *dossier.claims[1:])), "ar")
    assert not re.search("<script|<img|<b>|\u202e", page)
