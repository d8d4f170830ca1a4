"""Which words are like one another, as the tagger of names is told."""

from __future__ import annotations

import pytest

from riwaya.arabic.folding import fold
from riwaya.mentions.names.kin import kin_of, row_of

_LEANINGS = ("v0", "v1", "v2", "v3")
"""How like no name, a person's, a body's and a place's."""


def test_a_word_with_clitics_is_like_what_it_is_without() -> None:
    assert kin_of(fold("وبالبرلمان")) == kin_of(fold("البرلمان")) != kin_of(fold("الزيتون"))


def test_a_word_s_own_row_goes_before_that_of_what_is_left_of_it() -> None:
    assert row_of("وليد", {"وليد": 3, "ليد": 4}) == 3
    assert row_of("وسامر", {"سامر": 5}) == 5
    assert row_of("سامر", {}) is None


def test_a_word_that_the_table_has_not_has_no_kin() -> None:
    assert kin_of("قزحطمبش") == ("v?",)


@pytest.mark.parametrize(("word", "kind"), [("وزير", 0), ("القرضاوي", 1), ("لندن", 3)])
def test_a_word_is_like_what_it_names(word: str, kind: int) -> None:
    steps = {name: int(step) for name, step in (told.split("=") for told in kin_of(fold(word))) if name in _LEANINGS}
    assert max(steps, key=lambda name: steps[name]) == _LEANINGS[kind]
