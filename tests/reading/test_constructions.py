"""Constructions of attribution, a sentence each: what is cue, source and content of the first statement in it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from riwaya.model import Article, Line, Statement
from riwaya.reading import read_statements


def statements(text: str, role: str = "body") -> tuple[Statement, ...]:
    """The statements of a text whose lines are all of one role."""
    lines, start = [], 0
    for n, line in enumerate(text.split("\n"), 1):
        if line:
            lines.append(Line(n, role, 1, start, start + len(line)))  # type: ignore[arg-type]
        start += len(line) + 1
    return read_statements(text, Article(1, tuple(lines)))


def words(text: str, spans: object) -> str:
    """The words of one span or several, joined by a bar."""
    if spans is None:
        return ""
    several = spans if isinstance(spans, tuple) and (not spans or isinstance(spans[0], tuple)) else (spans,)
    return " | ".join(text[s[0] : s[1]] for s in several)  # type: ignore[union-attr]


CASES = tomllib.loads(Path(__file__).with_name("constructions.toml").read_text(encoding="utf-8"))["construction"]


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_a_construction_is_read(case: dict[str, str]) -> None:
    text = case["text"]
    first = statements(text)[0]
    assert words(text, first.cue) == case["cue"]
    assert words(text, first.source) == case["source"]
    assert words(text, first.content) == case["content"]


def test_a_participle_goes_on_with_the_speaker_of_its_sentence() -> None:
    text = "أكدت مديرة المشفى رغد الحمصي أن الأدوية متوفرة، مشيرة إلى أن شحنة وصلت أمس."
    first, second = statements(text)
    assert words(text, first.content) == "الأدوية متوفرة"
    assert words(text, second.cue) == "مشيرة إلى"
    assert second.source is None
    assert second.voice == first.voice


def test_what_is_said_inside_a_statement_is_a_statement_inside_it() -> None:
    text = "قال المختار إن السائق أكد أن الجسر مغلق."
    outer, inner = statements(text)
    assert inner.inside == outer.id
    assert words(text, inner.via) == "المختار"


def test_the_colon_of_a_headline_is_a_cue() -> None:
    text = "وزير النقل: لا تغيير في الأسعار"
    (only,) = statements(text, "title")
    assert words(text, only.cue) == ":"
    assert words(text, only.source) == "وزير النقل"
    assert only.stance == "denies"


def test_a_clock_is_no_headline_colon() -> None:
    assert statements("آخر تحديث 04:20 بتوقيت بيروت", "title") == ()


NOTHING = [
    "بحث الوزيران الوضع في المنطقة وسبل التعاون.",
    "يذكر أن المهرجان يقام كل عام.",
    "من المقرر أن تبدأ الدورة غدا.",
    "يبدو أن الأمطار ستستمر.",
    "تحدث المدير عبر الهاتف طويلا.",
    "وقضت المحكمة بسجن المتهم ثلاث سنوات.",
    "وفي تصريحه للصحفيين ردا على سؤال ابتسم الوزير.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_reports_nothing_is_no_statement(text: str) -> None:
    assert statements(text) == ()


STANCES = [
    ("قال الناطق إن القوات لن تنسحب.", "denies"),
    ("قال الناطق إن القوات ستنسحب.", "expects"),
    ("قال الناطق إنه يجب فتح المعبر.", "asserts"),
    ("قال الناطق إن على الحكومة فتح المعبر.", "asks"),
    ("شدد الناطق على عدم إغلاق المعبر.", "asks"),
    ("قال الناطق إن المعبر الذي أغلق لم يفتح.", "denies"),
    ("قال الناطق إن القوات انسحبت.", "asserts"),
    ("قال الناطق إن القوات قد تنسحب.", "hedges"),
    ("يُعتقد أن القوات انسحبت.", "hedges"),
    ("رفض الناطق التعليق على الأنباء.", "declines"),
    ("لم تعلق الوزارة على الأنباء.", "declines"),
    ("حذر الناطق من كارثة.", "expects"),
    ("نفى الناطق انسحاب القوات.", "denies"),
    ("قال الناطق إن المصنع أنتج أول سيارة كهربائية.", "asserts"),
]


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_stance_comes_from_the_cue_and_the_main_predicate(text: str, stance: str) -> None:
    assert statements(text)[0].stance == stance


def test_reason_for_anonymity_and_number_belong_to_the_voice() -> None:
    text = "قال أربعة مسؤولين طلبوا عدم الكشف عن أسمائهم بسبب حساسية الملف إن الاتفاق تعثر."
    voice = statements(text)[0].voice
    assert voice.kind == "unnamed"
    assert voice.number == 4
    assert voice.reason is not None
    assert "حساسية الملف" in text[voice.reason.start : voice.reason.end]
