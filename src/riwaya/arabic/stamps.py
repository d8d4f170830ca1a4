"""Stamps: the dates and times that news pages print, in the month systems of all Arab countries.

Only dates with a year are read; Hijri dates are another module's (the Gregorian one usually stands beside them).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date
from functools import cache

from riwaya.arabic.folding import fold, fold_with_offsets
from riwaya.arabic.tables import rows
from riwaya.model.spans import Span

__all__ = ["Stamp", "clock_in", "iso_of", "stamps_in"]

_YEAR = re.compile(r"(?:[1١۱][9٩۹]|[2٢۲][0٠۰])\d\d")
_REACH = 40  # characters on either side of a date within which a clock time belongs to it


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date in the text: *value* in ISO 8601, with the time of day where one stands by it; *span* of both."""

    value: str
    span: Span


@cache
def _months() -> dict[str, int]:
    return {fold(r["name"]): int(r["number"]) for r in rows("months") if r["calendar"] == "gregorian"}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in sorted(_months(), key=len, reverse=True))
    month = rf"(?P<m>{names})(?:\s*[/\-–(]\s*(?:{names})\)?)?"
    year = r"(?P<y>(?:19|20)\d\d)"
    day = r"(?P<d>[0-3]?\d)"
    gap = r"[\s،,.\-–/]*"
    edge, last = r"(?<![\da-z_:])", r"(?![\da-z_:])"  # page parts may be glued: "الحداد01 مايو 2031آخر تحديث"
    weekday = r"(?:ال\w+|[a-z]{3,9})?"
    sources = (
        rf"{edge}{year}\s+{weekday}{gap}{day}(?!\d){gap}{month}{last}",
        rf"{edge}{day}(?:st|nd|rd|th)?(?!\d){gap}(?:من\s+)?(?:شهر\s+)?{month}{gap}"
        rf"(?:(?:من\s+)?(?:عام|سنه)\s+)?{year}{last}",
        rf"(?<!\w){month}\s+{day}(?:st|nd|rd|th)?(?!\d)[\s،,]+{year}{last}",
        rf"{edge}{year}(?P<s>[-/.])(?P<n>[01]?\d)(?P=s){day}(?![\d])",
        rf"{edge}{day}(?P<s>[-/.])(?P<n>[0-3]?\d)(?P=s){year}(?!\d)",
    )
    return tuple(re.compile(s) for s in sources)


_CLOCK = re.compile(
    r"(?P<before>gmt|utc|الساعه)?\s*(?<![\d:/.])(?P<h>[012]?\d):(?P<i>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?![\d:])"
    r"\s*\(?(?P<half>صباحا|مساء|ظهرا|ص\b|م\b|am\b|pm\b|a\.m\.|p\.m\.)?\s*"
    r"(?:\(?\s*(?:(?P<zone>gmt|utc)\s*(?P<off>[+-]\s*\d{1,2}:?(?:\d\d)?)?|(?:ب?توقيت)\s+(?P<town>\w+)))?"
)
_TOWNS = {"غرينتش": "+00:00", "جرينتش": "+00:00", "جرينيتش": "+00:00", "غرينيتش": "+00:00", "مكه": "+03:00"}


def _clock(m: re.Match[str]) -> str | None:
    hour, half = int(m["h"]), m["half"] or ""
    if half[:1] in ("م", "p") and hour < 12:
        hour += 12
    elif half[:1] in ("ص", "a") and hour == 12:
        hour = 0
    if hour > 23:
        return None
    zone = ""
    if m["off"]:
        digits = re.sub(r"\D", "", m["off"])
        hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
        zone = f"{m['off'][0]}{int(hours):02}:{minutes}"
    elif m["zone"] or m["before"] in ("gmt", "utc"):
        zone = "+00:00"
    elif m["town"]:
        zone = _TOWNS.get(m["town"], "")
    return f"T{hour:02}:{m['i']}{zone}"


def clock_in(text: str) -> str | None:
    """The first clock time in *text* as ISO 8601 writes it after a day ("T14:10"), with its zone where one is given."""
    m = _CLOCK.search(fold(text)) if ":" in text else None
    return _clock(m) if m is not None else None


def _day(m: re.Match[str]) -> str | None:
    groups = m.groupdict()
    year, day = int(m["y"]), int(m["d"])
    month = int(groups["n"]) if groups.get("n") else _months()[re.sub(r"\s+", " ", m["m"])]
    if month > 12 >= day:  # month first, as on some English-made sites
        month, day = day, month
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def stamps_in(text: str, start: int = 0, end: int | None = None) -> list[Stamp]:
    """The dates with a year in ``text[start:end]``, in order, with spans into *text*."""
    piece = text[start:end]
    if not _YEAR.search(piece):
        return []
    folded, offsets = fold_with_offsets(piece)
    found: list[tuple[int, int, str]] = []
    for pattern in _patterns():
        for m in pattern.finditer(folded):
            if any(m.start() < e and s < m.end() for s, e, _ in found):
                continue
            day = _day(m)
            if day is not None:
                found.append((m.start(), m.end(), day))
    found.sort()
    out: list[Stamp] = []
    clocks = list(_CLOCK.finditer(folded)) if found else []
    for k, (s, e, day) in enumerate(found):
        low = max(s - _REACH, found[k - 1][1] if k else 0)
        high = min(e + _REACH, found[k + 1][0] if k + 1 < len(found) else len(folded))
        near = [m for m in clocks if m.end() <= s and low <= m.start()][-1:] + [
            m for m in clocks if e <= m.start("h") and m.end() <= high + 12
        ][:1]
        near.sort(key=lambda m: min(abs(s - m.end()), abs(m.start("h") - e)))
        for m in near:
            clock = _clock(m)
            if clock is not None:
                first, last = min(s, m.start() + len(m[0]) - len(m[0].lstrip())), max(e, m.end())
                while last > e and folded[last - 1].isspace():
                    last -= 1
                out.append(Stamp(day + clock, Span(start + offsets[first], start + offsets[last])))
                break
        else:
            out.append(Stamp(day, Span(start + offsets[s], start + offsets[e])))
    return out


_ISO = re.compile(
    r"\s*(\d{4})-(\d\d)-(\d\d)(?:[T ]+(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?",
    re.I,
)


def iso_of(written: str | None) -> str | None:
    """ISO 8601 of a date as a meta tag or a page writes it, or None when no date with a year can be read."""
    if not written:
        return None
    m = _ISO.match(written)
    if m:
        try:
            day = date(int(m[1]), int(m[2]), int(m[3])).isoformat()
        except ValueError:
            return None
        if m[4] is None or int(m[4]) > 23 or int(m[5]) > 59:
            return day
        seconds = f":{m[6]}" if m[6] else ""
        zone = (m[7] or "").upper()
        if zone in ("Z", "UTC", "GMT"):
            zone = "+00:00"
        elif zone:
            digits = zone[1:].replace(":", "").ljust(4, "0")
            zone = f"{zone[0]}{digits[:2]}:{digits[2:]}"
        return f"{day}T{m[4]}:{m[5]}{seconds}{zone}"
    if re.fullmatch(r"\s*1\d{9}(\d{3})?\s*", written):  # seconds or milliseconds since 1970, as some sites write
        from datetime import datetime

        moment = datetime.fromtimestamp(int(written.strip()[:10]), tz=UTC)
        return moment.isoformat()
    if re.match(r"\s*[A-Za-z]{3},? +\d", written):  # RFC 2822, as in HTTP
        from email.utils import parsedate_to_datetime

        try:
            return parsedate_to_datetime(written.strip()).isoformat()
        except (ValueError, TypeError):
            pass
    stamps = stamps_in(written[:200])
    return stamps[0].value if stamps else None
