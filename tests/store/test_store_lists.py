"""Lists: packed and unpacked, joined, cut and thinned, they hold what went in."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.store.lists import Lists, counts_of, documents_of, joined, lengths_of, made_of, unpacked_places

Documents = list[tuple[int, dict[int, list[int]]]]
places = st.lists(st.integers(0, 2**21), min_size=1, max_size=9, unique=True).map(sorted)
documents = st.lists(
    st.tuples(st.integers(0, 70_000), st.dictionaries(st.integers(0, 2**63 - 1), places, max_size=8)), max_size=5
)


def told(lists: Lists) -> dict[tuple[int, int], tuple[int, list[int]]]:
    counts = counts_of(lists.postings)
    at = unpacked_places(lists.places, counts)
    edges = np.cumsum(counts)
    return {(int(d), int(t)): (int(n), at[end - count : end].tolist())
            for d, t, n, count, end in zip(documents_of(lists.postings), lists.terms, lengths_of(lists.postings),
                                           counts, edges, strict=True)}  # fmt: skip


def expected(given: Documents, first: int = 0) -> dict[tuple[int, int], tuple[int, list[int]]]:
    return {(first + d, t): (min(length, 65_535), at)
            for d, (length, found) in enumerate(given) for t, at in found.items()}  # fmt: skip


@settings(deadline=None)
@given(documents)
def test_lists_hold_what_went_in(given: Documents) -> None:
    lists = made_of(given)
    assert told(lists) == expected(given)
    if len(lists):
        assert told(Lists.unpacked(*lists.packed())) == expected(given)


@settings(deadline=None)
@given(documents, documents, st.integers(0, 6))
def test_joined_and_cut_and_glued_again_nothing_is_lost(one: Documents, two: Documents, bits: int) -> None:
    whole = joined([made_of(two).numbered(range(10, 20)), made_of(one).numbered(range(10))])
    both = expected(one) | expected(two, 10)
    assert told(whole) == both
    assert sorted(zip(whole.terms.tolist(), whole.postings.tolist(), strict=True)) == list(
        zip(whole.terms.tolist(), whole.postings.tolist(), strict=True)
    )
    parts = list(whole.cut(bits))
    assert all(int(t) >> 63 - bits == number for number, part in parts for t in part.terms)
    assert {key: value for _, part in parts for key, value in told(part).items()} == both


@settings(deadline=None)
@given(documents)
def test_what_is_gone_is_left_out(given: Documents) -> None:
    left = made_of(given).without(np.array([0, 2], np.uint64))
    assert told(left) == {key: value for key, value in expected(given).items() if key[0] not in (0, 2)}


def test_a_word_that_stands_everywhere_is_counted_to_255() -> None:
    lists = made_of([(400, {7: list(range(400))})])
    assert told(lists) == {(0, 7): (400, list(range(255)))}
