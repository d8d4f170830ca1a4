"""Years: عام 2015, سنة 1436هـ, العام الماضي, and the adjectives that say which of its kind a period is."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from riwaya.mentions.counted import counted
from riwaya.mentions.line import Line
from riwaya.mentions.numerals import numeral_at
from riwaya.mentions.times.days import Days, gregorian, year_days
from riwaya.mentions.times.scan import Found, Scan

__all__ = ["Year", "rel_at", "whole_year", "year_at", "year_expression"]


class Year(NamedTuple):
    """A year: its number, its calendar, the token after it."""

    number: int
    calendar: str
    last: int


def rel_at(line: Line, i: int) -> tuple[int, int] | None:
    """How far off (-1 last, 0 this, 1 next; one more with قبل and بعد) the adjective at token *i* says, token after."""
    if line.f(i) in ("قبل", "بعد") and line.art(i + 1):
        step = line.bare(i + 1, "rel")
        if step:
            return (step * 2, i + 2)
    step = line.bare(i, "rel")
    return (step, i + 1) if step is not None and line.art(i) else None


def year_at(scan: Scan, i: int, *, named: bool = False) -> Year | None:
    """The year at token *i*, with عام or سنة before it unless *named* (which lets digits stand alone)."""
    line = scan.line
    at = i
    at += line.f(at) == "من"
    if line.get(at, "year-word") is not None:
        at, named = at + 1, True
        if line.art(at - 1) and line.get(at, "year-kind") is not None and line.art(at):
            at += 1  # السنة المالية 2015, العام الدراسي الجديد 1436
            at += line.art(at) and (line.get(at, "new") is not None or line.get(at, "rel") is not None)
    if not named:
        return None
    text = line.get(at, "digits")
    if text is None:
        spelt = numeral_at(line, at) if line.get(at, "num") is not None else None
        if spelt is None or not 1000 <= spelt.value <= 2100 or spelt.value != int(spelt.value):
            return None
        return Year(int(spelt.value), "gregorian", spelt.last)
    sign = line.signs[at]
    if not (len(text) == 4 or (len(text) == 3 and line.get(at - 1, "year-word") is not None)) or (
        sign and sign.cut and at > i
    ):
        return None
    if (
        line.glued(at)
        and line.f(at + 1) in (".", ",", "٫", ":", "٬")
        and line.get(at + 2, "digits")
        and line.glued(at + 1)
    ):
        return None
    number, last, calendar = int(text), at + 1, line.get(at, "own-era") or ""
    opened = line.f(last) == "("
    mark = line.bare(last + opened, "era") or line.bare(last + opened, "calendar-mark")
    if not calendar and mark is not None and (not opened or line.f(last + 2) == ")"):
        calendar, last = mark, last + 1 + 2 * opened
    likely = calendar or 1300 <= number <= 1500 or 1800 <= number <= 2100 or line.get(at - 1, "year-word") is not None
    if not likely and counted(line.f(last)) is not None:
        return None  # في رمضان 1550 بلاغا: so many
    if not calendar:
        calendar = "hijri" if 1330 <= number <= 1470 else "gregorian"
    if not 100 <= number <= 2199:
        return None
    return Year(number, calendar, last)


def whole_year(year: Year, *, relative: bool = False) -> Days | None:
    """All days of a year of either calendar; None where the Hijri one is out of reach."""
    if year.calendar == "gregorian":
        return year_days(year.number, relative=relative)
    first, after = gregorian(year.number, 1, 1), gregorian(year.number + 1, 1, 1)
    if first is None or after is None:
        return None
    return Days(first, date.fromordinal(after.toordinal() - 1), relative, "year")


def year_expression(scan: Scan, i: int, *, named: bool = False) -> Found | None:
    """A year: عام 2015, العام الماضي, هذا العام, العام الماضي 2014."""
    line = scan.line
    if line.get(i, "year-word") is not None and line.art(i) and line.among(i - 1, "general-heads"):
        return None
    year = year_at(scan, i, named=named)
    if year is None:
        return None
    days = whole_year(year)
    if days is None:
        return None
    if line.f(year.last) in ("-", "/", "–") and len(line.get(year.last + 1, "digits") or "") == 4:
        second = year_at(scan, year.last + 1, named=True)
        until = whole_year(second._replace(calendar=second.calendar)) if second is not None else None
        if second is not None and until is not None and abs(second.number - year.number) <= 60:
            first = whole_year(year._replace(calendar=second.calendar)) or days
            low, high = (first, until) if year.number < second.number else (until, first)
            return Found(second.last, low._replace(end=high.end, grain="period"))
    return Found(year.last, days)
