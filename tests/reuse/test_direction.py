"""Who likely took from whom: a credit, then the clock, then which text is the fuller one."""

from __future__ import annotations

import pytest

from riwaya.reuse.direction import Known, direction

AGENCY = Known("وكالة الندى", None, "2031-03-04T10:00:00Z")
PAPER = Known("صحيفة المرفأ", "وكالة الندى", "2031-03-04T08:00:00Z")


def test_a_credit_outweighs_the_clock() -> None:
    likely, why = direction(AGENCY, PAPER, 0.5, 0.5)
    assert likely == "a to b"
    assert why[0] == "b credits وكالة الندى"
    assert direction(PAPER, AGENCY, 0.5, 0.5)[0] == "b to a"


def test_two_that_credit_the_same_agency_have_one_source() -> None:
    other = Known("بوابة الساحل", "وكالة الندى", "2031-03-03")
    assert direction(PAPER, other, 0.9, 0.1)[0] == "one source"


def test_who_was_first_likely_gave() -> None:
    early, late = Known("أ", None, "2031-03-04"), Known("ب", None, "2031-03-05T01:00:00+03:00")
    assert direction(early, late, 0.5, 0.5) == ("a to b", ("a was published first",))
    assert direction(late, early, 0.5, 0.5) == ("b to a", ("b was published first",))


@pytest.mark.parametrize("other", ["2031-03-04T10:05:00Z", "2031-03-04", None, "yesterday"])
def test_minutes_days_alike_and_no_date_tell_nothing(other: str | None) -> None:
    assert direction(Known("أ", None, AGENCY.published), Known("ب", None, other), 0.5, 0.5) == (None, ())


def test_the_fuller_text_likely_gave_when_nothing_else_tells() -> None:
    assert direction(Known(), Known(), 0.3, 0.9)[0] == "a to b"
    assert direction(Known(), Known(), 0.9, 0.3)[0] == "b to a"
    assert direction(Known(), Known(), 0.9, 0.9)[0] is None
