"""Words that are part of a name because of where they stand."""

from __future__ import annotations

import pytest

from riwaya.arabic.paragraphs import parse
from riwaya.reading.byplace import family_name, given_name, named_by_place


@pytest.mark.parametrize(
    ("text", "at", "named"),
    [
        ("الصياد محفوظ بن بريك", 3, True),
        ("بلدة يبرود", 1, True),
        ("محافظة رجال ألمع", 2, True),
        ("ولاية كاليفورنيا", 1, True),
        ("المدينة كاليفورنيا", 1, False),
        ("الوزير يعمل", 1, False),
    ],
)
def test_what_stands_before_a_word_makes_it_a_name(text: str, at: int, named: bool) -> None:
    assert named_by_place(parse(text, 0, len(text)), at) is named


def test_a_feast_is_a_given_name_behind_a_profession_and_before_a_family_name() -> None:
    text = "الناقد عيد السرهبي"
    assert given_name(parse(text, 0, len(text)), 1, 3)
    text = "الناقد عيد الفطر"
    assert not given_name(parse("قال الناقد أمس", 0, 14), 2, 3)


def test_ba_before_a_family_name_is_no_preposition() -> None:
    text = "رئيس الغرفة صالح باحريز التجار"
    assert family_name(parse(text, 0, len(text)), 3, 5)
    text = "طالب سالم بإصلاح الجسر"
    assert not family_name(parse(text, 0, len(text)), 2, 4)
