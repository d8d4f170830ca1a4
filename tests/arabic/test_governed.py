import pytest

from riwaya.arabic.governed import ungoverned


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("للسلطات المحلية في النهرين", "السلطات المحلية في النهرين"),
        ("لمصادر", "مصادر"),
        ("بوزير الري", "وزير الري"),
        ("لليونان", "اليونان"),
        ("فرئيس البلدية", "رئيس البلدية"),
        ("لجنة السد", "لجنة السد"),
        ("لينا الحداد", "لينا الحداد"),
        ("بلدية النهرين", "بلدية النهرين"),
        ("وزارة الري", "وزارة الري"),
        ("", ""),
    ],
)
def test_a_source_goes_by_its_name_without_the_preposition_that_governs_it(phrase, name):
    assert ungoverned(phrase) == name
