"""Days as terms: a day, its month, its year and its decade each find what was published then; a range is few terms."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

__all__ = ["day_terms", "terms_between"]

_FIRST, _LAST = date(1900, 1, 1), date(2199, 12, 31)
_PARTS = (3, 4, 7, 10)  # letters of an ISO date that name a decade, a year, a month, a day


def day_terms(published: str | None) -> list[str]:
    """What a document *published* then (ISO 8601) is found by.

    >>> day_terms("2031-03-05T10:00Z")
    ['203', '2031', '2031-03', '2031-03-05']
    """
    if published is None:
        return []
    return [published[:size] for size in _PARTS if len(published) >= size]


def terms_between(after: str | None, before: str | None) -> list[str]:
    """The terms of all days behind *after* and ahead of *before* (ISO dates; None: no bound).

    >>> terms_between("2031-01-29", "2031-04-02")
    ['2031-01-30', '2031-01-31', '2031-02', '2031-03', '2031-04-01']
    """
    first = _FIRST if after is None else date.fromisoformat(after) + timedelta(1)
    last = _LAST if before is None else date.fromisoformat(before) - timedelta(1)
    return list(_cover(first, last, 0))


def _cover(first: date, last: date, part: int) -> Iterator[str]:
    day = first
    while day <= last:
        end = _end(day, part)
        if day == _start(day, part) and end <= last:
            yield day.isoformat()[: _PARTS[part]]
        else:
            yield from _cover(day, min(end, last), part + 1)
        day = end + timedelta(1)


def _start(day: date, part: int) -> date:
    return (date(day.year // 10 * 10, 1, 1), date(day.year, 1, 1), day.replace(day=1), day)[part]


def _end(day: date, part: int) -> date:
    following = date(day.year + (day.month == 12), day.month % 12 + 1, 1)
    return (date(day.year // 10 * 10 + 9, 12, 31), date(day.year, 12, 31), following - timedelta(1), day)[part]
