"""Numbered years: years in digits without the word for a year, where something else says that they are years."""

from __future__ import annotations

from riwaya.mentions.counted import counted
from riwaya.mentions.line import Line
from riwaya.mentions.times.days import year_days
from riwaya.mentions.times.scan import Found, Scan
from riwaya.mentions.times.years import whole_year, year_at

__all__ = ["bare_year", "joined_year", "years_at", "years_of_at"]


def bare_year(scan: Scan, i: int) -> Found | None:
    """A year in digits alone, where the word before it says that it is one."""
    line = scan.line
    text = line.bare(i, "digits")
    if text is None or len(text) != 4 or line.art(i):
        return None
    year = year_at(scan, i, named=True)
    if year is None or not (1000 <= year.number <= 2099) or _counts(line, year.last):
        return None
    if year.calendar == "hijri" or year.number >= 1700:
        days = whole_year(year)
        return Found(year.last, days) if days is not None else None
    return None


def _counts(line: Line, i: int) -> bool:
    """Whether a number before token *i* counts what stands there: a unit, a sign, a counted noun."""
    f = line.f(i)
    if not f or line.tokens[i].punct:
        return f in ("%", "٪", ".", ",", ":", "٫", "$", "/") and line.glued(i - 1) and f != "." and f != ","
    return (line.get(i, "unit") is not None and not line.art(i)) or (
        line.bare(i, "num") is not None or (line.f(i - 1).endswith("00") and counted(f) is not None)
    )


def years_at(scan: Scan, i: int) -> Found | None:
    """في 2009, 2014-2015, موسم 2014/2015: years without their word, where something else says that they are years."""
    line = scan.line
    text = line.get(i, "digits")
    if text is None or len(text) != 4 or line.art(i):
        return None
    first = int(text)
    if (
        line.f(i + 1) in ("-", "/", "–", "—")
        and line.tokens[i + 2 :]
        and (second := line.get(i + 2, "digits")) is not None
    ):
        number = int(second) if len(second) == 4 else first // 100 * 100 + int(second) if len(second) == 2 else 0
        if 1900 <= first < number <= min(first + 60, 2099) and line.f(i + 3) not in ("-", "/", "–"):
            return Found(i + 3, year_days(first)._replace(end=year_days(number).end, grain="period"))
        return None
    before = line.f(i - 1)
    if before in ("في", "وفي", "خلال", "منذ", "حتي", "وحتي", "بعد", "قبل", "وبعد", "وقبل") and 1700 <= first <= 2099:
        return bare_year(scan, i)
    return None


def joined_year(scan: Scan, i: int) -> Found | None:
    """A year in four digits at token *i*, whatever clitics it has (و2015)."""
    line = scan.line
    text = line.get(i, "digits")
    if text is None or len(text) != 4 or not 1700 <= int(text) <= 2099:
        return None
    last = i + 1 + (line.bare(i + 1, "era") is not None)
    return Found(last, year_days(int(text)))


def years_of_at(scan: Scan, i: int) -> Found | None:
    """أعوام 2009 و2010 و2013."""
    line = scan.line
    last, days = i + 1, None
    while (year := joined_year(scan, last)) is not None and (last == i + 1 or line.f(last)[:1] == "و"):
        days = year.days if days is None else days._replace(end=year.days.end, grain="period")
        last = year.last
        last += line.f(last) == "،" and joined_year(scan, last + 1) is not None and line.f(last + 1)[:1] == "و"
    return Found(last, days) if days is not None else None
