"""Points: every expression that names one stretch of time by itself, the longest reading of the words at a token."""

from __future__ import annotations

from collections.abc import Callable

from riwaya.mentions.times.dates import date_at, month_at
from riwaya.mentions.times.days import part_of
from riwaya.mentions.times.openings import era_year_at, first_months_at, the_feast_at, this_numbered_at
from riwaya.mentions.times.periods import current_unit, period_at, this_unit
from riwaya.mentions.times.scan import Found, Scan
from riwaya.mentions.times.seasons import (
    century_at,
    decade_at,
    feast_at,
    feast_day_at,
    quarter_at,
    season_at,
    week_of_month_at,
)
from riwaya.mentions.times.weekdays import day_at
from riwaya.mentions.times.years import year_expression

__all__ = ["RULES", "point_at"]

Rule = Callable[[Scan, int], Found | None]


def edge_at(scan: Scan, i: int) -> Found | None:
    """The beginning, middle or end of a period: مطلع العام الجاري, أواخر يونيو, نهاية الشهر."""
    line = scan.line
    edge = line.get(i, "edge")
    if edge is None or line.art(i):
        return None
    at = i + 1
    if line.f(at) == "من":
        return None  # بداية من عام 2015: from it on
    found = None
    for rule in (
        month_at,
        week_of_month_at,
        year_expression,
        period_at,
        this_unit,
        quarter_at,
        season_at,
        decade_at,
        century_at,
        current_unit,
        day_at,
    ):
        got = rule(scan, at)
        if got is not None and (found is None or got.last > found.last):
            found = got
    if found is None:
        if line.get(at, "digits") is None or len(line.f(at)) != 4:
            return None
        found = year_expression(scan, at, named=True)
        if found is None:
            return None
    word = line.tokens[i].info.base
    if word in ("اول", "اخر", "وسط"):
        return None
    if found.days.grain == "day":
        return found if word in ("نهايه", "بدايه") else None
    if word == "بدايه" and found.days.grain == "year":
        edge = "first"
    elif word in ("نهايه", "ختام") and found.days.grain == "year":
        edge = "last"
    return found._replace(days=part_of(found.days, edge))


RULES: dict[str, tuple[Rule, ...]] = {
    "weekday": (day_at,),
    "part": (day_at,),
    "deictic": (day_at,),
    "hence": (day_at,),
    "ordinal": (date_at, day_at, feast_day_at, first_months_at),
    "feast": (feast_at, the_feast_at),
    "digits": (date_at, period_at, era_year_at),
    "num": (date_at, period_at),
    "edge": (edge_at, day_at),
    "month": (month_at, date_at),
    "month-pair": (month_at,),
    "month-word": (month_at,),
    "unit": (period_at, day_at, century_at, week_of_month_at, first_months_at),
    "year-word": (year_expression,),
    "this": (this_unit, day_at, season_at, this_numbered_at),
    "season": (season_at,),
    "quarter": (quarter_at,),
    "half": (quarter_at,),
    "decade": (decade_at,),
}
"""The rules that an expression may begin with, by the kind of its first word."""


def point_at(scan: Scan, i: int) -> Found | None:
    """The longest expression that begins at token *i*."""
    sign = scan.line.sign(i)
    best: Found | None = None
    if sign is not None:
        tried: list[Rule] = []
        for kind in sign.kinds:
            for rule in RULES.get(kind, ()):
                if rule in tried:
                    continue
                tried.append(rule)
                found = rule(scan, i)
                if found is not None and (best is None or found.last > best.last):
                    best = found
    return None if best is None else _same_day(scan, best)


def _same_day(scan: Scan, found: Found) -> Found:
    """With the other calendar's date behind it: 15 رمضان 1436هـ الموافق 2 يوليو 2015; the Gregorian one counts."""
    line, k = scan.line, found.last
    if found.days.grain != "day":
        return found
    opened = line.f(k) in ("(", "،", ",", "-", "–")
    at = k + opened
    if line.get(at, "same-day") is None:
        return found
    at += 1
    at += line.f(at) in ("ل", ":", "في")
    other = point_at(scan, at)
    if other is None or other.days.grain != "day":
        return found
    last = other.last + (line.f(k) == "(" and line.f(other.last) == ")")
    return other._replace(last=last)
