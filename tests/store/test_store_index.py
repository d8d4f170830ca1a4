"""The index: names folded, and documents of a kind apart."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.store.index import key_of, voice_key


@settings(deadline=None)
@given(st.text(max_size=20))
def test_a_key_fits_every_database(term: str) -> None:
    assert 0 <= key_of("articles", "", term) < 2**63
    assert key_of("articles", "", term) != key_of("statements", "", term)


def test_names_are_compared_by_their_letters() -> None:
    assert voice_key("أحمد  الرّملاوي") == voice_key("احمد الرملاوى,")
