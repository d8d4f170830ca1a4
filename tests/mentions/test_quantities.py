"""Quantities: what invented sentences count, where, and how much it comes to; marked in ``quantities.toml``."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from riwaya.arabic.paragraphs import parse
from riwaya.mentions.quantities import find_quantities
from riwaya.model.mentions import Quantity

CASES = tomllib.loads((Path(__file__).parent / "quantities.toml").read_text(encoding="utf-8"))["cases"]


@pytest.mark.parametrize("case", CASES, ids=[c[0] for c in CASES])
def test_the_quantities_of_a_sentence_are_found_with_unit_and_bound(case: list[str]) -> None:
    marked, *wanted = case
    text = re.sub(r"[{}]", "", marked)
    found = find_quantities(parse(text, 0, len(text)))
    seen = text
    for mention in reversed(found):
        start, end = mention.span
        seen = f"{seen[:start]}{{{seen[start:end]}}}{seen[end:]}"
    assert seen == marked
    read = []
    for mention in found:
        quantity = mention.resolved
        assert isinstance(quantity, Quantity)
        value = "?" if quantity.value is None else f"{quantity.value:.15g}"
        read.append(" ".join([value, quantity.unit or "-", *([] if quantity.bound == "exact" else [quantity.bound])]))
    assert read == wanted


def test_offsets_are_into_the_page_and_clitics_stay_outside() -> None:
    text = "عنوان\nوقتل لـ15 يوما و12 جنديا"
    first, second = find_quantities(parse(text, 6, len(text)))
    assert text[slice(*first.span)] == "15 يوما"
    assert text[slice(*second.span)] == "12 جنديا"


def test_a_number_that_a_time_counts_with_is_a_quantity_too_and_one_of_a_date_is_none() -> None:
    text = "اختفت قبل 16 شهرا في 8 مارس 2030"
    (mention,) = find_quantities(parse(text, 0, len(text)))
    assert text[slice(*mention.span)] == "16 شهرا"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("ثلاثة عشر", 13),
        ("أربع عشرة", 14),
        ("اثنا عشر", 12),
        ("أحد عشر", 11),
        ("واحد وعشرين", 21),
        ("تسعة وتسعون", 99),
        ("مئة وخمسة", 105),
        ("مائتان وأربعون", 240),
        ("ثلاث مئة", 300),
        ("سبعمئة وخمسين", 750),
        ("ألف وأربعمئة", 1400),
        ("ألفين وخمسمئة", 2500),
        ("خمسة آلاف", 5000),
        ("اثني عشر ألفا وثلاثمئة", 12300),
        ("مئة وعشرين ألف", 120000),
        ("مليون ومئتي ألف", 1200000),
        ("ثلاثة ملايين ونصف", 3500000),
        ("نصف مليون", 500000),
        ("ملياري", 2000000000),
        ("1,250", 1250),
        ("٣٤", 34),
        ("12.5 مليون", 12500000),
        ("25 ألفا و300", 25300),
    ],
)
def test_numbers_in_words_and_digits_come_to_their_value(words: str, value: float) -> None:
    text = f"زار المعرض {words} زائر في يومه"
    (mention,) = [m for m in find_quantities(parse(text, 0, len(text))) if words in text[slice(*m.span)]]
    assert isinstance(mention.resolved, Quantity)
    assert mention.resolved.value == value
    assert mention.resolved.unit == "visitors"
