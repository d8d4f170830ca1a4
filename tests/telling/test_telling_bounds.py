"""A story of a thousand articles: the document stays as long as a browser likes, and says what it leaves out."""

from __future__ import annotations

import re
from time import process_time

import pytest

from long_story import large
from riwaya import telling
from riwaya.model import Dossier
from riwaya.telling.bounds import MOST, Shown, shortened
from riwaya.telling.view import View


@pytest.fixture(scope="module")
def thousand() -> Dossier:
    return large(1000)


@pytest.fixture(scope="module")
def document(thousand: Dossier) -> str:
    return telling.html(thousand, "en")


def test_a_thousand_articles_are_a_document_of_a_few_megabytes(document: str) -> None:
    assert len(document.encode()) < 6_000_000


def test_what_is_left_out_is_counted_and_nothing_leads_nowhere(thousand: Dossier, document: str) -> None:
    shown = Shown.of(View.of(thousand), MOST)
    assert shown.cut == len(thousand.claims) - len(shown.claims) > 4000
    assert f"{shown.cut:,} more claims are left out of this document. The JSON form holds them all." in document
    assert f"{1000 - MOST.articles} more articles, without their texts" in document
    ids = re.findall(r'\bid="([^"]*)"', document)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]*)"', document)) <= set(ids)
    assert all(f'id="article-{a.id}"' in document for a in thousand.articles)


def test_twice_the_articles_take_little_more_than_twice_the_time(thousand: Dossier) -> None:
    small = large(500)
    times = []
    for dossier in (small, thousand):
        start = process_time()
        telling.html(dossier, "en")
        telling.markdown(dossier, "en")
        times.append(process_time() - start)
    assert times[1] < 3.2 * times[0]


def test_a_long_name_is_cut_with_an_ellipsis() -> None:
    assert shortened("س" * 10_000, 120) == "س" * 119 + "…"
    assert shortened(" a \n b ", 120) == "a b"
