"""Dates: days of months, months and years as they are written out or in digits, in both calendars."""

from __future__ import annotations

from datetime import date

from riwaya.mentions.line import Line
from riwaya.mentions.times.days import (
    Days,
    add_months,
    gregorian,
    hijri_month,
    hijri_today,
    month_days,
    nearest,
    unit_around,
)
from riwaya.mentions.times.scan import Found, Scan, unknown
from riwaya.mentions.times.years import rel_at, year_at

__all__ = ["date_at", "day_number", "month_at", "month_name"]


_DASHES = frozenset("/-–—ـ")


def day_number(line: Line, i: int) -> tuple[int, int] | None:
    """The day of a month at token *i*, in digits or as an ordinal, and the token after it."""
    text = line.get(i, "digits")
    if text is not None:
        number = int(text) if len(text) < 3 else 0
        return (number, i + 1) if 1 <= number <= 31 else None
    unit = line.get(i, "ordinal")
    if unit is not None and (line.art(i) or line.get(i, "edge") is None):
        if line.bare(i + 1, "num") == ("unit", 10.0) and unit < 10:
            return unit + 10, i + 2
        ten = line.get(i + 1, "num")
        if ten is not None and ten[0] == "ten" and ten[1] in (20.0, 30.0) and line.tokens[i + 1].f[0] == "و":
            return unit + int(ten[1]), i + 2
        return (unit, i + 1) if line.art(i) else None
    ten = line.get(i, "num")
    if ten is not None and ten[0] == "ten" and ten[1] in (20.0, 30.0) and line.art(i):
        return int(ten[1]), i + 1
    return None


def _one_month(line: Line, i: int) -> tuple[int, str, int] | None:
    pair = line.get(i, "month-pair")
    if pair is not None and line.f(i + 1) in pair:
        return (*pair[line.f(i + 1)], i + 2)
    single = line.get(i, "month")
    return (*single, i + 1) if single is not None else None


def month_name(line: Line, i: int) -> tuple[int, str, int, bool] | None:
    """The month at token *i* with its second name (آذار/مارس, مارس (آذار)): number, calendar, token after, certain."""
    first = _one_month(line, i)
    if first is None:
        return None
    number, calendar, last = first
    sign = line.signs[i]
    sure = "unsure" not in (sign.kinds if sign else {}) and not line.art(i)
    at = last + (line.f(last) in _DASHES or line.f(last) in ("(", "[", ".", "«"))
    second = _one_month(line, at)
    if second is not None and second[:2] == (number, calendar) and not (sign and line.tokens[at].info.conj):
        closing = line.f(second[2]) in (")", "]", "»") and at > last
        return number, calendar, second[2] + closing, True
    return number, calendar, last, sure


def _year_after(scan: Scan, i: int) -> tuple[int | None, int | None, str, int] | None:
    """What year a month or day of the month goes on with: (number or None, step or None, calendar, token after)."""
    line = scan.line
    at = i + (line.f(i) in ("،", ",") and line.get(i + 1, "digits") is not None and len(line.f(i + 1)) == 4)
    bridge = at + (line.f(at) in _DASHES and len(line.get(at + 1, "digits") or "") == 4)
    year = year_at(scan, bridge, named=True)
    if year is not None:
        return year.number, None, year.calendar, year.last
    step = rel_at(line, i)
    if step is not None:
        return None, step[0], "month", step[1]
    at = i + (line.f(i) == "من")
    if line.bare(at, "this") is not None and line.get(at + 1, "year-word") is not None and line.art(at + 1):
        return None, 0, "year", at + 2
    if line.get(at, "year-word") is not None and line.art(at):
        step = rel_at(line, at + 1)
        if step is not None:
            year = year_at(scan, step[1], named=True)
            return None, step[0], "year", year.last if year is not None else step[1]
    return None


def _build(scan: Scan, i: int, month: int, calendar: str, day: int | None, last: int) -> Found | None:
    """The days of a month (and day) whose year, if any, begins at token *last*."""
    printed = scan.printed
    tail = _year_after(scan, last)
    grain = "month" if day is None else "day"
    if tail is not None and tail[0] is not None:
        days = _days_of(tail[0], month, day, calendar, relative=False)
        if days is None and day is None:
            return None
        if days is None:
            days = Days(None, None, False, "day", ("no such day",))
        return Found(tail[3], days)
    after = tail[3] if tail is not None else last
    if printed is None:
        return Found(after, unknown(grain))
    today = hijri_today(printed) if calendar == "hijri" else (printed.year, printed.month, printed.day)
    if today is None:
        return Found(after, unknown(grain))
    if tail is not None and tail[2] == "year":
        year = today[0] + (tail[1] or 0)
    elif tail is not None:
        step, (y, m, d) = tail[1] or 0, today
        passed = (month, day) < (m, d) if day is not None else month < m
        coming = (month, day) > (m, d) if day is not None else month > m
        year = y if step == 0 else (y if passed else y - 1) if step < 0 else (y if coming else y + 1)
    else:
        as_date = date(today[0], today[1], min(today[2], 28))
        year = nearest(as_date, month, day, ahead=scan.ahead(i))
    days = _days_of(year, month, day, calendar, relative=True)
    return Found(after, days) if days is not None else None


def _days_of(year: int, month: int, day: int | None, calendar: str, *, relative: bool) -> Days | None:
    try:
        if calendar == "hijri" and 1300 <= year <= 1500:
            if day is None:
                return hijri_month(year, month, relative=relative)
            found = gregorian(year, month, day)
            return Days(found, found, relative, "day") if found else None
        if day is None:
            return month_days(year, month, relative=relative)
        return Days(date(year, month, day), date(year, month, day), relative, "day")
    except ValueError:
        return None


def month_at(scan: Scan, i: int) -> Found | None:
    """A month: مايو, شهر أيار/مايو الماضي, مارس العام الماضي; doubtful names only where their surroundings vouch."""
    line = scan.line
    named = line.get(i, "month-word") is not None and not line.art(i)
    at = i + named
    name = month_name(line, at)
    if name is None:
        return None
    number, calendar, last, sure = name
    if calendar == "hijri" and line.get(last, "blessed") is not None and line.art(last):
        last, sure = last + 1, True  # رمضان المبارك
    found = _build(scan, i, number, calendar, None, last)
    if found is None:
        return None
    if not (named or sure or found.last > last or _vouched(line, at)):
        return None
    if line.f(at) in ("may", "march") and found.last == last:
        return None
    before = i - 1 - (line.f(i - 1) == "من")
    if _named_after(line, i) or (day_number(line, before) is not None and _named_after(line, before)):
        return None
    return found


def _vouched(line: Line, i: int) -> bool:
    sign = line.sign(i)
    if sign is None or sign.art or (line.tokens[i].f[0] in "وفب" and sign.cut):
        return False
    return line.get(i - 1, "edge") is not None or line.f(i - 1) in ("في", "منذ", "حتي", "خلال", "شهري")


def _named_after(line: Line, i: int) -> bool:
    return line.among(i - 1, "dated-names")


def date_at(scan: Scan, i: int) -> Found | None:
    """A day with its month: 8 آذار/مارس 2014, الثامن من مارس, 15 رمضان 1436هـ, 12/3/2015, يوليو 15، 2015."""
    line = scan.line
    numeric = numeric_date(scan, i)
    if numeric is not None:
        return numeric
    day = day_number(line, i)
    if day is None:
        single = _one_month(line, i)
        if single is not None and (day := day_number(line, single[2])) is not None and line.get(single[2], "digits"):
            year = year_at(scan, day[1] + (line.f(day[1]) in ("،", ",")), named=True)
            if year is not None:
                days = _days_of(year.number, single[0], day[0], year.calendar, relative=False)
                return Found(year.last, days) if days is not None else None
        return None
    number, at = day
    if line.get(i, "digits") is None and i and line.tokens[i - 1].info.article and not _says_day(line, i - 1):
        return None  # الأسبوع الأول من يوليو
    if line.f(at) in _DASHES or line.f(at) in ("،", ","):
        at += 1
    at += line.f(at) == "من"
    if line.get(at, "month-word") is not None and not line.get(at, "pair"):
        if line.art(at):
            return _of_this_month(scan, number, at + 1)
        at += 1
    elif (step := rel_at(line, at)) is not None and line.get(i, "digits") is not None and step[0] == 0:
        return _of_this_month(scan, number, at)  # 15 الجاري
    name = month_name(line, at)
    if name is None or (line.art(at) and not line.get(at, "month-pair")) or line.tokens[at].info.conj:
        return None
    end = name[2]
    end += name[1] == "hijri" and line.get(end, "blessed") is not None and line.art(end)
    found = _build(scan, i, name[0], name[1], number, end)
    if found is None or (found.days.relative and found.last == name[2] and _named_after(line, i)):
        return None
    if line.f(day[1]) in _DASHES and name[1] == "hijri" and found.last == name[2] and not name[3]:
        return None  # 1 - صفر, one to nil
    return found


def _says_day(line: Line, i: int) -> bool:
    return line.get(i, "weekday") is not None or line.get(i, "unit") == ("day", 1) or line.f(i) == "الموافق"


def _of_this_month(scan: Scan, day: int, i: int) -> Found | None:
    """من الشهر الجاري, الشهر الماضي; *i* is the token behind الشهر."""
    step = rel_at(scan.line, i)
    if step is None:
        return None
    if scan.printed is None:
        return Found(step[1], unknown("day"))
    first = add_months(unit_around(scan.printed, "month")[0], step[0])
    days = _days_of(first.year, first.month, day, "gregorian", relative=True)
    return Found(step[1], days) if days is not None else None


def numeric_date(scan: Scan, i: int) -> Found | None:
    """A date in three numbers, day first (month first only where it can be no other), or year first; Hijri with هـ."""
    line = scan.line
    if line.f(i + 1) not in ("/", "-", ".") or line.f(i + 3) != line.f(i + 1):
        return None
    texts = [line.get(i, "digits"), line.get(i + 2, "digits"), line.get(i + 4, "digits")]
    if any(t is None for t in texts) or any(len(t) > 4 for t in texts):
        return None
    if not all(line.tokens[k + 1].start - line.tokens[k].end <= 1 for k in range(i, i + 4)):
        return None
    first, month, third = (int(t) for t in texts)
    if len(texts[0]) == 4:
        year, day = first, third
    elif len(texts[2]) == 4:
        year, day = third, first
    else:
        return None
    if month > 12 >= day:
        month, day = day, month
    last = i + 5
    own = line.get(i + 4, "own-era")
    mark = None if own else line.bare(last, "era") or line.bare(last, "calendar-mark")
    last += mark is not None
    calendar = own or mark or ("hijri" if 1330 <= year <= 1470 else "gregorian")
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    days = _days_of(year, month, day, calendar, relative=False)
    return Found(last, days) if days is not None else None
