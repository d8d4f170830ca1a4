"""Ranges: من 3 إلى 5 مايو, بين عامي 2011 و2015, يومي السبت والأحد: first day of the one to last of the other."""

from __future__ import annotations

from datetime import timedelta

from riwaya.mentions.line import Line
from riwaya.mentions.times.dates import date_at, day_number
from riwaya.mentions.times.days import Days, add_months
from riwaya.mentions.times.numbered import bare_year, joined_year
from riwaya.mentions.times.points import point_at
from riwaya.mentions.times.scan import Found, Scan

__all__ = ["pair_at", "range_at", "span_of_days"]


def _over(
    start: Days, end: Days, last: int, *, weekdays: bool = False, forward: bool = False, trusted: bool = False
) -> Found:
    a, b = start.start, end.end
    if start.relative and not end.relative and a is not None and b is not None and start.grain in ("day", "month"):
        a = add_months(a, 12 * (b.year - a.year - ((a.month, a.day) > (b.month, b.day))))  # its year is the other's
        start = start._replace(relative=False)
    near = weekdays and start.grain == end.grain == "day" and start.relative and end.relative
    if near and a is not None and b is not None:
        if a > b and forward:  # to come, the second today's by its name
            b = a + timedelta(days=(b - a).days % 7)
        elif not -6 <= (a - b).days <= 0:  # يومي السبت والأحد المقبلين: one week for both
            a = b - timedelta(days=(b - a).days % 7)
    elif a is not None and b is not None and a > b:
        try:
            if end.relative and not trusted and (b.replace(year=b.year + 1) - a).days < 366:
                b = b.replace(year=b.year + 1)
            elif start.relative:
                a = a.replace(year=a.year - 1)
        except ValueError:
            pass
    why = (*start.why, *end.why)
    return Found(last, Days(a, b, start.relative or end.relative, "period", why))


def range_at(scan: Scan, i: int) -> Found | None:
    """من 3 إلى 5 مايو, بين عامي 2011 و2015, من الأحد إلى الخميس."""
    line = scan.line
    between = line.get(i, "between") is not None
    at = i + 1
    if between and line.get(at, "pair") is not None:
        return pair_at(scan, at)
    return _from_to(scan, at, "و" if between else "الي")


def _joins(line: Line, i: int, joint: str) -> int | None:
    """The token that the second part of a range begins with, when token *i* joins it to the first."""
    f = line.f(i)
    if joint == "و":
        if f == "و":
            return i + 1
        return i if f[:1] == "و" and len(f) > 1 and line.signs[i] is not None else None
    if joint == "-":
        return i + 1 if f in ("-", "–", "—", "/") else None
    if f in ("الي", "حتي", "وحتي", "والي") or f == "لغايه":
        return i + 1
    if f in ("-", "–"):
        return i + 1
    return None


def _from_to(scan: Scan, at: int, joint: str) -> Found | None:
    line = scan.line
    start = point_at(scan, at) or bare_year(scan, at)
    if start is not None and (nxt := _joins(line, start.last, joint)) is not None:
        end = point_at(scan, nxt) or (bare_year(scan, nxt) if joint != "و" else joined_year(scan, nxt))
        if end is not None:
            weekdays = not any(line.get(k, "digits") or line.get(k, "month") for k in range(at, end.last))
            now, first = scan.printed, start.days.start
            trusted = line.get(end.last - 1, "rel") is not None
            forward = now is not None and first is not None and first > now and not trusted
            return _over(start.days, end.days, end.last, weekdays=weekdays, forward=forward, trusted=trusted)
    k = at + (line.f(at) == "يوم")
    day = day_number(line, k)
    if day is None:
        return None
    nxt_day = _joins(line, day[1], joint)
    if nxt_day is None:
        return None
    end = date_at(scan, nxt_day)
    if end is None or end.days.end is None or end.days.start != end.days.end:
        return Found(end.last, end.days) if end is not None else None
    other = day_number(line, nxt_day)
    if other is None or other[0] <= day[0]:
        return None
    first = end.days.end - timedelta(days=other[0] - day[0])
    return Found(end.last, end.days._replace(start=first, grain="period"))


def pair_at(scan: Scan, i: int) -> Found | None:
    """يومي السبت والأحد, يومي 5 و6 مايو, عامي 2011 و2012, شهري مايو ويونيو."""
    line = scan.line
    kind = line.get(i, "pair")
    if kind == "year":
        first = joined_year(scan, i + 1)
        at = i + 2 + (line.f(i + 2) == "و")
        second = joined_year(scan, at) if first is not None and line.f(i + 2)[:1] == "و" else None
        return _over(first.days, second.days, second.last) if first is not None and second is not None else None
    return _from_to(scan, i + 1, "و") or _from_to(scan, i + 1, "-")


def span_of_days(scan: Scan, i: int) -> Found | None:
    """3-5 مايو, 3 و4 مايو."""
    line = scan.line
    day = day_number(line, i)
    if day is not None and line.get(i, "digits") is None and line.f(day[1])[:1] != "و":
        return None
    if day is None or (line.f(day[1]) not in ("-", "–", "و", "/") and line.f(day[1])[:1] != "و"):
        return None
    return _from_to(scan, i, "و") or (_from_to(scan, i, "-") if line.f(day[1]) != "/" else None)
