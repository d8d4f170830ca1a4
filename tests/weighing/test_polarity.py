"""Polarity: clauses that say the contrary of each other, by negations and by contraries."""

from __future__ import annotations

import pytest

from riwaya.model import Span
from riwaya.weighing.polarity import contrary, polarity_clash
from riwaya.weighing.profiles import Profile, profile


def read(text: str) -> Profile:
    return profile(text, (Span(0, len(text)),), "asserts")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أغلقت البلدية الجسر", "فتحت البلدية الجسر"),
        ("الدينار يرتفع لأعلى مستوى", "الدينار يهبط لأدنى مستوى"),  # two contraries of one matter
        ("القمح يرتفع مع تراجع الدينار", "الدينار يرتفع مع تراجع القمح"),  # of the same things, the other way round
        ("دخول قوات الميناء", "خروج قوات الميناء"),
        ("الإفراج عن المدير بعد سجنه شهرا", "سجن المدير"),  # what only tells when is not the news
        ("اتفاق على فتح المعبر", "فشل الاتفاق على فتح المعبر"),
        ("مقتل الصيادين", "نجاة الصيادين"),
    ],
)
def test_contraries_clash(one: str, other: str) -> None:
    assert polarity_clash(read(one), read(other))
    assert polarity_clash(read(other), read(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("القمح يرتفع مع تراجع الدينار", "تراجع الدينار يرفع القمح مع ارتفاع الطلب"),
        ("الدينار يهبط والقمح يصعد", "صعود القمح مع هبوط الدينار"),
        ("أنهى المجلس إغلاق الجسر", "بدأ المجلس فتح الجسر"),  # whoever ends the closing begins the opening
        ("المدير في السجن", "اعتقال المدير"),
    ],
)
def test_what_comes_to_the_same_does_not_clash(one: str, other: str) -> None:
    assert not polarity_clash(read(one), read(other))


def test_contraries_of_other_things_are_none() -> None:
    assert not contrary(read("دخول الوفد إلى القاعة"), read("خروج السفينة من الميناء"))
