import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.arabic.numbers import clash, quantities


@pytest.mark.parametrize(
    ("text", "value", "bound", "words"),
    [
        ("أصيب ثلاثة وعشرون عاملا", 23, "exact", "ثلاثة وعشرون"),
        ("أصيب اثنا عشر عاملا", 12, "exact", "اثنا عشر"),
        ("شقوق في اثنتي عشرة دعامة", 12, "exact", "اثنتي عشرة"),
        ("وصل ما لا يقل عن 40 قاربا", 40, "at-least", "40"),
        ("وصلت سفينتان على الأقل", 2, "at-least", "سفينتان"),
        ("أكثر من مئة ألف نسمة", 100_000, "at-least", "مئة ألف"),
        ("نحو 1,250 شجرة", 1250, "about", "1,250"),
        ("٤٥ قاربا", 45, "exact", "٤٥"),
        ("دفع 3.5 ملايين دينار", 3_500_000, "exact", "3.5 ملايين"),
        ("خمسة آلاف نازح", 5000, "exact", "خمسة آلاف"),
        ("مئتين وخمسين صيادا", 250, "exact", "مئتين وخمسين"),
        ("ما لا يزيد على عشرة قوارب", 10, "at-most", "عشرة"),
        ("استغرق الفحص يومين", 2, "exact", "يومين"),
    ],
)
def test_a_number_is_read_with_its_bound_and_place(text: str, value: float, bound: str, words: str) -> None:
    (quantity,) = quantities(text)
    assert (quantity.value, quantity.bound, quantity.span.of(text)) == (value, bound, words)


def test_what_is_counted_is_the_same_for_singular_dual_and_plural() -> None:
    units = {quantities(text)[0].unit for text in ("سفينتان", "3 سفن", "11 سفينة", "عشرون سفينة")}
    assert len(units) == 1


def test_two_counts_in_one_sentence_keep_their_own_things() -> None:
    dead, hurt = quantities("سقط 12 قتيلا و34 جريحا")
    assert (dead.value, hurt.value) == (12, 34)
    assert dead.unit != hurt.unit


def test_vague_counts_are_marked_and_bounded_from_below() -> None:
    (quantity,) = quantities("نزح مئات الآلاف من السكان")
    assert quantity.vague
    assert (quantity.value, quantity.bound) == (200_000, "at-least")


def test_years_are_no_quantities() -> None:
    assert quantities("منذ عام 2019") == ()


def _one(text: str):
    return quantities(text)[0]


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        ("12 قاربا", "20 قاربا", True),
        ("12 قاربا", "اثنا عشر قاربا", False),
        ("12 قاربا", "20 شجرة", False),
        ("12 قاربا على الأقل", "20 قاربا", False),
        ("أكثر من 30 قاربا", "20 قاربا", True),
        ("عشرات القوارب", "50 قاربا", False),
        ("نحو 50 قاربا", "48 قاربا", False),
        ("نحو 50 قاربا", "70 قاربا", True),
        ("أقل من 10 قوارب", "4 قوارب", False),
    ],
)
def test_numbers_clash_only_when_both_cannot_hold(a: str, b: str, apart: bool) -> None:
    assert clash(_one(a), _one(b)) is apart
    assert clash(_one(b), _one(a)) is apart


@given(st.text(alphabet="ءابتثجحخدذرزسشصضطظعغفقكلمنهويةى 0123456789٠٩.,،٪%()", max_size=80))
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for quantity in quantities(text):
        assert end <= quantity.span.start < quantity.span.end <= len(text)
        end = quantity.span.end
