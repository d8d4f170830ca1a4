"""Sentences of two articles that tell one claim in other words are pairs; shared wording is not among them."""

from __future__ import annotations

from random import Random

import pytest

import riwaya
from riwaya.intake import page_from_bytes
from riwaya.model import Dossier, Passage

FIRST = """سد الوادي يفيض للمرة الأولى
وكالة مدى - 4 مايو 2031

قال وزير الري سامر الحلو إن سد الوادي فاض مساء الخميس بعد أمطار غزيرة.

وأكد الوزير أن ثلاثة عمال أصيبوا في انهيار السور الخارجي للسد.
"""
SECOND = """جرحى بعد الفيضان
صحيفة المرفأ - 5 مايو 2031

يخشى أهل القرى موسما أشد من سابقه.

وأعلن وزير الري سامر الحلو إصابة ثلاثة من العمال بانهيار سور السد الخارجي. ولم يذكر أسماءهم.
"""
COPY = """ثلاثة جرحى في السد
صحيفة النورس - 5 مايو 2031

وأكد الوزير أن ثلاثة عمال أصيبوا في انهيار السور الخارجي للسد.
"""
FAR = """سباق القوارب
صحيفة الشراع - 5 مايو 2031

قال منظم السباق ناجي البحري إن قارب النورس فاز بالمركز الأول.
"""
PAGES = {"one.txt": FIRST, "two.txt": SECOND, "copy.txt": COPY, "far.txt": FAR}


def told(*names: str) -> Dossier:
    return riwaya.story([page_from_bytes(PAGES[n].encode(), n) for n in names])


def retold(dossier: Dossier) -> list[Passage]:
    return [p for p in dossier.passages if p.grade == "paraphrase"]


@pytest.fixture(scope="module")
def pair() -> Dossier:
    return told("one.txt", "two.txt")


def test_a_sentence_told_in_other_words_is_laid_beside_the_first(pair: Dossier) -> None:
    (passage,) = retold(pair)
    assert FIRST[passage.a.start : passage.a.end] == "وأكد الوزير أن ثلاثة عمال أصيبوا في انهيار السور الخارجي للسد."
    told_again = SECOND[passage.b.start : passage.b.end]
    assert told_again == "وأعلن وزير الري سامر الحلو إصابة ثلاثة من العمال بانهيار سور السد الخارجي."
    assert 0.5 <= passage.score <= 1
    assert passage.direction == "a to b"
    assert passage.why[0] == "a was published first"
    assert any(why.startswith("likeness") for why in passage.why)


def test_shared_wording_is_no_paraphrase() -> None:
    assert retold(told("one.txt", "copy.txt")) == []


def test_neither_order_nor_an_unrelated_article_changes_the_pairs() -> None:
    expected = [p.to_dict() for p in retold(told("one.txt", "two.txt", "copy.txt"))]
    assert expected
    names = list(PAGES)
    for seed in range(3):
        Random(seed).shuffle(names)
        assert [p.to_dict() for p in retold(told(*names))] == expected


def test_the_pair_stands_in_the_json(pair: Dossier) -> None:
    assert [row["grade"] for row in pair.to_dict()["passages"]] == ["paraphrase"]
