"""Weekdays and near days: أمس الخميس, مساء السبت, بعد غد, اليوم الأحد 12 يناير 2025, a day with all that names it."""

from __future__ import annotations

from datetime import date, timedelta

from riwaya.arabic.wordlists import wordlist
from riwaya.mentions.line import Line
from riwaya.mentions.times.dates import date_at
from riwaya.mentions.times.days import Days
from riwaya.mentions.times.scan import Found, Scan, unknown
from riwaya.mentions.times.years import rel_at

__all__ = ["day_at", "weekday_on"]


def _deictic(line: Line, i: int) -> tuple[int, int] | None:
    """Days from the article's day that the words at token *i* say, and the token after them."""
    f, after = line.f(i), line.f(i + 1)
    base = line.tokens[i].info.base if i < len(line.tokens) else ""
    if base == "اول" or f in ("اول", "واول"):
        if after == "امس":
            return -2, i + 2
        if after == "من" and line.f(i + 2) == "امس":
            return -2, i + 3
        return None
    if line.get(i, "hence") is not None and after in ("غد", "غدا", "الغد"):
        return 2, i + 2
    step = line.get(i, "deictic")
    if step is not None:
        if step == -1 and after in ("الاول", "الاولي"):
            return -2, i + 2
        if f.endswith("بارحه") and not line.art(i):
            return None
        return step, i + 1
    unit = line.get(i, "unit")
    if unit is None or not line.art(i):
        return None
    if unit[0] == "day" and unit[1] == 1 and f.endswith("يوم"):
        if after in wordlist("not-today-before") or line.f(i - 1) in wordlist("not-today-after"):
            return None
        if i in line.para.media:
            return None
        return 0, i + 1
    if unit[0] == "night" and unit[1] == 1:
        step = rel_at(line, i + 1)
        return step if step is not None and step[0] < 0 else (0, i + 1) if step is None else None
    return None


def _part(line: Line, i: int) -> tuple[str, int] | None:
    """The part of a day that a day is to follow (مساء, بعد ظهر, منتصف ليل), and the token after it."""
    if line.f(i) in ("بعد", "وبعد", "قبل", "قبيل") and line.bare(i + 1, "part") == "noon":
        return "afternoon", i + 2
    if line.get(i, "edge") is not None and line.bare(i + 1, "part") is not None:
        return line.bare(i + 1, "part"), i + 2
    if line.get(i, "part") is not None:
        return line.get(i, "part"), i + 1 + (line.f(i + 1) == "من" and line.f(i + 2) in ("يوم", "امس"))
    return None


def weekday_on(printed: date, weekday: int, step: int | None, *, ahead: bool) -> date:
    """The day meant by a weekday: the last or next one strictly with a *step*, else today's, the last or the next."""
    back = (printed.weekday() - weekday) % 7
    if step is not None and step < 0:
        return printed - timedelta(days=(back or 7) + 7 * (-step - 1))
    if step is not None and step > 0:
        return printed + timedelta(days=(7 - back) + 7 * (step - 1))
    if ahead and back:
        return printed + timedelta(days=7 - back)
    return printed - timedelta(days=back)


def _near(expected: date, weekday: int) -> date:
    """The day of that weekday before *expected*, or right after it.

    A page is printed after it was written; only midnight in another zone makes it a day earlier.
    """
    off = (weekday - expected.weekday() - 2) % 7 - 5
    return expected + timedelta(days=off)


def day_at(scan: Scan, i: int) -> Found | None:
    """A day: part of it, today or yesterday, weekday, date, each where it stands; at least one that names the day."""
    line, printed = scan.line, scan.printed
    at, part = i, None
    if not line.art(i) and (found := _part(line, i)) is not None:
        part, at = found
        if line.bare(at, "this") is not None:
            return None
    offset = None
    said = at
    if (near := _deictic(line, at)) is not None:
        offset, at = near
    elif _is_day_word(line, at):
        at += 1
        if (near := _deictic(line, at)) is not None and not line.art(at):
            offset, at = near  # يوم غد, يوم أمس
    elif part is None and line.bare(at, "this") is not None and line.art(at + 1):
        return _this(scan, at)
    weekday, at = _weekday(line, i, at, alone=part is None and offset is None, near=offset is not None)
    step = None
    if weekday is not None and (found_step := rel_at(line, at)) is not None:
        step, at = found_step
    if (
        weekday is not None
        and part == "night"
        and line.bare(at + (line.f(at) in ("-", "/", "–")), "weekday") is not None
    ):
        nxt = at + (line.f(at) in ("-", "/", "–"))
        if line.art(nxt):
            return _night(scan, i, weekday, line.bare(nxt, "weekday"), nxt + 1)
    dated = _date_after(scan, at) if (weekday is not None or offset is not None or at > said or part) else None
    if dated is not None and line.tokens[dated.last - 1].i >= at:
        return _dated(scan, dated, weekday)
    if weekday is None and offset is None:
        return None
    if part is not None and at == i:
        return None
    if printed is None:
        return Found(at, unknown("day"))
    if offset is not None:
        day = printed + timedelta(days=offset)
        why: tuple[str, ...] = ()
        if weekday is not None and day.weekday() != weekday:
            day = _near(day, weekday)
            why = ("the weekday is not the one that the article's date gives",)
        return Found(at, Days(day, day, True, "day", why))
    assert weekday is not None
    back = (printed.weekday() - weekday) % 7
    day = weekday_on(printed, weekday, step, ahead=bool(back) and step is None and scan.ahead(i))
    return Found(at, Days(day, day, True, "day"))


def _weekday(line: Line, i: int, at: int, *, alone: bool, near: bool) -> tuple[int | None, int]:
    """The weekday at token *at* of an expression that begins at *i*, in brackets too, and the token after it.

    *alone*: nothing but يوم stands before it; *near*: it tells which day "today" or "yesterday" is.
    """
    opened = line.f(at) == "(" or (near and line.f(at) in _MARKS and line.f(at + 2) in _MARKS)
    k = at + opened
    weekday: int | None = line.bare(k, "weekday") if k > i else line.get(k, "weekday")
    if weekday is None:
        return None, at
    loose = _is_day_word(line, k - 1)
    if (alone and line.among(i - 1, "no-weekday-after")) or (k == i and loose):
        return None, at  # صلاة الجمعة, كل يوم جمعة
    if not line.art(k) and (not loose or line.get(k, "num") is not None):
        return None, at
    if k == i and line.f(i - 1) == "«" and line.f(i + 1) == "»":
        return None, at  # the name of a magazine
    return weekday, k + 1 + (opened and line.f(k + 1) in (")", "-", "–", "»"))


_MARKS = frozenset(["-", "–", "«", "»", "،"])


def _is_day_word(line: Line, i: int) -> bool:
    unit = line.get(i, "unit")
    return unit is not None and unit == ("day", 1) and not line.art(i) and line.f(i).endswith("يوم")


def _date_after(scan: Scan, at: int) -> Found | None:
    """The date that a weekday or a near day goes on with, behind a comma, bracket or الموافق."""
    line = scan.line
    k = at
    if line.f(k) in ("،", ",", "(", "-", "–", "/", ":"):
        k += 1
    if line.get(k, "same-day") is not None:
        k += 1
        k += line.f(k) in ("ل", ":", "في")
    if line.get(k, "digits") is None and line.get(k, "ordinal") is None and line.get(k, "num") is None:
        return None
    found = date_at(scan, k) or _day_and_month(scan, k)
    if found is None or (line.f(at) in ("،", ",") and found.days.relative):
        return None
    if line.f(at) == "(" and line.f(found.last) == ")":
        return found._replace(last=found.last + 1)
    return found


def _day_and_month(scan: Scan, i: int) -> Found | None:
    """5/9 behind a weekday: day and month, in the year in which it lies nearest."""
    line = scan.line
    day, month = line.get(i, "digits"), line.get(i + 2, "digits")
    if line.f(i + 1) != "/" or day is None or month is None or len(day) > 2 or len(month) > 2 or line.f(i + 3) == "/":
        return None
    if scan.printed is None:
        return Found(i + 3, unknown("day"))
    days = []
    for year in (scan.printed.year - 1, scan.printed.year, scan.printed.year + 1):
        try:
            days.append(date(year, int(month), int(day)))
        except ValueError:
            return None
    printed = scan.printed
    near = min(days, key=lambda d: abs((d - printed).days))
    return Found(i + 3, Days(near, near, True, "day"))


def _dated(scan: Scan, dated: Found, weekday: int | None) -> Found:
    """A date beside a weekday: the date counts, the year it lacks is one in which the weekday is right."""
    days = dated.days
    if weekday is None or days.start is None or days.start.weekday() == weekday:
        return dated
    if days.relative:
        for year in (days.start.year - 1, days.start.year + 1):
            try:
                other = days.start.replace(year=year)
            except ValueError:
                continue
            if other.weekday() == weekday and scan.printed and abs((other - scan.printed).days) < 300:
                return dated._replace(days=days._replace(start=other, end=other))
    return dated._replace(days=days._replace(why=(*days.why, "the weekday contradicts the date")))


def _night(scan: Scan, i: int, first: int, second: int, last: int) -> Found:
    """ليل الخميس الجمعة: the night between two days."""
    if scan.printed is None:
        return Found(last, unknown("day"))
    ahead = (scan.printed.weekday() - second) % 7 > 0 and scan.ahead(i)
    end = weekday_on(scan.printed, second, None, ahead=ahead)
    return Found(last, Days(end - timedelta(days=(second - first) % 7), end, True, "day"))


def _this(scan: Scan, i: int) -> Found | None:
    """هذا المساء, هذه الليلة, هذا الصباح."""
    line = scan.line
    part, unit = line.bare(i + 1, "part"), line.bare(i + 1, "unit")
    if part is None and unit != ("night", 1):
        return None
    if scan.printed is None:
        return Found(i + 2, unknown("day"))
    return Found(i + 2, Days(scan.printed, scan.printed, True, "day"))
