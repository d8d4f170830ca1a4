"""The schedule: what is due when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from riwaya.watching.schedule import REVISITS, after_failure, after_feed, after_visit, spread

NOW = datetime(2031, 3, 5, 12, tzinfo=UTC)


def waits(name: str, *asked: float | None) -> list[float]:
    return [(after_failure(NOW, name, n, a) - NOW).total_seconds() for n, a in enumerate(asked, 1)]


def test_waits_after_failures_double_up_to_half_a_day_and_are_spread() -> None:
    found = waits("a", *[None] * 12)
    assert all(300 * 2**n <= wait <= 360 * 2**n for n, wait in enumerate(found[:7]))
    assert all(43_200 <= wait <= 1.2 * 43_200 for wait in found[8:])
    assert found != waits("b", *[None] * 12)
    assert found == waits("a", *[None] * 12)


def test_a_server_that_asks_for_a_longer_wait_is_given_it_within_reason() -> None:
    assert waits("a", 7200.0) == [7200.0]
    assert waits("a", 1.0)[0] >= 300
    assert waits("a", 1e12) == [7 * 86_400.0]


def test_a_feed_is_asked_again_about_its_interval_later() -> None:
    found = [(after_feed(NOW, name, 900) - NOW).total_seconds() for name in "abcdef"]
    assert all(855 <= wait <= 900 for wait in found)
    assert len(set(found)) > 1


def test_visits_thin_out_and_end() -> None:
    at, found = NOW, []
    while (due := after_visit(at, NOW)) is not None:
        found.append(int((due - NOW).total_seconds()))
        at = due + timedelta(seconds=40)
    assert tuple(found) == REVISITS


def test_visits_that_were_missed_are_not_made_up_for() -> None:
    assert after_visit(NOW + timedelta(days=2), NOW) == NOW + timedelta(days=3)
    assert after_visit(NOW + timedelta(days=9), NOW) is None


@given(st.text(), st.integers(0, 10**9))
def test_spread_is_between_nothing_and_all(name: str, n: int) -> None:
    assert 0 <= spread(name, n) <= 1


@given(st.integers(1, 10**6), st.one_of(st.none(), st.floats(0, 1e15)))
def test_what_failed_is_always_tried_later_but_not_never(failures: int, asked: float | None) -> None:
    wait = after_failure(NOW, "a", failures, asked) - NOW
    assert timedelta(minutes=5) <= wait <= timedelta(days=7)
