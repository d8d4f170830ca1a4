"""What two texts share is found with exact places in both, whatever else was given and in whatever order."""

from __future__ import annotations

from itertools import combinations, permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from passages import BARS, PRECISION, score
from planted import collection
from riwaya.arabic.words import words
from riwaya.reuse import Found, find_passages

TAKEN = (
    "أعلنت بلدية الزيتون أن أعمال ترميم السوق العتيق تبدأ مطلع الشهر القادم، وأن أصحاب الحوانيت سينقلون بضائعهم إلى "
    "ساحة القطن حتى يكتمل العمل في السقف والأروقة الشرقية"
)
EDITED = (
    "وأعلنت بلدية الزيتون اليوم أن أشغال ترميم السوق العتيق ستبدأ مطلع الشهر المقبل، وأن أصحاب الحوانيت سينقلون "
    "بضائعهم مؤقتا إلى ساحة القطن إلى أن يكتمل العمل في السقف والأروقة الشرقية"
)
FIRST = f"خاص من مراسلنا في الميناء.\n\n{TAKEN}.\n\nولم يذكر البيان كلفة المشروع."
SECOND = f"في خبر آخر قال صياد إن البحر هادئ.\n{TAKEN}؛ وعاد الصيادون."


def shared(*texts: str) -> list[Found]:
    return list(find_passages(texts))


def test_a_passage_taken_as_it_is_has_its_exact_places_in_both() -> None:
    (found,) = shared(FIRST, SECOND)
    assert FIRST[found.a_start : found.a_end] == TAKEN == SECOND[found.b_start : found.b_end]
    assert found.verbatim
    assert found.score == 1
    assert 0 < found.cover_b < 1


def test_marks_clitics_and_spellings_do_not_make_it_edited() -> None:
    other = TAKEN.replace("أعلنت", "وأَعلنت").replace("الشهر", "الشـهـر").replace("،", " -").replace("إلى", "الى")
    (found,) = shared(FIRST, f"نعيد النشر: {other}")
    assert found.verbatim


def test_a_passage_that_was_edited_is_found_whole_and_said_to_be_edited() -> None:
    (found,) = shared(FIRST, EDITED)
    assert FIRST[found.a_start : found.a_end] == TAKEN
    assert EDITED[found.b_start : found.b_end].endswith("الشرقية")
    assert not found.verbatim
    assert 0.6 < found.score < 0.97


def test_a_sentence_put_in_does_not_part_a_passage() -> None:
    half = TAKEN.index("وأن أصحاب")
    other = f"{TAKEN[:half]} وقال مهندس يعمل هناك منذ سنين إن الخشب تلف كله. {TAKEN[half:]}"
    (found,) = shared(FIRST, other)
    assert other[found.b_start : found.b_end] == other


def test_only_the_parts_that_count_are_compared() -> None:
    assert list(find_passages([(FIRST, [(0, 20)]), SECOND])) == []
    (found,) = find_passages([SECOND, (FIRST, [(0, 120)])])
    assert found.b_end <= 120


def test_texts_without_words_share_nothing() -> None:
    assert shared() == []
    assert shared("", "؟!", TAKEN, " ") == []


def test_a_title_that_many_unrelated_texts_hold_is_no_passage() -> None:
    title = "معالي رئيس المجلس الأعلى للموانئ والمرافئ البحرية المهندس سالم الغيداق"
    made = [f"{text} {title}." for text in collection(12, seed=5, passages=0).texts]
    assert all(title not in made[f.a][f.a_start : f.a_end] for f in shared(*made))


def test_a_form_that_each_fills_in_with_its_own_figures_is_no_passage() -> None:
    form = (
        "بلغت كمية السمك التي بيعت في مزاد المرفأ {} صندوقا بسعر {} درهما للصندوق بينما رست {} سفينة "
        "وغادرت {} سفينة الرصيف"
    )
    days = [form.format(*figures) for figures in ((12, 40, 3, 5), (31, 44, 9, 2), (18, 52, 4, 7))]
    assert shared(*days) == []
    assert [f.score for f in shared(days[0], f"قال المدير: {days[0]}")] == [1]


def test_a_figure_is_the_same_however_its_digits_are_set_apart() -> None:
    one = "بلغت كمية القمح التي دخلت صوامع الزيتون 41,882 طنا في شعبان بعد 772,778 طنا في رجب"
    (found,) = shared(one, one.replace(",", ""))
    assert found.verbatim


def test_a_text_that_went_round_is_found_whole_in_every_copy() -> None:
    made = collection(150, seed=3, passages=0, viral=1, copies=90)
    (copies,) = made.viral
    found = {(f.a, f.b) for f in find_passages(made.texts) if f.words > 80}
    assert found == set(combinations(sorted(copies), 2))


def test_what_was_planted_is_found_and_little_else() -> None:
    made = collection(1500, seed=11, passages=500)
    scores = score(made, find_passages(made.texts))
    assert {edited for edited, found in scores.found.items() if found < BARS[edited]} == set()
    assert scores.precision >= PRECISION


MATTER = """
قال أعلنت البلدية السوق العتيق وزير المرفأ والسفن غادرت سفينة حبوب الزيتون القطن في من على إلى أن 12 ٢٠ مَيناء
الصيّادون الشرقيـة، عادوا. «الأروقة» مساء صباحا ليلا مطر شديد سقف خشب حجر باب نافذة
"""
WORDS = st.sampled_from(MATTER.split())
TEXTS = st.lists(st.lists(WORDS, max_size=60).map(" ".join), min_size=2, max_size=5)


def sides(found: Found) -> list[tuple[int, int, int]]:
    return [(found.a, found.a_start, found.a_end), (found.b, found.b_start, found.b_end)]


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_every_passage_lies_on_words_and_a_verbatim_one_has_the_same_words(texts: list[str]) -> None:
    for found in find_passages(texts):
        assert found.a < found.b
        for text, start, end in sides(found):
            edges = [w for w in words(texts[text]) if not w.is_punctuation]
            assert start in {w.start for w in edges}
            assert end in {w.end for w in edges}
        if found.score == 1:
            one, other = ([w.folded.lstrip("وفبلك").removeprefix("ال") for w in words(texts[t], s, e)
                           if not w.is_punctuation] for t, s, e in sides(found))  # fmt: skip
            assert one == other


@given(TEXTS, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_texts_changes_nothing(texts: list[str], random) -> None:  # type: ignore[no-untyped-def]
    texts = list(dict.fromkeys(texts))
    order = list(range(len(texts)))
    random.shuffle(order)

    def told(given: list[str], numbers: list[int]) -> set[frozenset[tuple[int, int, int]]]:
        return {frozenset((numbers[t], s, e) for t, s, e in sides(f)) for f in find_passages(given)}

    assert told(texts, list(range(len(texts)))) == told([texts[i] for i in order], order)


def test_the_order_of_a_large_collection_changes_nothing() -> None:
    made = collection(120, seed=9, passages=20, viral=1, copies=50).texts
    told = {frozenset((made[t], s, e) for t, s, e in sides(f)) for f in find_passages(made)}
    assert told == {frozenset((made[::-1][t], s, e) for t, s, e in sides(f)) for f in find_passages(made[::-1])}


@given(TEXTS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_an_unrelated_text_changes_nothing(texts: list[str]) -> None:
    other = "ثخذ ضظغ شصق ططز حجخ ذذر غغف كمك لنل هيه"
    assert list(find_passages([*texts, other])) == list(find_passages(texts))


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_three_tellings_pair_alike_in_every_order(order: tuple[int, ...]) -> None:
    texts = [FIRST, SECOND, EDITED]
    found = shared(*(texts[i] for i in order))
    assert len(found) == 3
    assert {f.verbatim for f in found if {order[f.a], order[f.b]} == {0, 1}} == {True}


def test_the_more_texts_there_are_the_more_a_loose_passage_must_have_in_common(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = collection(1500, seed=3, passages=150).texts
    few = set(find_passages(texts))
    monkeypatch.setattr("riwaya.reuse.formulas._TEXTS", 50)  # as if they were thirty times as many as it is set for
    many = set(find_passages(texts))
    gone = few - many
    assert gone
    assert all(f.score < 0.8 for f in gone)
    assert max(f.words for f in gone) < 40
