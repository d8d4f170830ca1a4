"""Finite verbs are led to their past, and nouns that look like them are left alone."""

import pytest

from riwaya.arabic.imperfects import first_person, future, is_past, past_of
from riwaya.arabic.stems import concept, is_verb, lemma


@pytest.mark.parametrize(
    ("word", "past"),
    [
        ("يعود", "عاد"),
        ("يواصل", "واصل"),
        ("يستحق", "استحق"),
        ("ينتهي", "انتهى"),
        ("يقترب", "اقترب"),
        ("يرسل", "أرسل"),
        ("يقيم", "أقام"),
        ("يحملون", "حمل"),
        ("يجد", "وجد"),
        ("يمني", ""),
        ("يومي", ""),
        ("ينبوع", ""),
        ("يوسف", ""),
        ("", ""),
    ],
)
def test_an_imperfect_has_a_past(word, past):
    assert past_of(word) == past


@pytest.mark.parametrize(
    ("word", "past"),
    [
        ("سيشارك", "شارك"),
        ("ستواصل", "واصل"),
        ("وسنبدأ", "بدأ"),
        ("سأحاول", "حاول"),
        ("سترسل", "أرسل"),
        ("سنوات", ""),
        ("سياسيا", ""),
        ("سيناء", ""),
        ("سينما", ""),
        ("سيارة", ""),
    ],
)
def test_a_future_is_told_from_a_noun(word, past):
    assert future(word) == past
    assert is_verb(word) == bool(past)


def test_persons_and_tenses_of_one_verb_have_one_lemma():
    assert len({lemma(w) for w in ("يواصل", "سيواصل", "ستواصل", "سنواصل", "وسنواصل", "واصل")}) == 1


@pytest.mark.parametrize("word", ["أعلن", "امتد", "أغلقت", "غادروا", "التقى", "استقبلت"])
def test_a_past_with_its_alif_or_ending_is_seen(word):
    assert is_past(word)


@pytest.mark.parametrize("word", ["قتل", "بنات", "وقت", "منتجات", "أحمر", "أمير", "بيت", "تعاملات", ""])
def test_what_can_be_a_noun_is_no_past(word):
    assert not is_past(word)


@pytest.mark.parametrize(
    ("word", "past"), [("نتوقع", "توقع"), ("نحتاج", "احتاج"), ("نظام", ""), ("نداء", ""), ("نشرها", ""), ("نائب", "")]
)
def test_the_first_person_plural_is_told_from_a_noun(word, past):
    assert first_person(word) == past


def test_a_root_is_no_group_of_words_by_a_letter_that_forms_it():
    assert concept("يتوقعون") != concept("توقيع")
