"""The schedule: when a feed, a page or a delivery is due next. Pure: a moment goes in, a moment comes out.

Waits after failures double (exponential back-off) and are spread by up to a fifth, so that what failed together is not
asked again together. The spread comes from the name of what is asked, not from chance: the same history gives the same
moments, in tests as after a restart.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import blake2b

__all__ = ["REVISITS", "after_failure", "after_feed", "after_visit", "spread"]

REVISITS = (3600, 6 * 3600, 86_400, 3 * 86_400, 7 * 86_400)
"""Seconds after the first visit at which a page is looked at again: ever more rarely, as edits come."""

_SPREAD = 0.2
_FIRST, _LONGEST = 300.0, 12 * 3600.0  # seconds
_MOST_ASKED = 7 * 86_400.0  # a server that asks for a longer wait is asked again after this


def spread(name: str, n: int) -> float:
    """A number from 0 to 1 that only *name* and *n* decide."""
    digest = blake2b(f"{n}:{name}".encode("utf-8", "surrogatepass"), digest_size=4).digest()
    return int.from_bytes(digest) / 0xFFFFFFFF


def after_feed(now: datetime, address: str, interval: float) -> datetime:
    """When a feed that was read at *now* is asked again: after *interval* seconds, up to a twentieth sooner."""
    return now + timedelta(seconds=interval * (1 - spread(address, int(now.timestamp())) / 20))


def after_failure(
    now: datetime,
    name: str,
    failures: int,
    asked: float | None = None,
    *,
    first: float = _FIRST,
    longest: float = _LONGEST,
) -> datetime:
    """When something that failed for the *failures*th time in a row (1, 2 …) at *now* is tried again.

    *asked* is the wait in seconds that the server asked for (``Retry-After``), *first* the wait after one failure and
    *longest* the most that they grow to, both in seconds.
    """
    wait = min(longest, first * 2.0 ** min(failures - 1, 30))
    wait *= 1 + _SPREAD * spread(name, failures)
    return now + timedelta(seconds=max(wait, min(asked or 0.0, _MOST_ASKED)))


def after_visit(now: datetime, first: datetime, revisits: tuple[int, ...] = REVISITS) -> datetime | None:
    """When a page that was visited at *first* for the first time and again at *now* is visited next; None: no more."""
    gone = (now - first).total_seconds()
    later = next((step for step in revisits if step > gone + 1), None)
    return None if later is None else first + timedelta(seconds=later)
