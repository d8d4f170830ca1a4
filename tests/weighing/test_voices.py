import pytest

from riwaya.arabic.persons import one_person
from riwaya.weighing import weigh


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("كريم", "الراوي"), ("الراوي",), True),
        (("كريم", "الراوي"), ("سعيد", "الراوي"), False),
        (("كريم", "عبد", "الحميد"), ("كريم", "حميد"), True),
        (("تيودور", "غرانجيه"), ("تيودور", "جرانجيه"), True),
        (("كريم", "الراوي"), ("كريم", "الساقي"), False),
        (("كريم",), (), False),
        (("كريم", "حميد"), ("عبد", "الحميد"), True),
        (("كريم", "حميد"), ("عبد", "الرحيم"), False),
    ],
)
def test_names_of_one_person(one, other, same):
    assert one_person(one, other) is same
    assert one_person(other, one) is same


def _voices(*pages):
    return {v.name: v for v in weigh(pages).voices}


CONTENT = "أعمال السد ستبدأ في الربيع بعد تأمين المال"


def test_a_named_person_is_one_voice_with_other_wordings_as_aliases(single):
    voices = _voices(
        single("q1", "وزير الري كريم الراوي", CONTENT, "2023-01-01", "person"),
        single("q2", "كريم الراوي", CONTENT, "2023-01-02", "person"),
        single("q3", "الراوي", CONTENT, "2023-01-02", "person"),
    )
    assert list(voices) == ["وزير الري كريم الراوي"]
    (voice,) = voices.values()
    assert voice.statements == ("a1.s1", "a2.s1", "a3.s1")
    assert voice.aliases == ("كريم الراوي", "الراوي")


def test_a_surname_alone_joins_nobody_when_two_people_bear_it(single):
    voices = _voices(
        single("q1", "وزير الري كريم الراوي", CONTENT, "2023-01-01", "person"),
        single("q2", "الخبير سعيد الراوي", CONTENT, "2023-01-02", "person"),
        single("q3", "الراوي", CONTENT, "2023-01-02", "person"),
    )
    assert len(voices) == 3


def test_other_numbers_of_officials_are_other_voices(single):
    voices = _voices(
        single("q1", "أربعة مهندسين في السد", CONTENT, "2023-01-01"),
        single("q2", "خمسة مهندسين في السد", CONTENT, "2023-01-01"),
        single("q3", "مهندس في السد", CONTENT, "2023-01-01"),
    )
    assert len(voices) == 3


def test_officials_of_two_countries_are_two_voices(single):
    voices = _voices(
        single("q1", "مسؤول تونسي كبير", CONTENT, "2023-01-01"),
        single("q2", "مسؤول مغربي كبير", CONTENT, "2023-01-01"),
    )
    assert len(voices) == 2


def test_a_body_is_one_voice_however_fully_it_is_named(single):
    voices = _voices(
        single("q1", "وزارة الري التونسية", CONTENT, "2023-01-01", "organisation"),
        single("q2", "وزارة الري التونسية", CONTENT, "2023-01-02", "organisation"),
        single("q3", "وزارة المال التونسية", CONTENT, "2023-01-02", "organisation"),
    )
    assert sorted(len(v.statements) for v in voices.values()) == [1, 2]


def test_a_state_that_speaks_in_the_headline_speaks_by_its_official(article):
    page = article("q1", [
        {"source": "تونس", "kind": "organisation", "content": CONTENT},
        {"source": "وزير الري التونسي كريم الراوي", "kind": "person", "content": CONTENT},
    ], day="2023-01-01")  # fmt: skip
    (claim,) = weigh([page]).claims
    assert len(claim.origins) == 1
    assert claim.origins[0].why


def test_an_agency_is_no_origin_of_what_it_carries(article):
    page = article("q1", [
        {"source": "وكالة المرفأ", "kind": "media", "content": CONTENT},
        {"source": "مصدر في وزارة الري", "via": "وكالة المرفأ", "content": CONTENT},
    ], day="2023-01-01")  # fmt: skip
    dossier = weigh([page])
    (claim,) = dossier.claims
    (origin,) = claim.origins
    assert next(v.name for v in dossier.voices if v.id == origin.voice) == "مصدر في وزارة الري"


def test_a_surname_by_itself_is_the_person_named_before_in_the_article(article):
    page = article("q1", [
        {"source": "الشيخ كريم جميل السقاف", "kind": "person", "content": CONTENT},
        {"source": "السقاف", "kind": "unnamed", "content": "الأهالي سيجمعون التبرعات يوم السبت"},
    ], day="2023-01-01")  # fmt: skip
    (voice,) = weigh([page]).voices
    assert voice.kind == "person"
    assert voice.statements == ("a1.s1", "a1.s2")


def test_a_voice_goes_by_its_name_without_what_else_was_read_into_it(single):
    voices = _voices(
        single("q1", "وزير الري كريم الراوي", CONTENT, "2023-01-01", "person"),
        single("q2", "وزير الري كريم الراوي ضيفه الخبير الهولندي", CONTENT, "2023-01-01", "person"),
    )
    assert list(voices) == ["وزير الري كريم الراوي"]


def test_a_minister_is_one_voice_with_the_holder_named_in_another_article(single):
    voices = _voices(
        single("q1", "وزير الري والسدود التونسي", CONTENT, "2023-01-01"),
        single("q2", "وزير الري والسدود التونسي كريم الراوي", CONTENT, "2023-01-02", "person"),
    )
    (voice,) = voices.values()
    assert voice.name == "وزير الري والسدود التونسي كريم الراوي"


def test_wordings_that_name_nobody_raise_no_count_of_origins(single, article):
    pages = [
        single("q1", "وزير الري كريم الراوي", CONTENT, "2023-01-01", "person"),
        article("q2", [{"source": None, "cue": "وأضاف", "content": CONTENT}], day="2023-01-01"),
        article("q3", [{"source": None, "cue": "وقيل إن", "content": CONTENT}], day="2023-01-02"),
    ]
    (claim,) = weigh(pages).claims
    assert len(claim.statements) == 3
    assert len(claim.origins) == 1
    assert claim.standing == "single"
    assert claim.origin_range[1] == 1


def test_two_officials_are_not_the_one_official_of_another_report(single):
    voices = _voices(
        single("q1", "مسؤولان في السد", CONTENT, "2023-01-01"),
        single("q2", "مسؤول في السد", CONTENT, "2023-01-01"),
        single("q3", "بعض المسؤولين في السد", CONTENT, "2023-01-01"),
    )
    assert not any({"مسؤول في السد"} & {v.name, *v.aliases} and len(v.statements) > 1 for v in voices.values())
