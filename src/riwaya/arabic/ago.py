"""Ago: times that a page gives by their distance from the moment it was fetched ("three hours ago")."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import cache

from riwaya.arabic.folding import fold, fold_with_offsets
from riwaya.arabic.stamps import Stamp
from riwaya.arabic.tables import rows
from riwaya.model.spans import Span

__all__ = ["ago_in", "is_ago"]

_NUMBERS = {"ثلاث": 3, "ثلاثه": 3, "اربع": 4, "اربعه": 4, "خمس": 5, "خمسه": 5, "ست": 6, "سته": 6, "سبع": 7,
            "سبعه": 7, "ثماني": 8, "ثمانيه": 8, "تسع": 9, "تسعه": 9, "عشر": 10, "عشره": 10}  # fmt: skip


@cache
def _units() -> dict[str, tuple[int, int]]:
    """Minutes of a unit, and how many of it its form says by itself (1, 2 for the dual; 0: a number stands by it)."""
    return {fold(r["form"]): (int(r["minutes"]), int(r["count"])) for r in rows("ago")}


@cache
def _pattern() -> re.Pattern[str]:
    units = "|".join(sorted(map(re.escape, _units()), key=len, reverse=True))
    numbers = "|".join(sorted(_NUMBERS, key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?:(?:منذ|قبل|من)\s+(?:حوالي\s+|نحو\s+)?(?:(?P<n>\d{{1,3}}|{numbers})\s+)?(?P<u>{units})(?!\w)"
        r"|(?P<e>\d{1,3})\s+(?P<v>minute|hour|day|week|month|year)s?\s+ago)"
    )


def ago_in(text: str, fetched: str | None, start: int = 0, end: int | None = None) -> list[Stamp]:
    """The times in ``text[start:end]`` that are given as so long before *fetched* (ISO 8601); none without it.

    Distances of a day or more give a day, shorter ones a time with the zone of *fetched*.
    """
    moment = _moment(fetched)
    if moment is None:
        return []
    folded, offsets = fold_with_offsets(text[start:end])
    out = []
    for m in _pattern().finditer(folded):
        minutes = _minutes(m)
        try:
            then = moment - timedelta(minutes=minutes)
        except OverflowError:
            continue
        value = then.date().isoformat() if minutes >= 1440 else then.isoformat(timespec="minutes")
        out.append(Stamp(value, Span(start + offsets[m.start()], start + offsets[m.end()])))
    return out


def is_ago(line: str) -> bool:
    """Whether the line is such a distance and little else."""
    if len(line) > 60:
        return False
    folded = fold(line).strip()
    m = _pattern().search(folded)
    return m is not None and len(folded) - (m.end() - m.start()) <= 16


def _minutes(m: re.Match[str]) -> int:
    if m["e"]:
        return int(m["e"]) * _units()[m["v"]][0]
    minutes, count = _units()[m["u"]]
    number = m["n"]
    if number is None:
        return minutes * max(1, count)
    return minutes * (int(number) if number.isdigit() else _NUMBERS[number])


def _moment(fetched: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(fetched) if fetched else None
    except ValueError:
        return None
