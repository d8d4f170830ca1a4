"""Queries: what a person types, and what is said when that cannot be asked."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.model import RiwayaError
from riwaya.store.queries import Query, parse


def test_a_query_has_its_parts() -> None:
    query = parse('سفن "مرفأ الزيتون" -حرب voice:مقداد stance:denies before:2031-03-05')
    assert [(c.field, c.phrase, c.negated) for c in query.clauses] == [
        ("", False, False), ("", True, False), ("", False, True), ("voice", False, False), ("stance", False, False),
    ]  # fmt: skip
    assert query.before == "2031-03-05"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no word"),
        ("من في", "no word"),
        ("-حرب", "no word"),
        ("author:x", "no field"),
        ("stance:maybe", "no stance"),
        ("before:soon", "no day"),
        ("on:sometime", "no day"),
        ("story:one", "no number"),
        ("س" * 2000, "longer"),
    ],
)
def test_what_cannot_be_asked_is_told(text: str, said: str) -> None:
    with pytest.raises(RiwayaError, match=said):
        parse(text)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_nothing_typed_breaks_it(text: str) -> None:
    with suppress(RiwayaError):
        assert isinstance(parse(text), Query)
