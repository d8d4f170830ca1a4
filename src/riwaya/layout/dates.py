"""Dates: when an article was published and updated, chosen among all that the page gives, each with its reason.

Every place that may give the day is a witness with a weight; witnesses of the same day add to one another. Two things
are known of clocks: a page's head often gives the time in UTC, which late at night is the day before the one printed
for readers, and often marks local time as UTC.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from riwaya.arabic.ago import ago_in
from riwaya.arabic.folding import fold
from riwaya.arabic.hijri import hijri_in
from riwaya.arabic.stamps import Stamp, iso_of, stamps_in
from riwaya.intake.context import Known
from riwaya.model import DateFound, Line, Page

__all__ = ["dates_of"]

_UPDATED = re.compile(r"تحديث|محدث|تعديل|updated|modified", re.I)
_PUBLISHED = re.compile(r"نشر|اضيف|posted|published", re.I)
_OTHER = re.compile(r"طباعه|ارشف|تاريخ اليوم|printed|archived|captured", re.I)
_TODAY = re.compile(r"(?<!\w)اليوم(?!\w)[^.،]{0,15}$")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ADDRESS = (
    re.compile(r"(?<!\d)((?:19|20)\d\d)[/-](?:[a-z_]+/)?([01]?\d)[/-]([0-3]?\d)(?!\d)"),
    re.compile(rf"(?<!\d)((?:19|20)\d\d)/({'|'.join(_MONTHS)})/([0-3]?\d)(?!\d)"),
    re.compile(r"(?<!\d)([0-3]?\d)[/-]([01]?\d)[/-](20\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)"),
)
_MOST = 40  # dates in an article's lines that are heard as witnesses
_LEAD = 600  # characters of the first paragraph, in which its day stands
_FARTHEST_ZONE = 4  # hours of the Arab world's clocks ahead of UTC

_WEIGHTS = {"context": 99.0, "metadata": 5.0, "said": 4.0, "head": 3.5, "address": 3.0, "updated": 2.2, "above": 2.0,
            "below": 1.5, "text": 1.0, "other": 0.2}  # fmt: skip
_AGREES = 2.0  # more for a day that a witness of another kind gives too
_REASONS = {"context": "it was given from outside", "metadata": "the page's head gives it",
            "said": "the page says that it was published then", "head": "it stands between title and text",
            "address": "it stands in the page's address", "updated": "the page gives only its last update",
            "above": "it stands above the title", "below": "it stands below the text",
            "text": "the text tells it as today", "other": "it is the day of something else"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Witness:
    """A date and the *place* that gives it, one of the keys of the weights."""

    found: DateFound
    place: str
    updated: bool = False

    @property
    def day(self) -> str:
        return self.found.value[:10]

    @property
    def kind(self) -> str:
        return self.place if self.place in ("context", "metadata", "address") else "line"


def dates_of(page: Page, known: Known | None, lines: Sequence[Line],
             own: bool) -> tuple[str | None, str | None, tuple[DateFound, ...]]:  # fmt: skip
    """When the article was published and updated (ISO 8601), and every date found for that, the chosen one first.

    *lines* are the article's; *own* says that it is the page's own article, of which head and address speak.
    """
    found: list[_Witness] = []
    if known is not None and known.published:
        found.append(_Witness(DateFound(known.published, "context"), "context"))
    if own:
        for kind, written in (("published", page.hints.published), ("updated", page.hints.updated)):
            value = iso_of(written)
            if value:
                found.append(_Witness(DateFound(value, f"metadata: {kind}"), "metadata", kind == "updated"))
    found += _printed(page, lines)
    if own and page.hints.address:
        value = _in_address(page.hints.address)
        if value:
            found.append(_Witness(DateFound(value, "address"), "address"))
    surest = max((_WEIGHTS[w.place] for w in found if not w.updated), default=0.0)
    if surest < _WEIGHTS["updated"]:
        found += [_Witness(w.found, "updated") for w in found if w.updated and w.place in ("said", "head")][:1]
    if surest < _WEIGHTS["text"]:
        found += _told_as_today(page, lines)
    published = [w for w in found if not w.updated]
    updated = [w for w in found if w.updated]
    chosen, why = _choose(published)
    seen = {w.found.span for w in published if w.found.span is not None}
    rest = [w for w in published if w is not chosen]
    out = [replace(chosen.found, why=why)] if chosen is not None else []
    out += [replace(w.found, why=f"not chosen: {_REASONS[w.place]}") for w in rest]
    out += [replace(w.found, why="the last update") for w in updated if w.found.span not in seen]
    return (chosen.found.value if chosen is not None else None, updated[0].found.value if updated else None,
            tuple(out))  # fmt: skip


def _choose(witnesses: list[_Witness]) -> tuple[_Witness | None, str]:
    """The witness to trust, and why."""
    if not witnesses:
        return None, ""

    def weight(w: _Witness) -> float:
        others = {v.kind for v in witnesses if v.kind != w.kind and v.place != "other" and _same_day(w, v)}
        return _WEIGHTS[w.place] + (_AGREES if others else 0.0)

    best = max(witnesses, key=weight)
    why = _REASONS[best.place]
    others = sorted({v.kind for v in witnesses if v.kind != best.kind and _same_day(best, v)})
    if others:
        why += f", and the {' and the '.join(others)} agrees" if len(others) == 1 else ", and others agree"
    if best.place == "metadata":
        for w in witnesses:
            if w.kind == "line" and w.place in ("said", "head", "above") and _same_day(best, w):
                if w.day != best.day:
                    return w, "the day printed for readers; the page's head gives the same moment in UTC"
                if _marked_utc(best.found.value, w.found.value):
                    return w, "the clock printed for readers; the page's head gives it marked as UTC"
    return best, why


def _same_day(a: _Witness, b: _Witness) -> bool:
    """Whether two witnesses mean one day: the same, or, of a time in UTC and a printed day, the same moment."""
    if a.day == b.day:
        return True
    for head, line in ((a, b), (b, a)):
        if head.place == "metadata" and line.kind == "line":
            moment = _utc(head.found.value)
            if moment is not None and (moment + timedelta(hours=_FARTHEST_ZONE)).date().isoformat() == line.day:
                return True
    return False


def _utc(value: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value)
        offset = moment.utcoffset()
        return moment - offset if "T" in value and offset is not None else None
    except (ValueError, OverflowError):
        return None


def _marked_utc(head: str, printed: str) -> bool:
    return head.endswith("+00:00") and len(printed) == 16 and head[:16] == printed


def _printed(page: Page, lines: Sequence[Line]) -> list[_Witness]:
    """The dates in the article's lines beside its text."""
    text = page.text
    title = next((line.start for line in lines if line.role == "title"), None)
    body = [line for line in lines if line.role == "body"]
    first = body[0].start if body else len(text)
    found = []
    for line in lines:
        if line.role != "meta":
            continue
        for stamp, how in _stamps(page, line):
            before = fold(text[line.start : stamp.span.end])[-60:]
            updated, published = _UPDATED.search(before), _PUBLISHED.search(before)
            later = updated is not None and not (published and published.start() > updated.start())
            if _OTHER.search(before):
                place = "other"
            elif line.start > first:
                place = "below"
            elif title is not None and line.start < title:
                place = "above"
            else:
                place = "said" if published else "head"
            kind = "updated" if later else "published"
            found.append(_Witness(DateFound(stamp.value, f"line: {kind}{how}", stamp.span), place, later))
        if len(found) >= _MOST:
            break
    return found


def _stamps(page: Page, line: Line) -> list[tuple[Stamp, str]]:
    plain = stamps_in(page.text, line.start, line.end)
    if plain:
        return [(s, "") for s in plain]
    hijri = hijri_in(page.text, line.start, line.end)
    if hijri:
        return [(s, ", Hijri") for s in hijri]
    return [(s, ", before the page was fetched") for s in ago_in(page.text, page.fetched, line.start, line.end)]


def _in_address(address: str) -> str | None:
    path = address.split("://")[-1].partition("/")[2].lower()
    for n, pattern in enumerate(_ADDRESS):
        for m in pattern.finditer(path):
            a, b, c = m.groups()
            year, month, day = (c, b, a) if n == 2 else (a, b, c)
            number = _MONTHS.index(month) + 1 if month in _MONTHS else int(month)
            try:
                return date(int(year), number, int(day)).isoformat()
            except ValueError:
                continue
    return None


def _told_as_today(page: Page, lines: Sequence[Line]) -> list[_Witness]:
    """The day in the first paragraph that is told as today: "اليوم الأحد 12 يناير 2025"."""
    for line in [line for line in lines if line.role == "body"][:1]:
        for stamp in stamps_in(page.text, line.start, min(line.end, line.start + _LEAD)):
            if _TODAY.search(page.text[line.start : stamp.span.start]):
                return [_Witness(DateFound(stamp.value, "text: told as today", stamp.span), "text")]
    return []
