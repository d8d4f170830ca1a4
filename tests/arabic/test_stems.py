import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.arabic.stems import concept, is_stopword, is_verb, lemma, skeleton, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("انسحبت", "مغادرة"),
        ("ستغادر", "الانسحاب"),
        ("أغلقت", "إقفال"),
        ("يغلق", "إغلاق"),
        ("المحادثات", "للتفاوض"),
        ("قتلى", "مصرع"),
        ("سفينتين", "السفينة"),
        ("البلدية", "بلدية"),
    ],
)
def test_words_that_news_uses_for_one_another_are_one_concept(one: str, other: str) -> None:
    assert concept(one) == concept(other)


@pytest.mark.parametrize(
    ("one", "other"), [("جسر", "مستشفى"), ("قتلى", "جرحى"), ("أغلقت", "افتتحت"), ("سفينة", "قطار")]
)
def test_other_words_are_not(one: str, other: str) -> None:
    assert concept(one) != concept(other)


def test_spellings_of_a_foreign_name_are_one() -> None:
    assert lemma("ليونغستون") == lemma("ليونجستون")
    assert stem("والمدرسة") == stem("مدرسة")


def test_a_skeleton_is_shared_by_the_forms_of_a_root() -> None:
    assert skeleton("انفجار") == skeleton("تفجير") == skeleton("المتفجرات")


def test_grammar_is_told_from_matter() -> None:
    assert all(map(is_stopword, ("من", "والتي", "وكان", "أنها")))
    assert not any(map(is_stopword, ("جسر", "وزير", "وصول")))


def test_finite_verbs_are_seen() -> None:
    assert all(map(is_verb, ("يغادر", "ستغادر", "وتسحب")))
    assert not any(map(is_verb, ("مدينة", "تقرير", "جسر")))


@given(st.text(max_size=20))
def test_any_string_has_a_stem_a_skeleton_and_a_concept(word: str) -> None:
    assert isinstance(stem(word), str)
    assert isinstance(skeleton(word), str)
    assert isinstance(concept(word), str)


def test_a_participle_means_what_its_verb_means() -> None:
    assert concept("مرتفع") == concept("ارتفع")
    assert concept("متهمين") == concept("اتهام")
    assert concept("مكتب") != concept("كتب")


def test_a_preposition_is_no_part_of_a_foreign_name() -> None:
    assert lemma("لأوسكارسون") == lemma("أوسكارسون")
