"""Days: intervals of whole days and the arithmetic of days, weeks, months, years, in both calendars."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

__all__ = ["Days", "add_months", "gregorian", "hijri_month", "hijri_today", "month_days", "nearest", "part_of",
           "shifted", "unit_around", "year_days"]  # fmt: skip


class Days(NamedTuple):
    """First and last day (None: open or not to be known), whether it hangs on the article's date, and what it is.

    *grain* is the unit that the expression names: day, week, month, year, period.
    """

    start: date | None
    end: date | None
    relative: bool
    grain: str
    why: tuple[str, ...] = ()


def month_days(year: int, month: int, *, relative: bool = False) -> Days:
    """All days of a month."""
    return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]), relative, "month")


def year_days(year: int, *, relative: bool = False) -> Days:
    """All days of a year."""
    return Days(date(year, 1, 1), date(year, 12, 31), relative, "year")


def add_months(day: date, months: int) -> date:
    """The day *months* later (or earlier), the last of the month where there is no such day; within years 1 to 9999."""
    year, month = divmod(min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 + 11), 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shifted(day: date, unit: str, count: float) -> date:
    """The day so many units later (earlier: negative)."""
    months = {"month": 1, "year": 12, "decade": 120, "century": 1200, "season": 12}.get(unit)
    if months is not None:
        return add_months(day, round(count * months))
    per = {"week": 7.0, "hour": 1 / 24, "minute": 0.0, "second": 0.0}.get(unit, 1.0)
    return date.fromordinal(min(max(day.toordinal() + round(count * per), 1), date.max.toordinal()))


def unit_around(day: date, unit: str) -> tuple[date, date]:
    """First and last day of the calendar unit that *day* is in; weeks begin on Monday (ISO 8601)."""
    if unit == "week":
        first = day - timedelta(days=day.weekday())
        return first, first + timedelta(days=6)
    if unit == "month":
        return month_days(day.year, day.month)[:2]  # type: ignore[return-value]
    size = {"year": 1, "decade": 10, "century": 100}.get(unit)
    if size is None:
        return day, day
    first_year = day.year if size == 1 else (day.year // 10) * 10 if size == 10 else (day.year - 1) // 100 * 100 + 1
    return date(max(first_year, 1), 1, 1), date(min(first_year + size - 1, 9999), 12, 31)


def part_of(days: Days, edge: str) -> Days:
    """The beginning, middle or end of an interval: a third of a month, a quarter of a year or its middle months."""
    start, end = days.start, days.end
    if start is None or end is None:
        return days
    if days.grain == "year":
        a, b = {"start": (1, 3), "middle": (5, 8), "end": (10, 12), "last": (12, 12), "first": (1, 1)}[edge]
        return days._replace(start=add_months(start, a - 1), end=add_months(start, b) - timedelta(days=1))
    length = (end - start).days + 1
    third = {"start": 0, "first": 0, "middle": 1}.get(edge, 2)
    if length > 3000:  # whole years of a decade or a century
        years = end.year - start.year + 1
        a, b = years * third // 3 + (third == 2 and years == 10), years * (third + 1) // 3 - 1
        return days._replace(start=date(start.year + a, 1, 1), end=date(start.year + b, 12, 31))
    if days.grain == "month":  # ten days each, the last as long as the month goes on
        first, last = third * 10, length - 1 if third == 2 else third * 10 + 9
    else:
        first, last = length * third // 3, length * (third + 1) // 3 - 1
    return days._replace(start=start + timedelta(days=first), end=start + timedelta(days=max(first, last)))


def nearest(printed: date, month: int, day: int | None, *, ahead: bool) -> int:
    """The year that a month (and day) without a year is meant in, for an article printed on that day.

    The one to come where the text looks *ahead*, else the last one unless the next is much nearer (three months
    against nine).
    """
    ahead_now = (month, day or 31) >= (printed.month, printed.day)
    behind = (month, day or 1) <= (printed.month, printed.day)
    if ahead:
        return printed.year if ahead_now or 0 <= printed.month - month <= 2 else printed.year + 1
    if behind:
        return printed.year
    return printed.year if month - printed.month <= 3 else printed.year - 1


@lru_cache(maxsize=4096)
def gregorian(year: int, month: int, day: int) -> date | None:
    """The day of a Hijri date by the Umm al-Qura calendar; None where there is none (or outside 1343 to 1500)."""
    from hijridate import Hijri  # takes longer to import than most pages to read

    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def hijri_month(year: int, month: int, *, relative: bool = False) -> Days | None:
    """All days of a Hijri month."""
    first = gregorian(year, month, 1)
    after = gregorian(*(year + 1, 1) if month == 12 else (year, month + 1), 1)
    if first is None or after is None:
        return None
    return Days(first, after - timedelta(days=1), relative, "month")


@lru_cache(maxsize=1024)
def hijri_today(day: date) -> tuple[int, int, int] | None:
    """Year, month and day of the Hijri calendar on *day*."""
    from hijridate import Gregorian

    try:
        found = Gregorian(day.year, day.month, day.day).to_hijri()
    except (ValueError, OverflowError):
        return None
    return found.year, found.month, found.day
