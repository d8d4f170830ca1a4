"""Periods: الأسبوع الماضي, الأيام الثلاثة المقبلة, هذا العام, العقدين الماضيين, resolved against the article's date."""

from __future__ import annotations

from datetime import date, timedelta

from riwaya.mentions.line import Line
from riwaya.mentions.numerals import numeral_at
from riwaya.mentions.times.days import Days, add_months, shifted, unit_around
from riwaya.mentions.times.scan import Found, Scan, unknown
from riwaya.mentions.times.years import rel_at, year_at

__all__ = ["counted_unit", "current_unit", "period_at", "this_unit"]

_CALENDAR_UNITS = ("week", "month", "year", "decade", "century")


_SEASON, _SCHOOL = (8, 6), (9, 6)
"""The first and last month of a sports season (players' contracts run out with June) and of a school year."""


def _adjectives(line: Line, i: int) -> tuple[float | None, bool, int]:
    """What may stand between a unit and its adjective: a number, "few"; with the token after."""
    if line.get(i, "few") is not None and line.art(i):
        return None, True, i + 1
    sign = line.sign(i)
    if (
        sign is not None
        and sign.art
        and not sign.prep
        and not sign.conj
        and ("num" in sign.kinds or "digits" in sign.kinds)
    ):
        if "weekday" in sign.kinds and line.get(i + 1, "rel") is None:
            return None, False, i
        number = numeral_at(line, i)
        if number is not None:
            return number.value, False, number.last
    return None, False, i


def period_at(scan: Scan, i: int) -> Found | None:
    """A definite unit with its adjective: الشهر المقبل, الأسبوعين الماضيين, السنوات الخمس الأخيرة."""
    line = scan.line
    at, count = i, None
    sign = line.sign(i)
    if (
        sign is not None
        and sign.art
        and ("digits" in sign.kinds or "num" in sign.kinds)
        and "weekday" not in sign.kinds
    ):
        number = numeral_at(line, i)
        if number is None:
            return None
        count, at = number.value, number.last
        unit = line.bare(at, "unit")
        if unit is None:
            return None
    else:
        unit = line.get(i, "unit")
        if unit is None or not line.art(i):
            return None
        if unit[0] == "year" and line.f(i + 1).startswith("الحال") and line.among(i - 1, "general-heads"):
            return None  # الأمين العام الحالي
    at += 1
    kind = line.bare(at, "year-kind") if unit[0] == "year" and line.art(at) else None
    at += kind is not None
    few = False
    if count is None:
        count, few, at = _adjectives(line, at)
    step, recent = None, False
    if (found := rel_at(line, at)) is not None:
        step, at = found
    elif line.bare(at, "recent") is not None and line.art(at):
        step, at, recent = -1, at + 1, True
        at += line.bare(at, "rel") == -1 and line.art(at)
    elif unit[0] in _CALENDAR_UNITS and line.bare(at, "prior") is not None and line.art(at):
        if unit[0] == "year" and line.among(i - 1, "general-heads"):
            return None
        step, at = -1, at + 1
    elif unit == ("year", 1) and line.bare(at, "new") is not None and line.art(at):
        step, at = (1 if kind is None and scan.printed is not None and scan.printed.month > 3 else 0), at + 1
    if step is None:
        return None
    if count is None and not few:  # الماضية القليلة, الماضية الثلاثة
        count, few, at = _adjectives(line, at)
    if unit[1] == 2:
        count = 2
    if recent and count is None and unit[1] == 1:
        return None
    if unit[0] == "year" and step is not None and count is None:
        year = year_at(scan, at, named=True)
        if year is not None and line.get(at, "digits") is not None:
            at = year.last
    return Found(at, _resolve(scan, unit, step, count, kind))


def _resolve(scan: Scan, unit: tuple[str, int], step: int, count: float | None, kind: str | None) -> Days:
    name, form = unit
    printed = scan.printed
    if printed is None:
        return unknown(name)
    if count is None and form == 1 and (name == "season" or kind == "school"):
        return _campaign(printed, step, *(_SEASON if name == "season" else _SCHOOL))
    if name == "decade" and step and count is None and form == 1:
        count = 1  # the ten years before or after, not the calendar's
    if count is not None:
        far = shifted(printed, name, count * (1 if step > 0 else -1))
        return Days(min(far, printed), max(far, printed), True, "period")
    if form == 0:
        return Days(printed, None, True, "period") if step > 0 else Days(None, printed, True, "period")
    if name in ("day", "night"):
        day = printed + timedelta(days=step)
        return Days(day, day, True, "day")
    if name not in _CALENDAR_UNITS:
        return Days(printed, printed, True, "day")
    start, end = unit_around(shifted(unit_around(printed, name)[0], name, step), name)
    return Days(start, end, True, name)


def _campaign(printed: date, step: int, first: int, last: int) -> Days:
    """A season or school year, from one month to another of the next year; between two, the last and the next."""
    year = printed.year - (printed.month < first)
    if last < printed.month < first:
        year += step >= 0
    else:
        year += step
    end = add_months(date(year + 1, last, 1), 1) - timedelta(days=1)
    return Days(date(year, first, 1), end, True, "period")


def this_unit(scan: Scan, i: int) -> Found | None:
    """هذا الأسبوع, هذه السنة, هذه الأيام."""
    line = scan.line
    unit = line.bare(i + 1, "unit")
    if unit is None or not line.art(i + 1) or unit[0] in ("hour", "minute", "second", "half-day", "decade", "century"):
        return None
    if scan.printed is None:
        return Found(i + 2, unknown(unit[0]))
    if unit[1] == 0 or unit[0] in ("day", "night"):
        return (
            Found(i + 2, Days(scan.printed, scan.printed, True, "day")) if unit[0] == "day" and unit[1] == 0 else None
        )
    if unit[1] == 2:
        return None
    if unit[0] == "season":
        return Found(i + 2, _campaign(scan.printed, 0, *_SEASON))
    start, end = unit_around(scan.printed, unit[0])
    return Found(i + 2, Days(start, end, True, unit[0]))


def current_unit(scan: Scan, i: int) -> Found | None:
    """A definite unit alone, as it stands behind نهاية and the like: the one that the article was printed in."""
    line = scan.line
    unit = line.bare(i, "unit")
    if unit is None or unit[1] != 1 or not line.art(i) or unit[0] not in ("week", "month", "year"):
        return None
    if scan.printed is None:
        return Found(i + 1, unknown(unit[0]))
    kind = line.bare(i + 1, "year-kind") if unit[0] == "year" and line.art(i + 1) else None
    if kind == "school":
        return Found(i + 2, _campaign(scan.printed, 0, *_SCHOOL))
    start, end = unit_around(scan.printed, unit[0])
    return Found(i + 1 + (kind is not None), Days(start, end, True, unit[0]))


def counted_unit(line: Line, i: int) -> tuple[str, float | None, int, int] | None:
    """Units that are counted, with or without a number: (unit, how many, the number's first token, token after)."""
    sign = line.sign(i)
    if sign is None or sign.prep:
        return None
    unit = sign.kinds.get("unit")
    if unit is not None and not sign.art and "digits" not in sign.kinds:
        count: float | None = unit[1] or None
        last = i + 1
        if line.f(last) in ("ونصف", "وربع") and count:
            count, last = count + (0.5 if line.f(last) == "ونصف" else 0.25), last + 1
        if (
            line.bare(last, "few") is not None
            or line.bare(last, "num") == ("unit", 1.0)
            or (line.bare(last, "num") or (0, 0))[1] == 2.0
        ):
            last += 1
        return unit[0], count, i, last
    if "several" in sign.kinds or "vague" in sign.kinds:
        unit = line.bare(i + 1, "unit")
        return (unit[0], None, i, i + 2) if unit is not None else None
    if "half" in sign.kinds and (unit := line.bare(i + 1, "unit")) is not None and unit[1] == 1 and not sign.art:
        return unit[0], 0.5, i, i + 2
    if "digits" not in sign.kinds and "num" not in sign.kinds:
        return None
    number = numeral_at(line, i)
    if number is None:
        return None
    last = number.last
    unit = line.bare(last, "unit")
    if unit is None or line.art(last):
        return None
    count = number.value
    last += 1
    if line.f(last) in ("ونصف", "وربع"):
        count, last = count + (0.5 if line.f(last) == "ونصف" else 0.25), last + 1
    return unit[0], count, i, last
