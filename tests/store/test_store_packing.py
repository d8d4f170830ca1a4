"""Packing: what goes in comes out, and what is not whole is refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.store.packing import packed, packed_record, unpacked, unpacked_record


@settings(deadline=None)
@given(st.binary(max_size=2000))
def test_bytes_come_back(data: bytes) -> None:
    assert unpacked(packed(data)) == data


@settings(deadline=None)
@given(st.dictionaries(st.text(max_size=5), st.text(st.characters(exclude_categories=()), max_size=20)))
def test_records_come_back_with_the_oddest_letters(record: dict[str, str]) -> None:
    assert unpacked_record(packed_record(record)) == record


@pytest.mark.parametrize("data", [b"", b"junk", packed(b"x" * 999)[:-3]])
def test_damage_is_told(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        unpacked(data)
