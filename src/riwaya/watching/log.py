"""The log: what watching does, a line each, for people and for tools; never a word of a page, never a secret."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from riwaya.intake.fetching import masked
from riwaya.intake.fetching.politeness import Clock
from riwaya.watching.durations import stamp

__all__ = ["Log"]

_BARE = re.compile(r"[\w./:@+*,?&=%~;-]+", re.ASCII)
_LONGEST = 300


class Log:
    """Writes lines such as ``2031-03-05T12:00:00Z feed address=https://… status=200 new=3`` (logfmt) by *write*."""

    def __init__(self, write: Callable[[str], None], clock: Clock) -> None:
        self._write, self._clock = write, clock

    def __call__(self, what: str, **facts: object) -> None:
        """One line: *what* happened, and *facts* of it; those that are None are left out."""
        told = (f"{key}={_told(value)}" for key, value in facts.items() if value is not None)
        self._write(" ".join((stamp(self._clock.today()), what, *told)))


def _told(value: object) -> str:
    text = masked(" ".join(str(value).split()))[:_LONGEST]
    return text if _BARE.fullmatch(text) else json.dumps(text, ensure_ascii=True)
