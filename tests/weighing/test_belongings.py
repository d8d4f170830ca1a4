"""Belongings: what a thing is said to be of, and which two it cannot be of."""

from __future__ import annotations

import pytest

from riwaya.model import Span
from riwaya.weighing.belongings import Belonging, belonging, exclude


def read(text: str) -> Belonging:
    found = belonging(text, (Span(0, len(text)),))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("الحطام الذي عثر عليه يعود للعبارة الغارقة", "عبارة"),
        ("الصندوق جزء من شحنة السلاح", "شحنة"),
        ("هذه قطعة من حطام العبارة الغارقة", "عبارة"),
        ("الصندوق جاء من مخزن قديم", "مخزن"),
        ("للعبارة الغارقة", "عبارة"),
    ],
)
def test_what_a_thing_is_of_is_read(text: str, head: str) -> None:
    assert read(text).head == read(f"الشيء جزء من {head}").head


@pytest.mark.parametrize(
    "text",
    [
        "من المبكر الحديث عن حطام العبارة",
        "الوزير زار مخزن الشحنة",
        "عثر الصيادون على قطع من حطام في المرفأ",
        "الصندوق الذي يعود للتاجر في المخزن",  # what only describes
    ],
)
def test_other_clauses_say_nothing_of_the_kind(text: str) -> None:
    assert belonging(text, (Span(0, len(text)),)) is None


def test_one_sort_of_two_states_or_makes_excludes() -> None:
    assert exclude(read("الحطام يعود للعبارة التونسية"), read("الحطام يعود للعبارة المصرية"), beside=False)
    assert exclude(read("الحطام جزء من قارب زودياك"), read("الحطام جزء من قارب فولفو"), beside=False)
    assert not exclude(read("الحطام جزء من قارب زودياك"), read("الحطام يعود للقارب التونسي"), beside=False)


def test_two_sorts_exclude_each_other_only_side_by_side() -> None:
    door, ladder = read("القطعة جزء من باب العبارة"), read("القطعة المعدنية جاءت من سلم منزلي")
    assert exclude(door, ladder, beside=True)
    assert not exclude(door, ladder, beside=False)
    assert not exclude(door, read("القطعة جزء من العبارة"), beside=True)  # the door is of the ferry


def test_other_things_do_not_exclude_each_other() -> None:
    assert not exclude(read("السفينة تعود للشركة التونسية"), read("المبنى يعود للشركة المصرية"), beside=False)


def test_what_excludes_each_other_contradicts_in_the_dossier(single, claim_of) -> None:
    pages = [
        single("q1", "مدير المرفأ كريم الراوي", "الحطام الذي لفظه البحر يعود للعبارة التونسية", "2023-01-01", "person"),
        single("q2", "العمدة سلمى الحداد", "الحطام الذي لفظه البحر يعود للعبارة المصرية", "2023-01-02", "person"),
    ]
    (contrast,) = [c for c in claim_of(pages, "q1.s1").contrasts if c.type == "contradicts"]
    assert contrast.why == "the thing is said to be of another one"


def test_nobody_contradicts_himself_over_what_a_thing_is_of(single, claim_of) -> None:
    pages = [
        single("q1", "مدير المرفأ كريم الراوي", "الحطام الذي لفظه البحر يعود للعبارة التونسية", "2023-01-01", "person"),
        single("q2", "كريم الراوي", "الحطام الذي لفظه البحر يعود للعبارة المصرية", "2023-01-02", "person"),
    ]
    assert not [c for c in claim_of(pages, "q1.s1").contrasts if c.type == "contradicts"]
