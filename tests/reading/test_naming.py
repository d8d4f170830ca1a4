"""Names: whether a source phrase names a person, whatever titles, offices and clauses stand around the name."""

from __future__ import annotations

import pytest

from riwaya.model import Article, Line
from riwaya.reading import read_statements

NAMED = [
    "أمين عام غرفة السدير أنور بن الشامي العنبري",
    "مدير عام إدارة العلاقات العامة بأمانة الساحل الغربي فواز بن عبدالعزيز الصفران",
    "أحد سكان الحي عبدالله الفريج",
    "المتحدث باسم التحالف المستشار بمكتب وزير الدفاع العميد ركن أحمد الشهواني",
    "الشاعر الغنائي المعروف بندر الخرجاني",
    "كاتب عام جامعة التعليم المنذر الرياشي",
    "النجم الدولي البرازيلي السابق زيكارو",
    "لاعب وسط فريق الوادي الكرواتي لوكا بيترونيتش",
    "الدكتور وائل أبو زيدون",
    "وزيرة الداخلية البريطانية تيريزا ماي",
    "أستاذة علم النفس رقية المحراب",
    "المحامي التهامي السبيعاني",
    "ابنته منى",
    "العميد عسيري",
    "الشيخ حجاج العنبري",
    "رئيس اللجنة مشهور العتيبي",
    "المدعي العام ديردي ديلان",
    "المهندس خالد أمين",
    "الضبيعان",
    "أبو طالب",
]

NAMELESS = [
    "وزير النقل الفرنسي",
    "رئيس نادي الوادي",
    "مدير جامعة الملك سعود",
    "إمام جامع خالد بن الوليد",
    "رئيس فريق ريفرماو الأرجنتيني",
    "لاعب فريق ليفركاوز",
    "اللاعب السابق لريال الوادي",
    "ولي العهد",
    "مرتادي طريق الساحل",
    "آخرون",
    "الباحثون",
]


def kind(phrase: str) -> str:
    """The kind of the one statement in a sentence that *phrase* is the source of."""
    text = f"قال {phrase} إن الطريق مفتوح."
    (statement,) = read_statements(text, Article(1, (Line(1, "body", 1, 0, len(text)),)))
    return statement.kind


@pytest.mark.parametrize("phrase", NAMED)
def test_a_phrase_that_names_somebody_is_a_person(phrase: str) -> None:
    assert kind(phrase) == "person"


@pytest.mark.parametrize("phrase", NAMELESS)
def test_an_office_without_a_name_is_nobody_named(phrase: str) -> None:
    assert kind(phrase) == "unnamed"
