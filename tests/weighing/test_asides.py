"""What of a proposition only describes, only says when or only says where."""

import pytest

from riwaya.arabic.words import words
from riwaya.weighing.asides import asides_of, wheres_of


def _marked(of, text):
    tokens = list(words(text))
    return " ".join(t.text for t, marked in zip(tokens, of(tokens), strict=True) if marked)


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("الجسر الذي شيد قبل قرن، انهار", "الذي شيد قبل قرن"),
        ("إذا هطل المطر فستغلق المدارس", "إذا هطل المطر"),
        ("نبحث ما إذا كان السد آمنا", ""),
        ("أرسلت البلدية رسالة وصلت متأخرة", "وصلت متأخرة"),
        ("الشركة كلفت جمعية تنظيف الشاطئ", ""),
    ],
)
def test_what_only_describes_or_is_only_supposed(text, aside):
    assert _marked(asides_of, text) == aside


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("شقوق في موضعين من السور الشرقي ظهرت", "في موضعين من السور الشرقي"),
        ("ما لوحظ داخل السور الشرقي رطوبة عادية", "داخل السور الشرقي"),
        ("العمال عادوا", ""),
    ],
)
def test_where_something_is_said_to_be(text, where):
    assert _marked(wheres_of, text) == where
