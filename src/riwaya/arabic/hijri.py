"""Hijri dates: days of the Islamic calendar as news pages print them, given in the Gregorian one.

Converted by the Umm al-Qura calendar of Saudi Arabia (the package hijridate); where a country goes by the sighting of
the moon a printed date may be a day off.
"""

from __future__ import annotations

import re
from functools import cache

from riwaya.arabic.folding import fold, fold_with_offsets
from riwaya.arabic.stamps import Stamp
from riwaya.arabic.tables import rows
from riwaya.model.spans import Span

__all__ = ["hijri_in"]


@cache
def _months() -> dict[str, int]:
    return {fold(r["name"]): int(r["number"]) for r in rows("months") if r["calendar"] == "hijri"}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in sorted(_months(), key=len, reverse=True))
    year = r"(?P<y>1[34]\d\d)"
    return tuple(
        re.compile(source)
        for source in (
            rf"(?<!\d)(?P<d>[0-3]?\d)[\s،,/\-]*(?:من\s+)?(?:شهر\s+)?(?P<m>{names})[\s،,/\-]*(?:(?:عام|سنه)\s+)?{year}(?!\d)",
            rf"(?<!\d){year}(?P<s>[-/.])(?P<n>[01]?\d)(?P=s)(?P<d>[0-3]?\d)(?=\s*\(?ه(?!\w))",
            rf"(?<!\d)(?P<d>[0-3]?\d)(?P<s>[-/.])(?P<n>[01]?\d)(?P=s){year}(?=\s*\(?ه(?!\w))",
        )
    )


def hijri_in(text: str, start: int = 0, end: int | None = None) -> list[Stamp]:
    """The Hijri dates in ``text[start:end]`` as Gregorian days, in order; years outside 1343 to 1500 are left alone."""
    piece = text[start:end]
    if not re.search(r"[1١۱][34٣٤۳۴][\d٠-٩۰-۹]{2}", piece):
        return []
    folded, offsets = fold_with_offsets(piece)
    found: list[Stamp] = []
    for pattern in _patterns():
        for m in pattern.finditer(folded):
            groups = m.groupdict()
            month = int(groups["n"]) if groups.get("n") else _months()[re.sub(r"\s+", " ", m["m"])]
            day = _gregorian(int(m["y"]), month, int(m["d"]))
            span = Span(start + offsets[m.start()], start + offsets[m.end()])
            if day is not None and not any(span.touches(s.span) for s in found):
                found.append(Stamp(day, span))
    return sorted(found, key=lambda s: s.span)


def _gregorian(year: int, month: int, day: int) -> str | None:
    from hijridate import Hijri  # takes longer to import than most pages to read

    try:
        return str(Hijri(year, month, day).to_gregorian().isoformat())
    except (ValueError, OverflowError):
        return None
