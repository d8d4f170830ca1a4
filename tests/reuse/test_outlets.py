"""Of two texts of one outlet only what is most of one of them, or long, was brought again."""

from __future__ import annotations

import pytest

from riwaya.reuse import Found
from riwaya.reuse.outlets import across


def passage(words: int, score: float, cover: float) -> Found:
    return Found(0, 1, 0, 90, 10, 95, words, score, False, cover, cover / 2)


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        (passage(18, 0.9, 0.1), False),
        (passage(18, 0.9, 0.6), True),
        (passage(18, 0.6, 0.9), False),
        (passage(45, 0.9, 0.1), True),
        (passage(45, 0.7, 0.1), False),
    ],
)
def test_a_turn_of_an_outlets_own_is_left_out(found: Found, kept: bool) -> None:
    assert list(across([found], ["المرفأ", "المرفأ"])) == [found] * kept
    assert list(across([found], ["المرفأ", "الزيتون"])) == [found]
    assert list(across([found], [None, None])) == [found]


def test_passages_of_two_texts_count_together() -> None:
    several = [passage(20, 0.8, 0.3), passage(15, 0.8, 0.3)]
    assert list(across(several, ["المرفأ", "المرفأ"])) == several
