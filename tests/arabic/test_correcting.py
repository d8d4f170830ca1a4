"""Correcting: notes of correction are told from sentences that only use their words."""

from __future__ import annotations

import pytest

from riwaya.arabic.correcting import mark_in


@pytest.mark.parametrize(
    ("line", "marks"),
    [
        ("تصحيح: عدد السفن ثمان لا تسع.", "correction"),
        ("(تصويب) ورد اسم المدير خطأ.", "correction"),
        ("تنويه - غير العنوان بعد النشر", "correction"),
        ("تم تصحيح هذا الخبر بعد نشره.", "correction"),
        ("نعتذر عن الخطأ الذي ورد في هذا المقال", "correction"),
        ("ذكرت نسخة سابقة من المقال يوما آخر", "correction"),
        ("Clarification: the ship had left.", "correction"),
        ("This story has been corrected to give the right day.", "correction"),
        ("آخر تحديث: 6 مارس 2031", "update"),
        ("تحديث 12:30", "update"),
        ("تم التحديث في 5 مارس 2031", "update"),
        ("Updated 5 March 2031", "update"),
        ("محدث", "update"),
    ],
)
def test_a_note_is_told(line: str, marks: str) -> None:
    mark = mark_in(line, 0, len(line))
    assert mark is not None
    assert mark.marks == marks
    assert mark.span.of(line) in line


@pytest.mark.parametrize(
    "line",
    [
        "تصحيح المسار الاقتصادي ضرورة ملحة في رأي الخبراء.",
        "تحديث الأسطول يكلف 12 مليون دولار.",
        "قال المدير إن تعديل القانون لم يكتمل.",
        "تنويه الوزير بجهود العمال جاء في كلمة ألقاها أمس أمام الصحفيين في مقر الوزارة بالعاصمة.",
        "Corrections officers went on strike.",
        "",
    ],
)
def test_an_ordinary_sentence_is_none(line: str) -> None:
    assert mark_in(line, 0, len(line)) is None
