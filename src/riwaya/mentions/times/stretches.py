"""Stretches: what reaches from or to a time, and distances from now: منذ, حتى, قبل يومين, بعد أسبوع."""

from __future__ import annotations

from riwaya.mentions.line import Line
from riwaya.mentions.times.days import Days, shifted, unit_around
from riwaya.mentions.times.numbered import bare_year
from riwaya.mentions.times.periods import counted_unit
from riwaya.mentions.times.points import point_at
from riwaya.mentions.times.scan import Found, Scan, unknown
from riwaya.mentions.times.tense import is_past_verb
from riwaya.mentions.times.years import year_at

__all__ = ["ago_at", "hence_at", "since_at", "until_at"]

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
    if then.year < 10:  # millions of years
        return Days(None, None, True, unit), Days(None, scan.printed, True, "period")
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
        elif (line.f(last) == "من" and line.art(last + 1) and count is None) or (
            last == at + 1 and count == 1 and _noun_behind(line, last)
        ):
            return None  # منذ ليلة وصوله
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
    start = point_at(scan, i + 1) or bare_year(scan, i + 1)
    if start is None:
        return None
    days = start.days
    if printed is None or days.start is None or days.start > printed:
        return Found(start.last, days._replace(end=None))
    return Found(start.last, days._replace(end=printed, grain="period"))


def _noun_behind(line: Line, i: int) -> bool:
    """Whether a noun is behind a unit without a number: the unit is its, and counts from nowhere."""
    f = line.f(i)
    return f.startswith("ال") or (len(f) > 4 and f.endswith(("ها", "هم", "ته", "له")))


def _is_year(scan: Scan, i: int) -> bool:
    line = scan.line
    return year_at(scan, i) is not None if line.get(i, "year-word") is not None else False


def until_at(scan: Scan, i: int) -> Found | None:
    """حتى with a point: up to its end, from the article's date where that lies before it."""
    end = point_at(scan, i + 1) or bare_year(scan, i + 1)
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
    if count is None or unit in ("hour", "minute", "second", "season"):
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
