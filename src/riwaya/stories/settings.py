"""The settings of grouping, with their defaults."""

from __future__ import annotations

from dataclasses import dataclass
from math import log

__all__ = ["Settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person may turn.

    *join*: how like one another (0-1) an article and a story, or two groups, must be to be one, and *few*: the same
    where there are few articles: the more there are, the more are alike by chance (see `least`). *also*: how like a
    second story an article must be to be of it too. *best*: what share of a likeness the most alike pair decides, the
    sums of both sides the rest. *latest*: how many articles of a story, the latest of those found, stand for it.
    *fade*: days in which a silent story loses two thirds of what it can lose of its pull; *floor*: what is left of it
    in the end.
    """

    join: float = 0.28
    few: float = 0.14
    also: float = 0.4
    best: float = 0.3
    latest: int = 12
    fade: float = 4.0
    floor: float = 0.5

    def least(self, crowd: int) -> float:
        """How alike two must be to be one among *crowd* articles: *few* among twenty, *join* among two thousand."""
        share = log(max(crowd, 1) / _FEW) / log(_MANY / _FEW)
        return self.few + (self.join - self.few) * min(1.0, max(0.0, share))


_FEW, _MANY = 20, 2000
