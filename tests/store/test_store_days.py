"""Days: any range is a few terms, and a day is found by exactly the ranges that hold it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.store.days import day_terms, terms_between

days = st.dates(date(1950, 1, 1), date(2080, 12, 31))


@settings(deadline=None)
@given(days, st.none() | days, st.none() | days)
def test_a_day_is_found_by_the_ranges_that_hold_it(day: date, after: date | None, before: date | None) -> None:
    terms = terms_between(after and after.isoformat(), before and before.isoformat())
    inside = (after is None or after < day) and (before is None or day < before)
    assert (len(set(terms) & set(day_terms(f"{day}T10:00"))) == 1) is inside
    assert len(terms) < 150


@pytest.mark.parametrize(
    ("published", "terms"), [(None, []), ("2031", ["203", "2031"]), ("2031-03", ["203", "2031", "2031-03"])]
)
def test_what_is_known_less_exactly_is_found_by_less(published: str | None, terms: list[str]) -> None:
    assert day_terms(published) == terms
