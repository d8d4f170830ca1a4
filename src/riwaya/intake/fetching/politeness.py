"""Politeness: one request a host at a time, with a delay between them, and no endless waits."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from riwaya.model import RiwayaError

__all__ = ["LONGEST_WAIT", "Clock", "Politeness", "backoff", "retry_after"]

LONGEST_WAIT = 120.0
"""Seconds; a site that asks for more is left alone for this run."""


class Clock:
    """The time, so that tests can bring their own."""

    def now(self) -> float:
        """Seconds since some moment; never turned back."""
        return time.monotonic()

    def today(self) -> datetime:
        """The moment in UTC."""
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)


class Politeness:
    """Whose turn it is, host by host. *delay* is the seconds between the end of one request and the next."""

    def __init__(self, delay: float, clock: Clock) -> None:
        self._delay, self._clock = delay, clock
        self._delays: dict[str, float] = {}
        self._due: dict[str, float] = {}
        self._locks: dict[str, asyncio.Lock] = {}

    def slow_down(self, host: str, seconds: float) -> None:
        """Leave at least *seconds* between requests to *host* (its ``Crawl-delay``)."""
        self._delays[host] = max(self._delays.get(host, 0.0), seconds)
        if host in self._due:
            self._due[host] += max(0.0, seconds - self._delay)

    def hold(self, host: str, seconds: float) -> None:
        """Ask nothing of *host* for *seconds* from now."""
        self._due[host] = max(self._due.get(host, 0.0), self._clock.now() + seconds)

    @asynccontextmanager
    async def turn(self, host: str, shown: str, spaced: bool = True) -> AsyncIterator[None]:
        """Wait for a turn at *host*; nobody else asks it anything until the block ends.

        The next turn comes a delay later, at once when not *spaced*. Raises RiwayaError, its place *shown*, when the
        wait would be longer than `LONGEST_WAIT`.
        """
        async with self._locks.setdefault(host, asyncio.Lock()):
            wait = self._due.get(host, 0.0) - self._clock.now()
            if wait > LONGEST_WAIT:
                raise RiwayaError(f"The site asks for a wait of {round(wait)} seconds before the next page.", shown,
                                  "Fetch it later.")  # fmt: skip
            if wait > 0:
                await self._clock.sleep(wait)
            try:
                yield
            finally:
                if spaced:
                    self.hold(host, max(self._delay, self._delays.get(host, 0.0)))


def backoff(attempt: int) -> float:
    """Seconds to wait after the failed *attempt* (1, 2 …) when the server does not say: 1, 2, 4, at most 30."""
    return min(30.0, 2.0 ** (attempt - 1))


def retry_after(value: str | None, today: datetime) -> float | None:
    """The seconds that a ``Retry-After`` of *value* asks for (a number, or a date seen from *today*), or None."""
    if not value:
        return None
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        when = parsedate_to_datetime(value)
        return max(0.0, (when.replace(tzinfo=when.tzinfo or UTC) - today).total_seconds())
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
