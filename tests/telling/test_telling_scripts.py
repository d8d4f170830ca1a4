import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.telling.scripts import HIDDEN, direction, language, split_hidden, visible


@given(st.text())
def test_nothing_hidden_is_left_and_the_parts_are_the_whole(text):
    assert not HIDDEN.search(visible(text))
    assert "".join(part for part, _ in split_hidden(text)) == visible(text)


def test_an_override_is_shown_by_its_code_point_and_plain_text_stays():
    assert visible("قال \u202eكذا\u202c") == "قال ⟦U+202E⟧كذا⟦U+202C⟧"
    assert visible("نصّ عادي\u200f، with a tab\t") == "نصّ عادي\u200f، with a tab\t"
    assert visible("\x1b[31m\x00") == "⟦U+001B⟧[31m⟦U+0000⟧"


@pytest.mark.parametrize(
    ("text", "way", "lang"),
    [
        ("BBC: قال المتحدث باسم الميناء إن السفينة وصلت", "rtl", "ar"),
        ("The word كتاب means book", "ltr", ""),
        ("12 – 13", "rtl", ""),
    ],
)
def test_direction_is_that_of_most_letters(text, way, lang):
    assert direction(text, "rtl") == way
    assert language(text) == lang
