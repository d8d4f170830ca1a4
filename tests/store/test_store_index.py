"""The index: numbers packed and unpacked, names folded, documents of a kind apart."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.store.index import ARTICLE, STATEMENT, key_of, packed_places, places_of, voice_key


@settings(deadline=None)
@given(st.lists(st.integers(0, 2**30), unique=True).map(sorted))
def test_places_come_back(places: list[int]) -> None:
    assert places_of(packed_places(places)) == places


@settings(deadline=None)
@given(st.text(max_size=20))
def test_a_key_fits_every_database(term: str) -> None:
    assert 0 <= key_of(ARTICLE, "", term) < 2**63
    assert key_of(ARTICLE, "", term) != key_of(STATEMENT, "", term)


def test_names_are_compared_by_their_letters() -> None:
    assert voice_key("أحمد  الرّملاوي") == voice_key("احمد الرملاوى,")
