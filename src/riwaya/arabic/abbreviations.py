"""Abbreviations: titles cut to a letter before a name (د. سالم, م/ حمد), read as the words that they stand for."""

from __future__ import annotations

import re
from functools import cache

from riwaya.arabic.folding import fold
from riwaya.arabic.tables import rows
from riwaya.arabic.words import Word

__all__ = ["spelled_out"]

_CUT = re.compile(r"(?<![\w.\u064b-\u0652])(?:[أا]\. ?(?:م\. ?)?)?[أادم](?:\. ?م)? ?[./] ?(?=[^\W\d_]{2})")
"""A title cut to its letters, up to the name that it leads."""


@cache
def _titles() -> dict[str, str]:
    return {r["short"]: fold(r["long"]) for r in rows("abbreviations")}


def spelled_out(text: str, start: int, end: int, plain: list[Word]) -> list[Word]:
    """The tokens *plain* of ``text[start:end]``, those of an abbreviated title made one that is folded as the title.

    A letter that begins a line may number it, one behind a number tells the era; both stay what they are.
    """
    found = [m for m in _CUT.finditer(text, start, end) if m.start() > start]
    if not found:
        return plain
    out: list[Word] = []
    i = 0
    for m in found:
        while i < len(plain) and plain[i].start < m.start():
            out.append(plain[i])
            i += 1
        long = _titles().get(re.sub(r"[ ./]*$", "", m.group()).replace(" ", ""))
        k = i
        while k < len(plain) and plain[k].start < m.end():
            k += 1
        if long is None or k == i or not out or out[-1].is_number or out[-1].text in ".؟!)":
            continue
        out.append(Word(plain[i].start, plain[k - 1].end, text[plain[i].start : plain[k - 1].end], long))
        i = k
    return out + plain[i:]
