"""Turns, waits and what servers say of them."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.intake.fetching.politeness import Politeness, backoff, retry_after

NOON = datetime(2031, 3, 5, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0),
        (" 120 ", 120),
        ("Wed, 05 Mar 2031 12:01:00 GMT", 60),
        ("Wed, 05 Mar 2031 14:01:00 +0200", 60),
        ("Wed, 05 Mar 2031 11:00:00 GMT", 0),
        ("-5", None),
        ("soon", None),
        ("", None),
        (None, None),
        ("١٢", None),
        ("9" * 400, 999_999_999),
    ],
)
def test_retry_after(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, NOON) == seconds


@settings(deadline=None)
@given(st.text(), st.datetimes(timezones=st.just(timezone(timedelta(0)))))
def test_any_retry_after_is_a_wait_or_none(value: str, today: datetime) -> None:
    seconds = retry_after(value, today)
    assert seconds is None or seconds >= 0


def test_waits_grow_to_a_limit() -> None:
    assert [backoff(n) for n in (1, 2, 3, 4, 5, 6, 20)] == [1, 2, 4, 8, 16, 30, 30]


@settings(deadline=None)
@given(st.lists(st.sampled_from("abc"), max_size=12))
def test_one_request_a_host_at_a_time(hosts: list[str]) -> None:
    from riwaya.intake.fetching.politeness import Clock

    class Quick(Clock):
        at = 0.0

        def now(self) -> float:
            return self.at

        async def sleep(self, seconds: float) -> None:
            self.at += seconds
            await asyncio.sleep(0)

    clock = Quick()
    politeness = Politeness(3.0, clock)
    busy: set[str] = set()
    ends: dict[str, float] = {}

    async def ask(host: str) -> None:
        async with politeness.turn(host, host):
            assert host not in busy
            assert clock.now() >= ends.get(host, -9) + 3
            busy.add(host)
            await asyncio.sleep(0)
            busy.remove(host)
            ends[host] = clock.now()

    async def everything() -> None:
        await asyncio.gather(*map(ask, hosts))

    asyncio.run(everything())
