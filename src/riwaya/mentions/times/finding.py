"""Finding: the time expressions of a paragraph as mentions, resolved to first and last day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from riwaya.arabic.paragraphs import Paragraph
from riwaya.arabic.stamps import clock_in
from riwaya.mentions.line import Line
from riwaya.mentions.times.days import Days
from riwaya.mentions.times.numbered import years_at, years_of_at
from riwaya.mentions.times.points import RULES, point_at
from riwaya.mentions.times.ranges import pair_at, range_at, span_of_days
from riwaya.mentions.times.scan import Found, Scan
from riwaya.mentions.times.stretches import ago_at, hence_at, since_at, until_at
from riwaya.model import Span
from riwaya.model.mentions import Interval, Mention

__all__ = ["find_times", "times_of", "times_told"]

_STRETCHES: dict[str, tuple[Callable[[Scan, int], Found | None], ...]] = {
    "since": (since_at,),
    "until": (until_at,),
    "ago": (ago_at,),
    "hence": (hence_at,),
    "from": (range_at,),
    "between": (range_at,),
    "pair": (pair_at,),
    "plural-of": (years_of_at,),
    "digits": (span_of_days, years_at),
    "ordinal": (span_of_days,),
}
_STARTERS = frozenset(RULES) | frozenset(_STRETCHES)


def times_of(line: Line, printed: date | None) -> list[Found]:
    """The time expressions of a line in order, none within another, with the tokens where they begin."""
    if printed is not None and not 100 < printed.year < 9900:
        printed = None
    scan = Scan(line, printed)
    out: list[Found] = []
    i, n = 0, len(line.tokens)
    while i < n:
        sign = line.signs[i]
        if sign is None:
            i += 1
            continue
        best: Found | None = None
        if not _STARTERS.isdisjoint(sign.kinds):
            for kind in sign.kinds:
                for rule in _STRETCHES.get(kind, ()):
                    found = rule(scan, i)
                    if found is not None and (best is None or found.last > best.last):
                        best = found
            single = point_at(scan, i)
            if single is not None and (best is None or single.last > best.last):
                best = single
        if best is None:
            i += 1
            continue
        weekday = "weekday" in sign.kinds or line.bare(i + 1, "weekday") is not None
        if weekday and sign.conj == "و" and out and out[-1].last > i - 25:
            best = _after(best, out[-1], printed)
        out.append(best._replace(first=i))
        i = best.last
    return out


def _after(found: Found, before: Found, printed: date | None) -> Found:
    """A weekday joined to one that is still to come lies behind it: يلعب الجمعة … والسبت."""
    day, other = found.days.start, before.days.start
    if day is None or other is None or printed is None or "day" not in (found.days.grain, before.days.grain):
        return found
    if not found.days.relative or found.days.end != day or other <= printed or not 0 < 7 - (other - day).days < 7:
        return found
    moved = day + timedelta(days=7)
    return found._replace(days=found.days._replace(start=moved, end=moved))


def find_times(paragraph: Paragraph, printed: date | None) -> list[Mention]:
    """The times that a paragraph names, in order, resolved against the day the article was *printed* (None: unknown).

    Spans are code points into the page's text, without the clitics before the first word. Clock times alone are none.
    """
    line = Line(paragraph)
    return times_told(line, times_of(line, printed))


def times_told(line: Line, times: Sequence[Found]) -> list[Mention]:
    """The mentions that the time expressions of a line make."""
    return [_mention(line, found) for found in times]


def _mention(line: Line, found: Found) -> Mention:
    start, end = line.span(found.first, found.last)
    days = found.days
    clock = ""
    if days.grain == "day" and not days.relative and found.last < len(line.tokens):
        end, clock = _clock_behind(line, found, end)
    read = f"a {days.grain} counted from the article's date" if days.relative else f"a {days.grain} that stands alone"
    return Mention(Span(start, end), "time", _interval(days, clock), _score(days), (read, *days.why))


def _score(days: Days) -> float:
    """How sure a reading is: less where it hangs on another day, is open, or says two things."""
    if days.why:
        return 0.8
    if days.start is None or days.end is None:
        return 0.85
    return 0.93 if days.relative else 0.98


def _clock_behind(line: Line, found: Found, end: int) -> tuple[int, str]:
    """A clock time written right behind a full date, as in a line that tells when a page was printed."""
    k = found.last
    if line.f(k) in ("،", ",", "-", "–", "|", "/", "الساعه"):
        k += 1
    hour, minute = line.get(k, "digits"), line.get(k + 2, "digits")
    if hour is None or minute is None or line.f(k + 1) != ":" or len(minute) != 2:
        return end, ""
    last = k + 3
    if line.f(last) == ":" and line.get(last + 1, "digits") is not None:
        last += 2
    if line.f(last) in ("م", "ص", "صباحا", "مساء", "am", "pm"):
        last += 1
    stop = line.tokens[last - 1].end
    clock = clock_in(line.para.text[line.tokens[k].start : stop])
    return (stop, clock) if clock else (end, "")


def _interval(days: Days, clock: str) -> Interval:
    start = days.start.isoformat() + clock if days.start is not None else None
    end = days.end.isoformat() + clock if days.end is not None else None
    return Interval(start, end, "relative" if days.relative else "absolute")
