from riwaya.model import Span
from riwaya.telling.excerpts import excerpt, in_context


def shown(dossier, key):
    statement = next(s for s in dossier.statements if s.id == key)
    text = next(a.text for a in dossier.articles if a.id == statement.article)
    return ["".join(s.text for s in part) for part in excerpt(text, statement)]


def test_an_excerpt_holds_the_attribution_and_leaves_out_what_lies_far_between(dossier):
    assert shown(dossier, "a1.s1") == [
        "قال أربعة مسؤولين في الميناء لوكالة مدى",
        "12 عاملاً ربما كانوا داخل الصومعة الشرقية عندما انهارت فجر السبت",
    ]


def test_quotation_marks_that_hug_a_part_belong_to_it(dossier):
    assert shown(dossier, "a4.s3") == [
        "المهندس رامي العولقي أبلغه أن «الجدار الشرقي تصدّع قبل شهر» وأن الإدارة طلبت إغلاقه"
    ]


def test_a_short_span_is_shown_among_its_neighbours_in_whole_words():
    text = "سطر سابق\nقال المدير إن العمال لم يغادروا الصومعة الشرقية قبل فجر السبت\nسطر لاحق"
    at = text.index(" لم ") + 1
    before, words, after = in_context(text, Span(at, at + 2))
    assert words == "لم"
    assert before == "قال المدير إن العمال "
    assert after == " يغادروا الصومعة …"


def test_a_span_without_words_is_not_shown():
    assert in_context("ab  cd", Span(2, 4)) is None
    assert in_context("ab", Span(5, 9)) is None
