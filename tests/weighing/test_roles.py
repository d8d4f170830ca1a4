"""What of a source's words is the name, and what says its office."""

import pytest

from riwaya.model import Voice
from riwaya.weighing.descriptions import describe
from riwaya.weighing.roles import is_role


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("صاحب السمو الملكي الأمير فيصل بن ناصر", "فيصل بن ناصر"),
        ("معالي وزير الري الدكتور كريم بن سامي الراوي", "كريم بن سامي الراوي"),
        ("مدير شؤون المعلمين بمنطقة النهرين نبيل الحداد", "نبيل الحداد"),
        ("مدير الموانئ بالشرقية العقيد نبيل الحداد", "نبيل الحداد"),
        ("نبيل الحداد مدير مصنع السفن", "نبيل الحداد"),
        ("المتحدث الرسمي علي الحداد", "علي الحداد"),
        ("الخبير تيودور غرانجيه", "تيودور غرانجيه"),
    ],
)
def test_titles_and_offices_are_no_part_of_a_name(words, name):
    assert " ".join(describe(Voice("v1", words, "person")).name) == name


def test_two_who_share_a_title_are_two_people(single):
    from riwaya.weighing import weigh

    said = "أعمال السد ستبدأ في الربيع بعد تأمين المال"
    dossier = weigh([
        single("q1", "صاحب السمو الملكي الأمير فيصل بن ناصر", said, "2023-01-01", "person"),
        single("q2", "صاحب السمو الملكي الأمير تركي بن سامي", said, "2023-01-01", "person"),
    ])  # fmt: skip
    assert len(dossier.voices) == 2


def test_a_source_that_could_be_anybodys_is_no_voice_across_articles(single):
    from riwaya.weighing import weigh

    dossier = weigh([
        single("q1", "مصدر مسؤول في نادي الصقور", "الملعب سيغلق شهرا", "2023-01-01"),
        single("q2", "مصدر مسؤول", "أسعار القمح سترتفع قريبا", "2023-01-01"),
    ])  # fmt: skip
    assert len(dossier.voices) == 2


@pytest.mark.parametrize(("word", "role"), [("وزير", True), ("معالي", True), ("فيصل", False), ("كريم", False)])
def test_a_word_is_an_office_or_title_or_not(word, role):
    assert is_role(word) is role
