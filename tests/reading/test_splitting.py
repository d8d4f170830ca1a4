"""Subjects that have swallowed an object, and objects given back."""

from __future__ import annotations

import pytest

from riwaya.arabic.paragraphs import parse
from riwaya.reading.splitting import hearer_in, object_in


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("وصفت وزارة الصيد الحكم بأنه معيب", "الحكم"),
        ("أرجعت الشركة تلك الخسائر إلى المطر", "تلك"),
        ("وصفت وزارة الصيد البحري بأنها غائبة", None),
    ],
)
def test_the_object_of_a_verb_that_needs_one_is_found_in_its_subject(text: str, word: str | None) -> None:
    para = parse(text, 0, len(text))
    end = next(t.i for t in para.tokens if t.f.startswith("بان") or t.f == "الي")
    at = object_in(para, (1, end))
    assert (None if at is None else para.tokens[at].word.text) == word


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("طالب اتحاد المزارعين الحكومة بدعم البذور", "الحكومة"),
        ("طالب سكان المدينة القديمة بالماء", None),
        ("أبلغ مدير عام الميناء أن السفينة غادرت", None),
    ],
)
def test_who_is_addressed_is_a_body_a_medium_or_people(text: str, word: str | None) -> None:
    para = parse(text, 0, len(text))
    end = next(t.i for t in para.tokens[2:] if t.info.prep == "ب" or t.f in ("ان", "بدعم", "بالماء"))
    at = hearer_in(para, (1, end))
    assert (None if at is None else para.tokens[at].word.text) == word
