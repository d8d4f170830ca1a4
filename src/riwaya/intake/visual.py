"""Visual order undone: a line of glyphs from left to right to the text that was meant (UAX #9 read backwards)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

__all__ = ["is_rtl", "logical", "mirrors", "plain_forms"]

_FORMS = re.compile("[\ufb50-\ufdfb\ufdfd-\ufdff\ufe70-\ufefc]")
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_JOINING = frozenset(".,:/٫٬-−")
_OPENING, _CLOSING = "([{«", ")]}»"


def plain_forms(text: str) -> str:
    """*text* with Arabic presentation forms (ﻻ, ﺑ) made the letters they stand for (NFKC); nothing else is touched."""
    return _FORMS.sub(lambda m: unicodedata.normalize("NFKC", m[0]).replace(" ", ""), text)


def is_rtl(text: str) -> bool:
    """Whether most letters of *text* are written from right to left."""
    rtl = len(_RTL.findall(text))
    return rtl > 0 and 2 * rtl >= sum(c.isalpha() for c in text)


def logical(units: Sequence[str], mirror: bool = True) -> str:
    """The text of a right-to-left line whose *units* (a letter with its marks, or a ligature) stand left to right.

    What is written from left to right in it keeps its order: Latin words with what stands between them, numbers.
    *mirror* says that brackets are named by their shape, as most documents have it.
    """
    kinds = [_kind(u) for u in units]
    out: list[str] = []
    at = len(units)
    while at > 0:
        start = _run(units, kinds, at)
        if start < at:
            out.extend(units[start:at])
            at = start
        else:
            at -= 1
            out.append(units[at].translate(_MIRRORED) if mirror else units[at])
    return "".join(out)


def mirrors(lines: Sequence[Sequence[str]]) -> bool:
    """Whether the brackets of right-to-left *lines* are named by their shape: then they balance when mirrored."""
    return sum(_faults(logical(line)) - _faults(logical(line, mirror=False)) for line in lines) <= 0


def _faults(text: str) -> int:
    depth, faults = 0, 0
    for c in text:
        if c in _OPENING:
            depth += 1
        elif c in _CLOSING:
            depth -= 1
            if depth < 0:
                depth, faults = 0, faults + 1
    return faults + depth


def _run(units: Sequence[str], kinds: Sequence[str], end: int) -> int:
    """Where the left-to-right run that ends before *end* begins; *end* when there is none."""
    if kinds[end - 1] not in "LN":
        return end
    start = end - 1
    while start > 0 and kinds[start - 1] != "R":
        start -= 1
    while kinds[start] not in "LN":
        start += 1
    if "L" in kinds[start:end]:
        return start
    start = end - 1  # numbers alone: each keeps its order, but they stand in the order of the line
    while start > 0 and (
        kinds[start - 1] == "N"
        or (units[start - 1] in _JOINING and start > 1 and kinds[start - 2] == "N" and kinds[start] == "N")
    ):
        start -= 1
    return start


@lru_cache(4096)
def _kind(unit: str) -> str:
    """``R`` and ``L`` for letters by their direction, ``N`` for digits, ``-`` for the rest."""
    kind = unicodedata.bidirectional(unit[0])
    return {"R": "R", "AL": "R", "L": "L", "EN": "N", "AN": "N"}.get(kind, "-")
