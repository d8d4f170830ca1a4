"""The settings of grouping, with their defaults."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person may turn.

    *join*: how like one another (0-1) an article and a story, or two groups, must be to be one. *also*: how like a
    second story an article must be to be of it too. *best*: what share of a likeness the most alike pair decides, the
    mean of all pairs the rest. *nearest*: how many of a story's articles a new one is compared with in the mean.
    *fade*: days in which a silent story loses a third of its pull; *floor*: what is left of it in the end.
    """

    join: float = 0.3
    also: float = 0.4
    best: float = 0.3
    nearest: int = 4
    fade: float = 10.0
    floor: float = 0.6
