"""Who carried the words: outlets by name, outlets that no table knows, and who is none."""

from __future__ import annotations

import pytest

from riwaya.model import Article, Line
from riwaya.reading import read_statements

CARRIED = [
    ("وأكد الحارس لـ«النهر» أن الباب مغلق.", ["النهر"]),
    ("وأكد الحارس لـ (النهر) أن الباب مغلق.", ["النهر"]),
    ("وقال الحارس في تصريح خاص لـ»النهر» إن الباب مغلق.", ["النهر"]),
    ('وقالت المديرة في حوار مع "النهر": «الباب مغلق منذ عام».', ["النهر"]),
    ("وأشارت في حديث إلى «النهر» إلى أن الباب مغلق.", ["النهر"]),
    ('وفي اتصال مع "النهر"، نفى العمدة إغلاق الباب.', ["النهر"]),
    ("وأخبرت المديرة «النهر» أن الباب مغلق.", ["النهر"]),
    ("كشفت مصادر رياضية لـ«النهر» أن المدرب سيرحل.", ["النهر"]),
    ("وتوقع تقرير لمؤسسة «أفق» أن ينمو الإنتاج.", []),
    ("وقال المدرب العام لـ«النهر» إن الفريق جاهز.", []),
]


def via(text: str) -> list[str]:
    """The carriers of the first statement in *text*."""
    found = read_statements(text, Article(1, (Line(1, "body", 1, 0, len(text)),)))
    return [text[a:b] for a, b in found[0].via]


@pytest.mark.parametrize(("text", "carriers"), CARRIED)
def test_an_outlet_carries_what_was_told_to_it(text: str, carriers: list[str]) -> None:
    assert via(text) == carriers


def test_nobody_carries_his_own_words() -> None:
    text = "وقالت العمدة إن السد مهدد، غير أنها أشارت إلى أن الوادي خال."
    found = read_statements(text, Article(1, (Line(1, "body", 1, 0, len(text)),)))
    assert [s.via for s in found] == [(), ()]
