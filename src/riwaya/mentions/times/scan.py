"""Scan: a line under reading by the grammar of times, with the day the article was printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from riwaya.mentions.line import Line
from riwaya.mentions.times.days import Days
from riwaya.mentions.times.tense import looks_ahead

__all__ = ["Found", "Scan", "unknown"]


class Found(NamedTuple):
    """A time expression: the token after it, its days, and whether numbers in it count units (منذ 16 شهرا)."""

    last: int
    days: Days
    counts: bool = False
    first: int = -1


@dataclass(frozen=True, slots=True)
class Scan:
    """What the rules of the grammar are asked with."""

    line: Line
    printed: date | None

    def ahead(self, i: int) -> bool:
        """Whether the clause about token *i* speaks of what is to come."""
        return looks_ahead(self.line, i)


def unknown(grain: str) -> Days:
    """The days of an expression that hangs on the article's date where that is not known."""
    return Days(None, None, True, grain)
