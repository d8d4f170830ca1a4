"""Durations: ``15m``, ``6h``, ``2d`` and moments told by them, as people write them in settings and options."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

__all__ = ["moment_of", "seconds_of", "stamp"]

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
_DURATION = re.compile(r"(\d{1,6})\s*([smhdw])", re.I)


def seconds_of(text: str) -> int | None:
    """The seconds of a duration such as ``90s``, ``15m``, ``6h``, ``2d`` or ``1w``; None when it is none.

    >>> seconds_of("6h")
    21600
    """
    m = _DURATION.fullmatch(text.strip())
    return int(m[1]) * _UNITS[m[2].lower()] if m else None


def moment_of(text: str, now: datetime) -> datetime | None:
    """The moment that *text* names: an ISO 8601 day or time (in UTC unless it says), or a duration before *now*.

    None when it is neither.
    """
    ago = seconds_of(text)
    try:
        if ago is not None:
            return now - timedelta(seconds=ago)
        when = datetime.fromisoformat(text.strip())
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def stamp(moment: datetime) -> str:
    """*moment* as the store writes it: UTC, to the second. Later moments sort later."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
