"""Glyphs to text: lines by where glyphs stand, columns in the order they are read, lines joined to paragraphs."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from riwaya.intake.visual import is_rtl, logical, mirrors, plain_forms

__all__ = ["Glyph", "Row", "paragraphs", "rows_of"]

_GAP, _COLUMN = 0.16, 1.6  # of the letters' size: between words, between columns
_DEEPEST_CUT = 30
_ENDS = tuple('.!؟?:؛…"»”')


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph: its *text* and its box in points, the origin at the page's lower left."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def size(self) -> float:
        """Its height."""
        return max(self.y1 - self.y0, 0.1)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of glyphs: its *units* from left to right, its box, and the height of its letters."""

    units: tuple[str, ...]
    x0: float
    y0: float
    x1: float
    y1: float
    size: float


def rows_of(glyphs: Iterable[Glyph]) -> list[Row]:
    """The lines that *glyphs* stand in; what stands far apart on one height (columns, cells) are lines apart."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (-(g.y0 + g.y1), g.x0, g.text)):
        middle = (glyph.y0 + glyph.y1) / 2
        if rows:
            first = rows[-1][0]
            if abs((first.y0 + first.y1) / 2 - middle) < 0.45 * max(first.size, glyph.size):
                rows[-1].append(glyph)
                continue
        rows.append([glyph])
    return [row for glyphs in rows for row in _segments(glyphs)]


def _segments(glyphs: Sequence[Glyph]) -> list[Row]:
    marks = [g for g in glyphs if _is_mark(g.text)]
    letters = sorted((g for g in glyphs if not _is_mark(g.text)), key=lambda g: (g.x0 + g.x1, g.x0))
    letters = [g for i, g in enumerate(letters) if not _doubled(letters, i)]
    if not any(g.text.strip() for g in letters):
        return []
    on: dict[int, list[str]] = {}
    inked = [i for i, g in enumerate(letters) if any(map(str.isalpha, g.text))] or list(range(len(letters)))
    for mark in marks:
        middle = (mark.x0 + mark.x1) / 2
        base = min(inked, key=lambda i: abs((letters[i].x0 + letters[i].x1) / 2 - middle))
        on.setdefault(base, []).append(mark.text.strip())
    size = median(g.size for g in letters)
    out: list[Row] = []
    units: list[str] = []
    begin = 0
    for i, g in enumerate(letters):
        gap = g.x0 - max(h.x1 for h in letters[max(begin, i - 3) : i]) if units else 0.0
        if units and gap > _COLUMN * size:
            out += _row(units, letters[begin:i], size)
            units, begin = [], i
        elif units and gap > _GAP * size and units[-1] != " " and g.text.strip():
            units.append(" ")
        if g.text.strip():
            units.append(plain_forms(g.text.strip()) + "".join(plain_forms(m) for m in on.get(i, ())))
        elif units and units[-1] != " ":
            units.append(" ")
    return out + _row(units, letters[begin:], size)


def _row(units: list[str], letters: Sequence[Glyph], size: float) -> list[Row]:
    while units and units[-1] == " ":
        units.pop()
    inked = [g for g in letters if g.text.strip()]
    if not units or not inked:
        return []
    return [Row(tuple(u for u in units if u), inked[0].x0, min(g.y0 for g in inked), max(g.x1 for g in inked),
                max(g.y1 for g in inked), size)]  # fmt: skip


def _is_mark(text: str) -> bool:
    stripped = text.strip()
    return bool(stripped) and all(unicodedata.category(c) == "Mn" for c in plain_forms(stripped))


def _doubled(letters: Sequence[Glyph], i: int) -> bool:
    """Whether a letter was only struck twice, to look bold."""
    return any(
        h.text == letters[i].text and h.text.strip() and abs(h.x0 - letters[i].x0) < 0.12 * h.size
        for h in letters[max(0, i - 2) : i]
    )


def paragraphs(pages: Sequence[Sequence[Row]]) -> list[str]:
    """The paragraphs of a document whose *pages* hold these lines, in the order in which they are read.

    A line goes on in the next one when that stands right under it, is as large, and its first word would not have
    fitted on the line any more.
    """
    flat = [row for page in pages for row in page]
    rtl = is_rtl("".join(u for row in flat for u in row.units))
    turned = [row.units for row in flat if rtl and any(u in "()[]{}«»" for u in row.units)]
    mirror = mirrors(turned) if turned else True
    out: list[str] = []
    last: tuple[Row, int] | None = None
    for n, page in enumerate(pages):
        ordered = _reading_order(list(page), rtl, 0)
        column = _columns(ordered)
        for row, (left, right) in zip(ordered, column, strict=True):
            text = logical(row.units, mirror) if rtl else "".join(row.units)
            if last is not None and _goes_on(last, (row, n), text, (left, right), rtl, out[-1]):
                out[-1] = f"{out[-1]} {text}"
            else:
                out.append(text)
            last = (row, n)
    return out


def _columns(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """The left and right edge of the column that each line stands in: of the lines that share its width."""
    out = []
    for i, row in enumerate(rows):
        near = [r for r in rows[max(0, i - 12) : i + 13] if r.x0 < row.x1 and row.x0 < r.x1]
        out.append((min(r.x0 for r in near), max(r.x1 for r in near)))
    return out


def _goes_on(
    last: tuple[Row, int], now: tuple[Row, int], text: str, column: tuple[float, float], rtl: bool, before: str
) -> bool:
    (above, page), (row, here) = last, now
    if not 0.85 < row.size / above.size < 1.18:
        return False
    first = text.split(" ", 1)[0]
    letter = (row.x1 - row.x0) / max(len(text), 1)
    room = above.x0 - column[0] if rtl else column[1] - above.x1
    full = room < (len(first) + 1) * letter + 0.3 * row.size
    if page != here:
        return full and here == page + 1 and not before.endswith(_ENDS)
    under = above.y0 - row.y1
    indented = (column[1] - row.x1 if rtl else row.x0 - column[0]) > 1.5 * row.size
    return full and -0.6 * row.size < under < 0.75 * row.size and not (indented and before.endswith(_ENDS))


def _reading_order(rows: list[Row], rtl: bool, depth: int) -> list[Row]:
    """Lines in the order of reading: the page cut at its widest empty bands, across before along (XY cut)."""
    if len(rows) < 2 or depth > _DEEPEST_CUT:
        return sorted(rows, key=lambda r: (-r.y1, -r.x1 if rtl else r.x0))
    size = median(r.size for r in rows)
    upright = _cut([(r.x0, r.x1) for r in rows], 0.8 * size)
    if upright is not None:
        left = [r for r in rows if r.x1 <= upright]
        right = [r for r in rows if r.x0 >= upright]
        parts = (right, left) if rtl else (left, right)
        tall = [max(r.y1 for r in p) - min(r.y0 for r in p) for p in parts]
        if min(len(left), len(right)) > 1 and min(tall) > 3 * size:
            return [r for part in parts for r in _reading_order(part, rtl, depth + 1)]
    level = _cut([(r.y0, r.y1) for r in rows], 0.05 * size)
    if level is not None:
        upper = [r for r in rows if r.y0 >= level]
        lower = [r for r in rows if r.y1 <= level]
        return _reading_order(upper, rtl, depth + 1) + _reading_order(lower, rtl, depth + 1)
    return sorted(rows, key=lambda r: (-r.y1, -r.x1 if rtl else r.x0))


def _cut(ranges: list[tuple[float, float]], least: float) -> float | None:
    """The middle of the widest band of at least *least* points that no range touches."""
    best, where, reach = least, None, None
    for low, high in sorted(ranges):
        if reach is not None and low - reach > best:
            best, where = low - reach, (low + reach) / 2
        reach = high if reach is None else max(reach, high)
    return where
