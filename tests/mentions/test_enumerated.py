"""Names in lists: squads of which the tagger knows some, places behind a noun of several."""

from __future__ import annotations

from riwaya.arabic.paragraphs import parse
from riwaya.mentions.names import find_names


def names(text: str, kind: str) -> list[str]:
    """The names of one type in a text."""
    return [m.span.of(text) for m in find_names(parse(text, 0, len(text))) if m.type == kind]


def test_who_stands_among_people_in_a_list_is_a_person() -> None:
    found = names("تدرب اللاعبون سامر الحلو، رمزي جلمود، خليل قاسم، ماهر زعلاني في الملعب.", "person")
    assert found[:3] == ["سامر الحلو", "رمزي جلمود", "خليل قاسم"]


def test_things_in_a_list_behind_people_are_nobody() -> None:
    text = "شكر المدير سامر الحلو، وخليل قاسم، والشركات الكبرى، وسكان القرية الصغيرة."
    assert names(text, "person") == ["سامر الحلو", "خليل قاسم"]


def test_what_stands_among_places_behind_a_noun_of_several_is_a_place() -> None:
    assert names("نفذت أحياء العزيزية والروضة والشفا حملة.", "place") == ["العزيزية", "الروضة", "الشفا"]


def test_a_list_of_places_in_brackets_may_hold_everyday_words() -> None:
    found = names("شاركت الفرق في كل من (أحد - العيون- البيداء - العقيق - قباء) أمس.", "place")
    assert found == ["أحد", "العيون", "البيداء", "العقيق", "قباء"]


def test_common_nouns_behind_a_noun_of_several_places_are_none() -> None:
    assert names("نجح الطلاب في كل من المدارس والجامعات.", "place") == []
    assert names("تضررت مدن الساحل والقرى القريبة.", "place") == []


def test_what_a_gazetteer_has_between_two_places_is_one() -> None:
    assert names("سافر إلى الدمام ودارين والجبيل أمس.", "place") == ["الدمام", "دارين", "الجبيل"]
    assert names("سافر إلى الدمام ونجح والجبيل بعيدة.", "place") == ["الدمام", "الجبيل"]
