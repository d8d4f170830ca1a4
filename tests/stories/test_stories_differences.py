"""Differences: what became of an article, and what is no change at all."""

from __future__ import annotations

import pytest

from riwaya import read
from riwaya.model import Reading
from riwaya.stories.differences import Difference, difference

BEFORE = """مرفأ الزيتون يعود إلى العمل

5 مارس 2031

قال أربعة مسؤولين في المرفأ إن السفن ستعود إلى مرفأ الزيتون خلال أسبوع.

وأعلن مدير المرفأ سالم الغيداق أن تسعة عمال أصيبوا في انهيار الرصيف القديم.

وتوقف العمل في المرفأ عامين كاملين بسبب الأعمال على الطريق الساحلي.
"""


def reading(text: str) -> Reading:
    return read(text, name="page.txt")


def became(after: str, before: str = BEFORE) -> Difference | None:
    found = difference(reading(before), reading(after))
    assert found is not None
    assert len(found) < 2
    return found[0] if found and found[0].changed else None


def told(after: str) -> list[tuple[str | None, str | None]]:
    found = became(after)
    assert found is not None
    return [(c.was and c.was.of(BEFORE), c.became and c.became.of(after)) for c in found.changes]


@pytest.mark.parametrize(
    "after",
    [
        BEFORE,
        BEFORE.replace("أسبوع", "أُسْبُوع").replace("إن السفن", "ان السفن"),
        BEFORE.replace("خلال أسبوع.", "خلال أسبوع"),
        BEFORE.replace("\n\n", "\n\n\n"),
        BEFORE + "\nالأكثر قراءة\nشارك المقال\n",
        "الرئيسية | اتصل بنا\n\n" + BEFORE,
    ],
)
def test_spelling_blanks_and_menus_are_no_change(after: str) -> None:
    assert became(after) is None


def test_a_word_that_became_another_is_told_with_its_place() -> None:
    after = BEFORE.replace("تسعة عمال", "ثمانية عمال")
    assert told(after) == [("تسعة", "ثمانية")]
    found = became(after)
    assert found is not None
    assert found.mark is None


def test_words_taken_out_and_put_in_are_told() -> None:
    assert told(BEFORE.replace("أربعة مسؤولين", "مسؤولين")) == [("أربعة", None)]
    assert told(BEFORE.replace("عامين كاملين", "عامين كاملين تقريبا")) == [(None, "تقريبا")]


def test_a_headline_that_changed_is_told_as_one() -> None:
    found = became(BEFORE.replace("يعود إلى العمل", "يغلق أبوابه"))
    assert found is not None
    assert all(change.headline for change in found.changes)
    assert found.changes


def test_a_paragraph_and_its_statement_that_went_are_told() -> None:
    lines = BEFORE.split("\n\n")
    found = became("\n\n".join(lines[:3] + lines[4:]))
    assert found is not None
    assert [c.became for c in found.changes] == [None]
    assert [s.voice.name for s in found.lost] == ["مدير المرفأ سالم الغيداق"]
    assert found.added == ()


def test_a_paragraph_that_only_moved_is_no_change() -> None:
    lines = BEFORE.rstrip("\n").split("\n\n")
    assert became("\n\n".join([*lines[:3], lines[4], lines[3]]) + "\n") is None


@pytest.mark.parametrize(
    ("line", "marks"),
    [
        ("تصحيح: ذكر الخبر في نسخة أولى أن تسعة أصيبوا.", "correction"),
        ("آخر تحديث: 6 مارس 2031", "update"),
        ("Correction: an earlier version gave nine.", "correction"),
    ],
)
def test_a_page_that_owns_up_is_told(line: str, marks: str) -> None:
    found = became(BEFORE.replace("تسعة", "ثمانية").replace("2031\n", f"2031\n\n{line}\n"))
    assert found is not None
    assert found.mark is not None
    assert found.mark.marks == marks


def test_a_mark_that_was_there_before_marks_nothing_new() -> None:
    marked = BEFORE.rstrip("\n") + "\n\nتصحيح: ذكر الخبر في نسخة أولى يوما آخر.\n"
    found = became(marked.replace("تسعة", "ثمانية"), marked)
    assert found is not None
    assert found.mark is None


def test_a_page_that_shows_something_else_is_no_edit() -> None:
    other = "عذرا الصفحة غير موجودة\n\nربما نقلت الصفحة التي تبحث عنها أو حذفت من الموقع نهائيا.\n"
    assert difference(reading(BEFORE), reading(other)) is None


def test_the_json_is_bounded_and_holds_the_words() -> None:
    after = "\n\n".join(f"فقرة جديدة رقم {n} عن مرفأ الزيتون وعودة السفن إليه." for n in range(200))
    found = became(BEFORE + "\n" + after)
    assert found is not None
    shown = found.to_dict(BEFORE, BEFORE + "\n" + after, most=10)
    assert len(shown["changes"]) == 10
    assert shown["more_changes"] == len(found.changes) - 10
    assert shown["changes"][0]["became"]["text"].startswith("فقرة")
