"""Stretches: what reaches from one time to another: منذ, حتى, من … إلى, بين … و…, يومي … و…, and distances from now."""

from __future__ import annotations

from datetime import timedelta

from riwaya.mentions.line import Line
from riwaya.mentions.times.dates import date_at, day_number
from riwaya.mentions.times.days import Days, shifted, unit_around, year_days
from riwaya.mentions.times.periods import counted_unit
from riwaya.mentions.times.points import point_at
from riwaya.mentions.times.scan import Found, Scan, unknown
from riwaya.mentions.times.tense import is_past_verb
from riwaya.mentions.times.years import whole_year, year_at

__all__ = ["ago_at", "pair_at", "range_at", "since_at", "until_at", "years_at"]

_HEDGES = frozenset(["نحو", "حوالي", "قرابه", "زهاء"])
_MORE = {("اكثر", "من"): "more", ("ما", "يقارب"): "about", ("ما", "يزيد"): "more", ("اقل", "من"): "less"}


def _hedge(line: Line, i: int) -> tuple[str, int]:
    """about, more or less before a count (more than, some), and the token after it."""
    if line.f(i) in _HEDGES:
        return "about", i + 1
    found = _MORE.get((line.f(i), line.f(i + 1)))
    if found is not None:
        return found, i + 2 + (line.f(i + 2) in ("علي", "عن", "من"))
    return "", i


def _back(scan: Scan, unit: str, count: float) -> tuple[Days, Days]:
    """So many units before the article's date, as a point in time and as the stretch from then to now."""
    assert scan.printed is not None
    then = shifted(scan.printed, unit, -count)
    if unit in ("day", "night", "hour", "minute", "second", "week"):
        start, end = then, then
    else:
        start, end = unit_around(then, unit if count == int(count) else "month")
    return Days(start, end, True, unit), Days(start, scan.printed, True, "period")


def since_at(scan: Scan, i: int) -> Found | None:
    """منذ with a point or a count: from then to the article's date, or then alone behind a verb of what happened."""
    line, printed = scan.line, scan.printed
    hedge, at = _hedge(line, i + 1)
    counted = counted_unit(line, at)
    if counted is not None and not _is_year(scan, at):
        unit, count, _, last = counted
        if unit == "day" and line.f(at) == "يوم" and point_at(scan, at) is not None:
            counted = None
        elif line.f(last) == "من" and line.art(last + 1) and count is None:
            return None
    if counted is not None and not _is_year(scan, at):
        unit, count, _, last = counted
        if printed is None:
            return Found(last, unknown(unit), True)
        if count is None:
            return Found(last, Days(None, printed, True, "period", ("how many is not said",)), True)
        point, stretch = _back(scan, unit, count)
        past = is_past_verb(line, i)
        if hedge == "more":
            end = shifted(printed, unit, -count) if past else printed
            return Found(last, Days(None, end, True, "period"), True)
        return Found(last, point if past else stretch, True)
    if hedge:
        return None
    start = point_at(scan, i + 1) or _bare_year(scan, i + 1)
    if start is None:
        return None
    days = start.days
    if printed is None or days.start is None or days.start > printed:
        return Found(start.last, days._replace(end=None))
    return Found(start.last, days._replace(end=printed, grain="period"))


def _is_year(scan: Scan, i: int) -> bool:
    line = scan.line
    return year_at(scan, i) is not None if line.get(i, "year-word") is not None else False


def _bare_year(scan: Scan, i: int) -> Found | None:
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
    return (
        (line.get(i, "unit") is not None and not line.art(i))
        or line.bare(i, "num") is not None
        or (len(f) > 3 and f.endswith("ا") and not line.tokens[i].info.has("name", "prep", "adv", "verb"))
    )


def until_at(scan: Scan, i: int) -> Found | None:
    """حتى with a point: up to its end, from the article's date where that lies before it."""
    end = point_at(scan, i + 1) or _bare_year(scan, i + 1)
    if end is None:
        return None
    days, printed = end.days, scan.printed
    if days.end is None or printed is None:
        return Found(end.last, days._replace(start=None))
    return Found(end.last, days._replace(start=printed if days.end > printed else None, grain="period"))


def ago_at(scan: Scan, i: int) -> Found | None:
    """قبل يومين, قبل نحو ستة أشهر: so long before the article, unless it is counted from something that is named."""
    line, printed = scan.line, scan.printed
    hedge, at = _hedge(line, i + 1)
    counted = counted_unit(line, at)
    if counted is None:
        return None
    unit, count, first, last = counted
    after = line.f(last)
    if after == "من" and line.f(last + 1) == "الان":
        last, after = last + 2, ""
    if after in ("من", "علي", "عن") or (after.startswith(("ان",)) and len(after) < 5) or after in ("انتهاء", "موعد"):
        return None
    if (
        line.art(last)
        and line.get(last, "weekday") is None
        and first == last - 1
        and count == 1
        and line.get(last, "unit") is None
    ):
        return None
    if printed is None:
        return Found(last, unknown(unit), True)
    if count is None:
        return Found(last, Days(None, printed, True, "period", ("how many is not said",)), True)
    point, _ = _back(scan, unit, count)
    if hedge == "more":
        point = Days(None, shifted(printed, unit, -count), True, "period")
    return Found(last, point, True)


def hence_at(scan: Scan, i: int) -> Found | None:
    """بعد يومين where nothing is named that it is counted from and the clause looks ahead."""
    line = scan.line
    hedge, at = _hedge(line, i + 1)
    counted = counted_unit(line, at)
    if counted is None or hedge == "less":
        return None
    unit, count, _, last = counted
    if count is None or unit in ("hour", "minute", "second"):
        return None
    after = line.f(last)
    if after and not line.tokens[last].punct and not line.tokens[last].info.has("prep", "comp"):
        return None
    if after in ("من", "علي", "عن") or not scan.ahead(i):
        return None
    if scan.printed is None:
        return Found(last, unknown(unit), True)
    then = shifted(scan.printed, unit, count)
    start, end = (then, then) if unit in ("day", "night", "week") else unit_around(then, unit)
    return Found(last, Days(start, end, True, unit), True)


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
    if before in ("في", "وفي", "خلال", "منذ", "حتي", "وحتي", "بعد", "قبل", "وبعد", "وقبل") and 1900 <= first <= 2099:
        return _bare_year(scan, i)
    return None


def _over(start: Days, end: Days, last: int) -> Found:
    a, b = start.start, end.end
    near = start.grain == end.grain == "day" and start.relative and end.relative
    if near and a is not None and b is not None:
        if not -6 <= (a - b).days <= 0:  # يومي السبت والأحد المقبلين: one week for both
            a = b - timedelta(days=(b - a).days % 7)
    elif a is not None and b is not None and a > b:
        try:
            if end.relative and (b.replace(year=b.year + 1) - a).days < 366:
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
    start = point_at(scan, at) or _bare_year(scan, at)
    if start is not None and (nxt := _joins(line, start.last, joint)) is not None:
        end = point_at(scan, nxt) or (_bare_year(scan, nxt) if joint != "و" else _joined_year(scan, nxt))
        if end is not None:
            return _over(start.days, end.days, end.last)
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
    try:
        first = end.days.end.replace(day=day[0])
    except ValueError:
        return None
    if first >= end.days.end:
        return None
    return Found(end.last, end.days._replace(start=first, grain="period"))


def _joined_year(scan: Scan, i: int) -> Found | None:
    line = scan.line
    text = line.get(i, "digits")
    if text is None or len(text) != 4 or not 1700 <= int(text) <= 2099:
        return None
    last = i + 1 + (line.bare(i + 1, "era") is not None)
    return Found(last, year_days(int(text)))


def pair_at(scan: Scan, i: int) -> Found | None:
    """يومي السبت والأحد, يومي 5 و6 مايو, عامي 2011 و2012, شهري مايو ويونيو."""
    line = scan.line
    kind = line.get(i, "pair")
    if kind == "year":
        first = _joined_year(scan, i + 1)
        second = _joined_year(scan, i + 2) if first is not None and line.f(i + 2)[:1] == "و" else None
        return _over(first.days, second.days, second.last) if first is not None and second is not None else None
    return _from_to(scan, i + 1, "و") or _from_to(scan, i + 1, "-")


def span_of_days(scan: Scan, i: int) -> Found | None:
    """3-5 مايو, 3 و4 مايو."""
    line = scan.line
    day = day_number(line, i) if line.get(i, "digits") is not None else None
    if day is None or (line.f(day[1]) not in ("-", "–", "و", "/") and line.f(day[1])[:1] != "و"):
        return None
    return _from_to(scan, i, "و") or (_from_to(scan, i, "-") if line.f(day[1]) != "/" else None)
