"""Where the names of bodies begin and end, and what is none: invented sentences."""

from __future__ import annotations

from riwaya.arabic.paragraphs import parse
from riwaya.mentions.names import find_names


def names(text: str) -> list[tuple[str, str]]:
    """What is named in a text, with the first letter of its type."""
    return [(m.span.of(text), m.type[0]) for m in find_names(parse(text, 0, len(text)))]


def test_houses_of_parliament_are_named_by_one_noun() -> None:
    assert names("نقاش داخل مجلسي النواب والشيوخ حول القرار.") == [("مجلسي النواب", "o"), ("الشيوخ", "o")]


def test_a_staff_is_named_with_its_head_and_an_organisation_s_bare_name_without() -> None:
    assert ("هيئة الأركان المشتركة", "o") in names("التقى رئيس هيئة الأركان المشتركة الجنرال ريتشارد كولر.")
    assert ("داعش", "o") in names("ضربات تستهدف تنظيم داعش في الرقة.")
    assert ("تنظيم القاعدة", "o") in names("هجوم شنه تنظيم القاعدة في اليمن.")


def test_what_sort_of_body_or_of_aircraft_it_is_names_nothing() -> None:
    assert names("تعتبر الحزب «منظمة إرهابية» وتحاربه.") == []
    assert names("طائرة تركية (من نوع شاهين) حلقت.") == []


def test_the_continent_of_a_competition_is_no_place() -> None:
    assert "p" not in [kind for _, kind in names("في دوري أبطال آسيا فاز الهلال على الأهلي.")]


def test_an_officer_is_a_person_though_his_rank_is_a_district_too() -> None:
    found = names("أكد اللواء أسعد بن محمد العثمان ذلك، ثم زار اللواء أسعد بن محمد العثمان الموقع.")
    assert found == [("أسعد بن محمد العثمان", "p"), ("أسعد بن محمد العثمان", "p")]


def test_what_something_is_for_or_whose_it_is_ends_a_body_s_name() -> None:
    assert names("وفرت المعدات وزارة الصحة للمستشفى أمس.") == [("وزارة الصحة", "o")]
    assert names("استقال من رئاسة اللجنة أمس.") == []
    assert ("الهيئة العليا لتطوير مدينة جدة", "o") in names("أعلنت الهيئة العليا لتطوير مدينة جدة مشروعها.")
