"""Terms: forms of one word share one, and stop words have none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.arabic.terms import terms, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مدن", "وبالمدينة"), ("مدينتهم", "مدينة"), ("وزراء", "للوزير"), ("طائرتان", "الطائرات"),
        ("إيران", "وايران"), ("يقصف", "وقصف"), ("المسؤولين", "مسئول"),
    ],
)  # fmt: skip
def test_forms_of_one_word_meet(one: str, other: str) -> None:
    assert terms(one) & terms(other)


@pytest.mark.parametrize("word", ["من", "وفي", "إلى", "التي"])
def test_stop_words_have_none(word: str) -> None:
    assert not terms(word)


@settings(deadline=None)
@given(st.text(max_size=40), st.integers(0, 5))
def test_tokens_are_numbered_and_in_their_place(text: str, place: int) -> None:
    found = list(tokens(text, place=place))
    assert [t.place for t in found] == list(range(place, place + len(found)))
    assert all(text[t.start : t.end].strip() for t in found)
