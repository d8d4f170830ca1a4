"""Names in running text: people, bodies and places of invented stories."""

from __future__ import annotations

from riwaya.arabic.paragraphs import parse
from riwaya.mentions.names import find_names, find_names_in


def names(text: str) -> list[tuple[str, str]]:
    """What is named in a text, with the first letter of its type."""
    return [(m.span.of(text), m.type[0]) for m in find_names(parse(text, 0, len(text)))]


def test_people_stand_without_their_titles() -> None:
    found = names("قال وزير الخارجية التونسي سامي المنصوري إن الدكتورة هدى عبد الله وصلت أمس.")
    assert ("سامي المنصوري", "p") in found
    assert ("هدى عبد الله", "p") in found


def test_clitics_are_no_part_of_a_name() -> None:
    found = names("وصل الوفد من بيروت إلى القاهرة وبغداد، ثم عاد بطائرة إلى تونس ولبنان.")
    assert [name for name, _ in found] == ["بيروت", "القاهرة", "بغداد", "تونس", "لبنان"]


def test_a_ministry_is_named_with_what_it_governs_and_whose_it_is() -> None:
    found = names("أعلنت وزارة الدفاع المصرية أن الهيئة العامة للطيران المدني أوقفت الرحلات.")
    assert ("وزارة الدفاع المصرية", "o") in found
    assert ("الهيئة العامة للطيران المدني", "o") in found


def test_an_outlet_is_named_without_the_noun_before_it() -> None:
    assert ("رويترز", "o") in names("قال مسؤول لوكالة رويترز إن المحادثات انتهت.")


def test_a_site_holds_the_town_it_is_named_after() -> None:
    found = names("هبطت الطائرة في مطار بيروت الدولي مساء الأحد.")
    assert ("مطار بيروت الدولي", "p") in found
    assert ("بيروت", "p") in found


def test_a_side_of_a_country_is_a_place_with_the_country_in_it() -> None:
    found = names("وقع الانفجار في شمال العراق.")
    assert found == [("شمال العراق", "p"), ("العراق", "p")]


def test_a_capital_that_acts_is_a_body_and_one_gone_to_is_a_place() -> None:
    found = names("وأكد البيان أن موسكو سحبت قواتها. وغادر الوفد إلى موسكو.")
    assert found == [("موسكو", "o"), ("موسكو", "p")]


def test_demonyms_name_nobody() -> None:
    assert names("التقى المسؤول الفرنسي نظيره الإيطالي.") == []


def test_a_surname_is_known_from_the_full_name_elsewhere_in_the_article() -> None:
    text = "التقى سامي البحر الصحافيين. \nوأوضح البحر أن الخطة جاهزة."
    cut = text.index("\n")
    first, second = find_names_in([parse(text, 0, cut), parse(text, cut + 1, len(text))])
    assert [m.span.of(text) for m in first] == ["سامي البحر"]
    assert [m.span.of(text) for m in second] == ["البحر"]


def test_codes_and_models_name_nobody() -> None:
    assert names("اختفت الرحلة إم إتش 910 بعد الإقلاع.") == []


def test_the_same_text_gives_the_same_names() -> None:
    text = "زار سامي المنصوري بغداد والتقى رئيس شركة النور."
    assert names(text) == names(text)


def test_marks_alone_and_an_empty_line_name_nobody() -> None:
    assert names("") == names("… - «»") == []
