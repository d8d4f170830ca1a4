"""Whether what is said is quoted: speech in marks is, a name in marks and somebody else's quotation are not."""

from __future__ import annotations

import pytest

from riwaya.model import Article, Line
from riwaya.reading import read_statements

FORMS = [
    ("وقالت المديرة: «الباب مغلق منذ عام».", ["direct"]),
    ("وقالت المديرة إن الباب «مغلق منذ عام».", ["mixed"]),
    ("وقالت المديرة إن ديون الشركة «تجاوزت الحد».", ["mixed"]),
    ("وأعلنت الوزارة تسجيل إصابة بفيروس «رواحا» في الجنوب.", ["indirect"]),
    ("وأعلنت الشركة أن الطائرة «آر 320» وصلت.", ["indirect"]),
    ('وأعلن المدير وصول "78,618" راكبا.', ["indirect"]),
    ("وقال الحارس: «المدير أكد أن الباب مغلق».", ["direct", "indirect"]),
]


@pytest.mark.parametrize(("text", "forms"), FORMS)
def test_only_speech_in_marks_is_quoted(text: str, forms: list[str]) -> None:
    found = read_statements(text, Article(1, (Line(1, "body", 1, 0, len(text)),)))
    assert [s.form for s in found] == forms
