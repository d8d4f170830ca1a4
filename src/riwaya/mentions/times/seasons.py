"""Seasons, quarters, decades, centuries and feasts: صيف 2014, الربع الأول من العام الجاري, الثمانينات, عيد الفطر."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from riwaya.arabic.folding import fold
from riwaya.arabic.tables import rows
from riwaya.mentions.numerals import numeral_at
from riwaya.mentions.times.dates import day_number, month_at
from riwaya.mentions.times.days import Days, add_months, gregorian, hijri_today
from riwaya.mentions.times.periods import current_unit, period_at, this_unit
from riwaya.mentions.times.scan import Found, Scan, unknown
from riwaya.mentions.times.years import rel_at, year_at

__all__ = [
    "century_at",
    "decade_at",
    "feast_at",
    "feast_day_at",
    "quarter_at",
    "season_at",
    "week_of_month_at",
    "yearlike_at",
]


def yearlike_at(scan: Scan, i: int) -> Found | None:
    """A year in any of its ways: عام 2015, العام الجاري, هذا العام, العام."""
    year = year_at(scan, i, named=True)
    if year is not None and year.calendar == "gregorian":
        return Found(year.last, Days(date(year.number, 1, 1), date(year.number, 12, 31), False, "year"))
    at = i + (scan.line.f(i) == "من")
    found = (
        period_at(scan, at)
        or (this_unit(scan, at) if scan.line.get(at, "this") is not None else None)
        or current_unit(scan, at)
    )
    return found if found is not None and found.days.grain == "year" else None


def quarter_at(scan: Scan, i: int) -> Found | None:
    """الربع الثاني من عام 2015, النصف الأول من العام الجاري."""
    line = scan.line
    half = line.get(i, "half") is not None
    if not line.art(i):
        return None
    number = line.bare(i + 1, "ordinal")
    if line.f(i + 1) == "الاخير":
        number = 2 if half else 4
    if number is None or number > (2 if half else 4):
        return None
    at = i + 2
    joined = line.f(at) in ("من", "لعام", "للعام") or line.get(at, "year-word") is not None
    year = yearlike_at(scan, at + (line.f(at) == "من")) if joined else None
    if year is None:
        if half and line.f(i - 1) not in ("في", "خلال", "عن"):
            return None
        if line.f(at) == "من":
            return None
        if scan.printed is None:
            return Found(at, unknown("period"))
        first = date(scan.printed.year, 1, 1)
        relative, last = True, at
    else:
        if year.days.start is None:
            return Found(year.last, unknown("period"))
        first, relative, last = year.days.start, year.days.relative, year.last
    size = 6 if half else 3
    start = add_months(first, size * (number - 1))
    return Found(last, Days(start, add_months(start, size) - timedelta(days=1), relative, "period"))


def season_at(scan: Scan, i: int) -> Found | None:
    """صيف 2014, الشتاء الماضي, هذا الصيف (from هذا on)."""
    line = scan.line
    at = i + (line.get(i, "this") is not None)
    month = line.get(at, "season")
    if month is None:
        return None
    step: int | None = 0 if at > i else None
    relative = True
    year: int | None = None
    last = at + 1
    if line.art(at):
        if (found := rel_at(line, last)) is not None:
            step, last = found
        if step is None:
            return None
    else:
        named = (
            yearlike_at(scan, last)
            if line.get(last, "year-word") is not None or line.f(last) in ("من", "هذا")
            else None
        )
        whole = year_at(scan, last, named=True)
        if whole is not None and whole.calendar == "gregorian":
            year, last, relative = whole.number, whole.last, False
        elif named is not None and named.days.start is not None:
            year, last = named.days.start.year, named.last
        else:
            return None
    if year is None:
        if scan.printed is None:
            return Found(last, unknown("period"))
        now = scan.printed
        year = now.year
        this = date(year, month, 1)
        end = add_months(this, 3)
        if step is not None and step < 0:
            year -= now < end if end.year == year else True
        elif step is not None and step > 0:
            year += now >= this
        elif month == 12 and now.month < 3:
            year -= 1
    start = date(year, month, 1)
    return Found(last, Days(start, add_months(start, 3) - timedelta(days=1), relative, "period"))


def decade_at(scan: Scan, i: int) -> Found | None:
    """ثمانينيات القرن الماضي, الثمانينات: years of the twentieth century but where another is named."""
    line = scan.line
    tens = line.get(i, "decade")
    if tens is None:
        return None
    last, century = i + 1, 1900
    at = last + (line.f(last) == "من")
    found = century_at(scan, at)
    if found is not None and found.days.start is not None:
        century, last = found.days.start.year - 1, found.last
    elif (
        not line.art(i)
        or (
            i and line.f(i - 1) not in ("في", "خلال", "منذ", "مطلع", "اوايل", "اواخر", "منتصف", "نهايه", "بدايه", "حتي")
        )
        or line.f(i + 1) == "من"
    ):
        return None
    return Found(last, Days(date(century + tens, 1, 1), date(century + tens + 9, 12, 31), False, "period"))


def century_at(scan: Scan, i: int) -> Found | None:
    """القرن الماضي, القرن العشرين, القرن الـ19."""
    line = scan.line
    unit = line.get(i, "unit")
    if unit is None or unit != ("century", 1) or not line.art(i):
        return None
    if (step := rel_at(line, i + 1)) is not None:
        now = scan.printed.year if scan.printed is not None else 2001
        number = (now - 1) // 100 + 1 + step[0]
        return Found(step[1], Days(date(number * 100 - 99, 1, 1), date(number * 100, 12, 31), True, "period"))
    day = day_number(line, i + 1)
    if day is not None:
        number, last = day
    else:
        spelt = numeral_at(line, i + 1)
        if spelt is None or not line.art(i + 1) or spelt.value > 21:
            return None
        number, last = int(spelt.value), spelt.last
    if not 1 <= number <= 21:
        return None
    last += line.get(last, "calendar-mark") is not None and line.art(last)
    return Found(last, Days(date(number * 100 - 99, 1, 1), date(number * 100, 12, 31), False, "period"))


@cache
def _feasts() -> dict[str, list[tuple[tuple[str, ...], str, tuple[int, int], tuple[int, int]]]]:
    out: dict[str, list[tuple[tuple[str, ...], str, tuple[int, int], tuple[int, int]]]] = {}
    for row in rows("feasts"):
        words = tuple(fold(row["name"]).split())
        a, b = ((int(m), int(d)) for m, d in (row["first"].split("-"), row["last"].split("-")))
        out.setdefault(words[0], []).append((words, row["calendar"], a, b))
    for found in out.values():
        found.sort(key=lambda f: -len(f[0]))
    return out


def feast_at(scan: Scan, i: int) -> Found | None:
    """عيد الفطر, عيد الأضحى الماضي, رأس السنة, each at its nearest to the article's date."""
    line = scan.line
    if line.get(i, "feast") is None:
        return None
    head = line.f(i)
    names = _feasts().get(head)
    if names is None and head[:1] in "وفبلك" and head:
        names = _feasts().get(head[1:])
    fits = [n for n in names or () if all(line.f(i + k) == w for k, w in enumerate(n[0]) if k)]
    if not fits:
        return None
    words, calendar, first, last = fits[0]
    at = i + len(words)
    if line.get(at, "blessed") is not None and line.art(at):
        at += 1
    step: int | None = None
    year = year_at(scan, at, named=True)
    if (found := rel_at(line, at)) is not None:
        step, at = found
    elif year is None and line.get(at, "this") is not None and (whole := yearlike_at(scan, at)) is not None:
        at = whole.last  # عيد الفطر هذا العام
    if year is not None:
        base = year.number
        if calendar == "hijri" and year.calendar == "gregorian":
            today = hijri_today(date(base, 7, 1))
            candidates = [today[0] - 1, today[0], today[0] + 1] if today else []
            for hijri in candidates:
                day = gregorian(hijri, *first)
                if day is not None and day.year == base:
                    return Found(year.last, Days(day, gregorian(hijri, *last), False, "period"))
            return None
        start = gregorian(base, *first) if calendar == "hijri" else date(base, *first)
        end = gregorian(base, *last) if calendar == "hijri" else date(base, *last)
        return Found(year.last, Days(start, end, False, "period"))
    if scan.printed is None:
        return Found(at, unknown("period"))
    now = hijri_today(scan.printed) if calendar == "hijri" else (scan.printed.year, 0, 0)
    if now is None:
        return Found(at, unknown("period"))
    spans: list[tuple[date, date]] = []
    for y in (now[0] - 1, now[0], now[0] + 1):
        a = gregorian(y, *first) if calendar == "hijri" else date(y, *first)
        b = gregorian(y, *last) if calendar == "hijri" else date(y, *last)
        if a is not None and b is not None:
            spans.append((a, b))
    if step is not None and step < 0:
        spans = [s for s in spans if s[1] < scan.printed][-1:] or spans
    elif step is not None and step > 0:
        spans = [s for s in spans if s[0] > scan.printed][:1] or spans
    if not spans:
        return Found(at, unknown("period"))
    printed = scan.printed
    return Found(at, Days(*min(spans, key=lambda s: abs((s[0] - printed).days)), True, "period"))


def _the_feast(scan: Scan, i: int) -> Found | None:
    """العيد: the nearer of the two feasts."""
    if scan.line.f(i) != "العيد" or scan.printed is None:
        return None
    now = hijri_today(scan.printed)
    days = [] if now is None else [gregorian(now[0] + y, m, d) for y in (-1, 0, 1) for m, d in ((10, 1), (12, 10))]
    starts = [d for d in days if d is not None]
    if not starts:
        return None
    printed = scan.printed
    start = min(starts, key=lambda d: abs((d - printed).days))
    return Found(i + 1, Days(start, start + timedelta(days=2), True, "period"))


def week_of_month_at(scan: Scan, i: int) -> Found | None:
    """الأسبوع الأول من يوليو, الأسبوع الثالث من الشهر الجاري."""
    line = scan.line
    number = line.bare(i + 1, "ordinal")
    if number is None or line.get(i, "unit") != ("week", 1) or not line.art(i) or line.f(i + 2) != "من" or number > 5:
        return None
    found = month_at(scan, i + 3) or period_at(scan, i + 3) or current_unit(scan, i + 3)
    if found is None or found.days.grain != "month":
        return None
    start, end = found.days.start, found.days.end
    if start is None or end is None:
        return found
    first = start + timedelta(days=7 * (number - 1))
    return Found(found.last, found.days._replace(start=first, end=min(end, first + timedelta(days=6)), grain="week"))


def feast_day_at(scan: Scan, i: int) -> Found | None:
    """أول أيام عيد الفطر, ثاني أيام العيد: one day of a feast."""
    line = scan.line
    number = line.get(i, "ordinal")
    if number is None or line.art(i) or line.f(i + 1) not in ("ايام", "يوم"):
        return None
    found = feast_at(scan, i + 2) or _the_feast(scan, i + 2)
    if found is None:
        return None
    start = found.days.start
    day = start + timedelta(days=number - 1) if start is not None else None
    return Found(found.last, Days(day, day, found.days.relative, "day"))
