"""Shared wording in the document: pair by pair, the words that differ marked, who had it first only likely."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from riwaya import story, telling
from riwaya.model import Dossier, Passage, Span, Stretch
from riwaya.telling.reused import Reuse, differences
from riwaya.telling.view import View

FIRST = """سد الوادي يفيض للمرة الأولى منذ عقود
عدن - وكالة مدى - 4 مايو 2031
قال الوزير سامر الحلو يوم الجمعة إن السد فاض مساء الخميس في عدن، وإن ثلاثة عمال أصيبوا بعد انهيار السور الخارجي للسد.
ويعد السد أكبر سدود المحافظة، وبُني قبل أربعين عاماً لحماية القرى الواقعة على ضفتي الوادي من السيول الموسمية.
"""
SECOND = """ثلاثة جرحى في فيضان سد الوادي
صحيفة المرفأ - 5 مايو 2031
قال الوزير سامر الحلو إن السد فاض مساء الخميس في عدن، وإن أربعة عمال أصيبوا بعد انهيار السور الخارجي للسد.
ويعد السد أكبر سدود المحافظة، وبُني قبل أربعين عاماً لحماية القرى الواقعة على ضفتي الوادي من السيول الموسمية.
"""


@pytest.fixture(scope="module")
def copied() -> Dossier:
    return story([FIRST, SECOND])


def test_the_earlier_article_stands_first(copied):
    (copy,) = Reuse(View.of(copied)).copies
    first = next(a.id for a in copied.articles if a.text == FIRST)
    assert copy.sure
    assert copy.one == first
    assert FIRST[slice(*copy.passages[0][0])].startswith("قال الوزير")


def test_the_words_that_differ_are_marked_and_no_others():
    one, other = "أصيب ثلاثة عمال في السد.", "أصيب أربعة عمال قرب السد."
    here, there = differences(one, Span(0, len(one)), other, Span(0, len(other)))
    assert [w for w, changed in here if changed] == ["ثلاثة", "في"]
    assert [w for w, changed in there if changed] == ["أربعة", "قرب"]
    assert ("".join(w for w, _ in here), "".join(w for w, _ in there)) == (one, other)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_document_shows_the_pair_and_leads_to_both(copied, lang):
    page = telling.html(copied, lang)
    part = re.search(r'<section id="reused".*?</section>', page, re.DOTALL)
    assert part
    assert "<mark>أربعة</mark>" in part[0]
    assert len(set(re.findall(r'href="#(line-a[12]-\d+)"', part[0]))) == 2


def test_a_sentence_taken_over_is_blamed_on_the_first(copied):
    page = telling.html(copied, "en")
    line = next(p for p in re.findall(r'<p id="line-[^>]*>.*?</p>', page, re.DOTALL)
                if "أكبر سدود" in p and "sentence before" in p)  # fmt: skip
    assert "words" in re.search(r'aria-label="([^"]*)"', line)[1]
    assert "same words" in line


def test_passages_that_lead_nowhere_or_beyond_the_text_are_no_trouble(copied):
    lost = Passage(Stretch("gone.txt", 0, 9), Stretch(copied.articles[0].page, 0, 9), "verbatim", 1.0)
    long = Passage(
        Stretch(copied.articles[0].page, 0, 10**9), Stretch(copied.articles[1].page, 3, 10**9), "edited", 0.1
    )
    page = telling.html(replace(copied, passages=(lost, long)), "en")
    assert page.count("<tr>") >= 2
    assert "gone.txt" not in page


def test_a_hostile_passage_stays_text():
    evil = "<img src=x onerror=alert(1)>\u202eنص " + "كلمة " * 300
    texts = [f"{FIRST}{evil}\n", f"{SECOND}{evil}\n"]
    page = telling.html(story(texts), "ar")
    assert "<img" not in page
    assert "\u202e" not in page
    part = re.search(r'<section id="reused".*?</section>', page, re.DOTALL)
    assert part
    assert len(part[0]) < 20_000


def test_where_a_long_passage_is_cut_no_word_is_halved_or_marked():
    words = [f"كلمة{n}" for n in range(200)]
    one, other = " ".join(words), " ".join(["زائدة", "هنا", *words])
    here, there = differences(one, Span(0, len(one)), other, Span(0, len(other)))
    assert [w for w, changed in here if changed] == []
    assert [w for w, changed in there if changed] == ["زائدة", "هنا"]
    for side, whole in ((here, one), (there, other)):
        shown = "".join(w for w, _ in side)
        assert shown.endswith(" …")
        assert set(shown.removesuffix(" …").split()) <= set(whole.split())


RETOLD = """ثلاثة جرحى في فيضان سد الوادي
صحيفة النورس - 6 مايو 2031
يخشى أهل القرى موسما أشد من سابقه.
وأعلن الوزير سامر الحلو إصابة ثلاثة من العمال بانهيار سور السد الخارجي.
"""


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_what_is_told_in_other_words_stands_apart_from_shared_wording(lang):
    dossier = story([FIRST, RETOLD])
    assert {p.grade for p in dossier.passages} == {"paraphrase"}
    page = telling.html(dossier, lang)
    assert 'id="reused"' not in page
    part = re.search(r'<section id="retold".*?</section>', page, re.DOTALL)
    assert part
    assert "إصابة ثلاثة من العمال" in part[0]
    assert 'href="#retold"' in page
    assert len(set(re.findall(r'href="#(line-a[12]-\d+)"', part[0]))) == 2
