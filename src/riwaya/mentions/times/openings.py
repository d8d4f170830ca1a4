"""Openings: the first months of a year, a year that its era alone tells, and العيد, the feast just past or to come."""

from __future__ import annotations

from datetime import date, timedelta

from riwaya.arabic.wordlists import wordlist
from riwaya.mentions.numerals import numeral_at
from riwaya.mentions.times.days import Days, add_months, gregorian, hijri_today
from riwaya.mentions.times.scan import Found, Scan, unknown
from riwaya.mentions.times.seasons import yearlike_at
from riwaya.mentions.times.years import whole_year, year_at

__all__ = ["era_year_at", "first_months_at", "the_feast_at", "this_numbered_at"]

_FEASTS = ((10, 1, 2), (12, 10, 3))
"""Month, first day and further days of the two feasts."""
_NEAR = 45
"""Days from one of them within which العيد alone is a time."""


def first_months_at(scan: Scan, i: int) -> Found | None:
    """الأشهر الستة الأولى من العام, الشهرين الأولين من 2015, أول تسعة أشهر من العام الماضي: from its first day on."""
    line = scan.line
    at = i + 1
    if line.get(i, "unit") in (("month", 0), ("month", 2)) and line.art(i):
        count = 2 if line.get(i, "unit") == ("month", 2) else None
        if count is None:
            number = numeral_at(line, at) if line.sign(at) is not None and line.art(at) else None
            if number is None:
                return None
            count, at = int(number.value), number.last
        if line.f(at) not in ("الاولي", "الاولين", "الاوليين", "الاول"):
            return None
        at += 1
    elif line.f(i).lstrip("وفبل") == "اول":
        number = numeral_at(line, at) if line.sign(at) is not None else None
        if number is None or line.bare(number.last, "unit") not in (("month", 0), ("month", 1)):
            return None
        count, at = int(number.value), number.last + 1
    else:
        return None
    year = yearlike_at(scan, at + 1) if line.f(at) == "من" else yearlike_at(scan, at)
    if year is None or not 1 < count < 12:
        return None
    if year.days.start is None:
        return Found(year.last, unknown("period"))
    end = add_months(year.days.start, count) - timedelta(days=1)
    return Found(year.last, Days(year.days.start, end, year.days.relative, "period"))


def era_year_at(scan: Scan, i: int) -> Found | None:
    """1436هـ, 2015م: four digits with the letter of their era."""
    line = scan.line
    text = line.get(i, "digits")
    if text is None or len(text) != 4 or line.get(i, "own-era") is None:
        return None
    year = year_at(scan, i, named=True)
    days = whole_year(year) if year is not None else None
    return Found(year.last, days) if year is not None and days is not None else None


def this_numbered_at(scan: Scan, i: int) -> Found | None:
    """هذا العام 1436هـ: the year that the number tells."""
    line = scan.line
    if line.get(i, "this") is None or line.bare(i + 1, "unit") != ("year", 1) or not line.art(i + 1):
        return None
    text = line.get(i + 2, "digits")
    year = year_at(scan, i + 2, named=True) if text is not None and len(text) == 4 else None
    days = whole_year(year) if year is not None else None
    return Found(year.last, days) if year is not None and days is not None else None


def the_feast_at(scan: Scan, i: int) -> Found | None:
    """خلال العيد: the nearer of the two feasts, where one is near; elsewhere العيد is any feast."""
    line, printed = scan.line, scan.printed
    if line.f(i) != "العيد" or printed is None or line.f(i - 1).lstrip("و") not in wordlist("feast-openers"):
        return None
    now = hijri_today(printed)
    found: list[tuple[date, int]] = []
    for year in (now[0] - 1, now[0], now[0] + 1) if now is not None else ():
        for month, day, more in _FEASTS:
            start = gregorian(year, month, day)
            if start is not None and abs((start - printed).days) <= _NEAR:
                found.append((start, more))
    if not found:
        return None
    start, more = min(found, key=lambda f: abs((f[0] - printed).days))
    return Found(i + 1, Days(start, start + timedelta(days=more), True, "period"))
