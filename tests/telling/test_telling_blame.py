"""Blame: for every sentence, where the story said it first."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from riwaya import telling
from riwaya.model import Dossier, Span
from riwaya.telling.blame import Blame, Seen, both_ways
from riwaya.telling.view import View


def seen(dossier: Dossier, article: str, words: str, blame: Blame | None = None) -> Seen | None:
    """What the gutter says beside the sentence that holds *words*."""
    view = View.of(dossier)
    found = view.articles[article]
    at = found.text.index(words)
    line = next(n for n in found.article.lines if n.start <= at < n.end)
    cut = (blame or Blame(view)).sentences(article, line.start, line.end)
    return next(s for span, s in cut if span.start <= at < span.end)


def dated(dossier: Dossier, article: str, published: str | None) -> Dossier:
    articles = tuple(
        replace(a, article=replace(a.article, published=published)) if a.id == article else a for a in dossier.articles
    )
    return replace(dossier, articles=articles)


def test_what_is_said_again_leads_to_where_it_was_said_first(dossier):
    found = seen(dossier, "a2", "ونقلت وكالة مدى")
    assert found
    assert (found.when, found.ground, found.article, found.statement) == ("before", "claim", "a1", "a1.s1")


def test_what_is_said_first_here_says_who_has_it_later(dossier):
    found = seen(dossier, "a1", "12 عاملاً ربما")
    assert found
    assert (found.when, found.later) == ("first", ("صحيفة المرفأ", "موقع ضفاف"))


def test_what_nobody_else_says_has_nothing_beside_it(dossier):
    assert seen(dossier, "a1", "وامتنعت وزارة النقل") is None
    assert seen(dossier, "a2", "الصومعة قبل") is None


@pytest.mark.parametrize("day", ["2031-05-03", None])
def test_articles_of_one_day_have_no_order(dossier, day):
    found = seen(dated(dossier, "a2", day), "a2", "ونقلت وكالة مدى")
    assert found
    assert (found.when, found.article) == ("along", "a1")


def test_shared_wording_speaks_for_a_sentence_that_no_claim_holds(dossier):
    view = View.of(dossier)
    one, two = view.articles["a1"].text, view.articles["a4"].text
    here, there = one.index("وامتنعت"), two.index("رواية جديدة")
    pair = ("a1", Span(here, here + 40), "a4", Span(there, there + 37), "verbatim")
    blame = Blame(view, both_ways([pair]))
    found = seen(dossier, "a4", "رواية جديدة", blame)
    assert found
    assert (found.when, found.ground, found.article, found.start) == ("before", "verbatim", "a1", here)
    first = seen(dossier, "a1", "وامتنعت", blame)
    assert first
    assert (first.when, first.later) == ("first", ("شبكة نوارس",))


def test_a_few_shared_words_do_not_speak_for_a_sentence(dossier):
    view = View.of(dossier)
    at = view.articles["a1"].text.index("وامتنعت")
    blame = Blame(view, both_ways([("a1", Span(at, at + 8), "a4", Span(0, 8), "verbatim")]))
    assert seen(dossier, "a1", "وامتنعت", blame) is None


def test_the_gutter_leads_to_the_place_and_says_so_in_words(dossier):
    page = telling.html(dossier, "en")
    line = re.search(r'<p id="line-a2-3".*?</p>', page, re.DOTALL)
    assert line
    assert 'class="sentence before"' in line[0]
    assert 'href="#text-a1.s1"' in line[0]
    assert "Seen first in وكالة مدى, 3 May 2031: the same is said" in line[0]
    assert 'data-from="First here" data-when="later in 2 outlets"' in page


def test_a_hostile_outlet_in_the_gutter_stays_text(dossier):
    evil = '"><script>alert(1)</script>\u202e' + "ه" * 9000
    first = dossier.articles[0]
    named = replace(first, article=replace(first.article, outlet=evil))
    page = telling.html(replace(dossier, articles=(named, *dossier.articles[1:])), "ar")
    assert "<script" not in page
    assert "\u202e" not in page
    assert all(len(found) < 300 for found in re.findall(r'data-from="([^"]*)"', page))
