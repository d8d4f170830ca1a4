"""How firmly a clause stands, by its words."""

import pytest

from riwaya.model import Span
from riwaya.weighing.profiles import profile


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("القارب غرق في المرفأ", "fact"),
        ("القارب ربما غرق في المرفأ", "hedged"),
        ("لم يتضح سبب غرق القارب", "open"),
        ("علينا التحقق مما إذا كان القارب قد غرق", "open"),
        ("سترسل القطع إلى المدينة لمعرفة ما إذا كانت من القارب", "planned"),
        ("إذا كان القارب قد غرق فستبدأ المحكمة عملها", "open"),
    ],
)
def test_the_mood_of_a_clause(text, mood):
    assert profile(text, (Span(0, len(text)),), "asserts").modality == mood


def test_what_cannot_be_ruled_out_is_supposed_and_not_denied(single, claim_of):
    pages = [
        single("q1", "شرطة الميناء", "لا يمكن استبعاد أن تكون السفينة الغارقة سفينة الصيد الزرقاء", "2023-01-01"),
        single("q2", "مدير الميناء", "السفينة الغارقة هي سفينة الصيد الزرقاء", "2023-01-01"),
    ]  # fmt: skip
    assert claim_of(pages, "q1.s1").standing != "contested"


def test_words_of_mood_are_no_matter_that_two_clauses_share(single, claim_of):
    pages = [
        single("q1", "مدير الميناء", "من المبكر جدا القول من أين جاء الحطام", "2023-01-01"),
        single("q2", "طبيب المستشفى كريم الراوي", "من المبكر جدا القول متى يخرج المصاب", "2023-01-01", "person"),
    ]
    assert len(claim_of(pages, "q1.s1").statements) == 1


def test_what_was_lacking_is_not_what_there_was(single, claim_of):
    pages = [
        single("q1", "العمدة كريم الراوي", "الحريق في سوق القطن انتهى بسقوط قتلى", "2023-01-01", "person"),
        single("q2", "المهندسة سلمى الحداد", "الحريق في سوق القطن انتهى دون سقوط قتلى", "2023-01-01", "person"),
    ]
    assert claim_of(pages, "q1.s1").id != claim_of(pages, "q2.s1").id
