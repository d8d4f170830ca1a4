"""Durations and moments, as people write them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from riwaya.watching.durations import moment_of, seconds_of, stamp

NOW = datetime(2031, 3, 5, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "seconds"), [("90s", 90), ("15m", 900), ("6 h", 21_600), ("2D", 172_800), ("1w", 604_800)]
)
def test_a_duration_is_read(text: str, seconds: int) -> None:
    assert seconds_of(text) == seconds


@pytest.mark.parametrize("text", ["", "15", "m", "1.5h", "-1h", "9999999d", "1h30m"])
def test_what_is_no_duration_is_none(text: str) -> None:
    assert seconds_of(text) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("6h", "2031-03-05T06:00:00Z"),
        ("2031-03-01", "2031-03-01T00:00:00Z"),
        ("2031-03-01T08:30", "2031-03-01T08:30:00Z"),
        ("2031-03-01T08:30+03:00", "2031-03-01T05:30:00Z"),
    ],
)
def test_a_moment_is_a_day_a_time_or_so_long_ago(text: str, told: str) -> None:
    found = moment_of(text, NOW)
    assert found is not None
    assert stamp(found) == told


@pytest.mark.parametrize("text", ["yesterday", "2031-13-01", "999999w"])
def test_what_is_no_moment_is_none(text: str) -> None:
    assert moment_of(text, NOW) is None
