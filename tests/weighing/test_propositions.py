import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.model import Span
from riwaya.weighing.grouping import attach, group
from riwaya.weighing.propositions import split


def _pieces(text):
    return [" ".join(s.of(text) for s in spans) for spans in split(text, (Span(0, len(text)),))]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("الشركة أغلقت المصنع الكبير", ["الشركة أغلقت المصنع الكبير"]),
        (
            "الشركة أغلقت المصنع الكبير لكنها لن تسرح العمال المهرة",
            ["الشركة أغلقت المصنع الكبير", "لكنها لن تسرح العمال المهرة"],
        ),
        (
            "الشركة تغلق المصنع الكبير وتبيع المعدات الثقيلة إلى الميناء",
            ["الشركة تغلق المصنع الكبير", "وتبيع المعدات الثقيلة إلى الميناء"],
        ),
        (
            "السيول غمرت الحي القديم. المدارس ستفتح أبوابها غدا للنازحين",
            ["السيول غمرت الحي القديم", "المدارس ستفتح أبوابها غدا للنازحين"],
        ),
        (
            "الشركة باعت المصنع الكبير، مع احتفاظها بمخازنها القديمة",
            ["الشركة باعت المصنع الكبير", "مع احتفاظها بمخازنها القديمة"],
        ),
        (
            "الحريق اندلع في المخزن وامتد إلى المنازل المجاورة",
            ["الحريق اندلع في المخزن", "وامتد إلى المنازل المجاورة"],
        ),
        (
            "السفينة في موقعها الصحيح، لذلك نواصل العمل في المرفأ",
            ["السفينة في موقعها الصحيح", "لذلك نواصل العمل في المرفأ"],
        ),
        (
            "الأجور ليست قيد البحث حاليا..و أن المصنع القديم سيغلق",
            ["الأجور ليست قيد البحث حاليا", "و أن المصنع القديم سيغلق"],
        ),
    ],
)
def test_a_content_is_cut_into_its_facts(text, pieces):
    assert _pieces(text) == pieces


@settings(deadline=None)
@given(st.text(alphabet="ابتوسيلنم لكن.،؟ \n", min_size=1, max_size=120))
def test_pieces_lie_in_order_inside_the_content(text):
    end = 0
    for spans in split(text, (Span(0, len(text)),)):
        for span in spans:
            assert end <= span.start < span.end <= len(text)
            end = span.end


def test_clusters_hold_together_on_average():
    scores = {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.1, (3, 4): 0.9}
    assert group(5, scores, 0.5) == [[0, 1], [2], [3, 4]]
    assert group(5, {**scores, (0, 2): 0.6}, 0.5) == [[0, 1, 2], [3, 4]]


def test_a_single_wording_joins_the_claim_that_has_its_like():
    scores = {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.1, (2, 3): 0.4}
    groups = [[0, 1], [2], [3]]
    assert attach(groups, scores, 0.5, 0.3) == [[0, 1, 2], [3]]
    assert attach(groups, scores, 0.5, 0.5) == groups
    assert attach(groups, scores, 0.5, 0.3, frozenset({(0, 2)})) == groups


def test_pairs_kept_apart_are_never_joined():
    scores = {(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.9}
    assert group(3, scores, 0.5, frozenset({(0, 2)})) == [[0, 1], [2]]


@given(st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1]), st.floats(0, 1)))
def test_grouping_is_a_partition_and_a_stranger_changes_nothing(scores):
    groups = group(8, scores, 0.5)
    assert sorted(i for g in groups for i in g) == list(range(8))
    assert group(9, scores, 0.5) == [*groups, [8]]
