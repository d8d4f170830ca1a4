"""Numerals: numbers in digits and in words, alone or mixed, from a token on (Ryding 2005, chapter 15)."""

from __future__ import annotations

from typing import NamedTuple

from riwaya.mentions.line import Line

__all__ = ["Numeral", "numeral_at", "written_number"]

_THOUSANDS = frozenset(",٬،'")
_POINTS = frozenset(".٫,،")


class Numeral(NamedTuple):
    """A number: its value, the token after it, whether it is in digits alone, whether it is a vague count."""

    value: float
    last: int
    digits: bool
    vague: bool


def written_number(line: Line, i: int) -> tuple[float, int] | None:
    """The number in digits at token *i* with its groups and decimals, and the token after it; None for a code."""
    text = line.get(i, "digits")
    if text is None or len(text) > 15:
        return None
    whole, j, point, dotted = text, i + 1, "", False
    while line.glued(j - 1) and line.glued(j) and (more := line.f(j + 1)).isdecimal() and more.isascii():
        mark = line.f(j)
        if mark in ("-", "–", "—"):
            break
        if mark in _THOUSANDS and len(more) == 3 and not point and len(whole) <= 12 and whole != "0":
            whole += more
        elif mark == "." and len(more) == 3 and (dotted or (line.f(j + 2) == "." and line.glued(j + 2))):
            whole, dotted = whole + more, True  # 1.500.000
        elif mark in _POINTS and not point:
            point = more
        else:
            return None
        j += 2
    if not point and line.f(j).isdecimal() and len(line.f(j)) == 3 and len(text) <= 3 and j == i + 1:
        while line.f(j).isdecimal() and len(line.f(j)) == 3 and line.tokens[j].start - line.tokens[j - 1].end == 1:
            whole, j = whole + line.f(j), j + 1  # 12 500
    return float(f"{whole}.{point}" if point else whole), j


def numeral_at(line: Line, i: int) -> Numeral | None:
    """The number that begins at token *i*, or None."""
    first = line.sign(i)
    if first is None:
        return None
    total, part, last_factor, kind, j = 0.0, 0.0, 0.0, "", i
    before: tuple[float, int] | None = None
    vague = digits = False
    if "digits" in first.kinds:
        found = written_number(line, i)
        if found is None:
            return None
        part, j = found
        kind, digits = "digits", True
    elif "vague" in first.kinds:
        kind, part, j, vague = "vague", float(first.kinds["vague"][1]), i + 1, True
        if (line.get(j, "num") or ("",))[0] == "factor":
            part = {20.0: 10.0}.get(part, 100.0 if part == 200.0 else part) * 2
    elif ("half" in first.kinds or "quarter" in first.kinds) and (line.bare(i + 1, "num") or ("",))[0] == "factor":
        kind, part, j = "half", 0.5 if "half" in first.kinds else 0.25, i + 1
    while True:
        apart = last_factor > 1 and line.f(j) == "و"  # مليونين و 800 ألف
        sign = line.sign(j + apart)
        if sign is None or (j > i and sign.prep):
            break
        joined = (bool(sign.conj) or apart) and j > i
        j += apart
        if joined and last_factor:
            before = (total + part, j)
        if joined and last_factor and ("half" in sign.kinds or "quarter" in sign.kinds) and not sign.art:
            total, part, j = total + last_factor * (0.5 if "half" in sign.kinds else 0.25), 0.0, j + 1
            again = line.bare(j, "num")
            if again is not None and again[1] == last_factor and line.art(j):
                j += 1  # مليون ونصف المليون
            break
        if joined and "digits" in sign.kinds and last_factor > 1 and not part:
            more = written_number(line, j)
            next_factor = line.bare(more[1], "num") if more is not None else None
            if more is None or more[0] >= last_factor or (next_factor is not None and next_factor[1] >= last_factor):
                break
            part, j, kind = more[0], more[1], "digits"
            continue
        if "num" not in sign.kinds:
            break
        what, value = sign.kinds["num"]
        if j > i and not _follows(kind, what, value, part, joined, last_factor):
            break
        if what == "factor":
            if last_factor and value >= last_factor:
                if joined or not before:
                    break
                return Numeral(*before, False, vague)  # بين مليون وثلاثة ملايين: another number
            total, part, last_factor = total + (part or 1) * value, 0.0, value
        elif what == "hundred" and value == 100 and 0 < part < 10 and not joined:
            part *= 100
        elif what == "pair":
            total, last_factor = total + value, value / 2
        else:
            part += value
        kind, j, digits = what, j + 1, False
    return Numeral(total + part, j, digits, vague) if j > i else None


def _follows(kind: str, what: str, value: float, part: float, joined: bool, last_factor: float) -> bool:
    """Whether a number word of the kind *what* goes on a number whose last word was of *kind*."""
    if what == "factor":
        return joined != (kind in ("unit", "ten", "hundred", "digits", "vague", "half")) or (
            kind == "factor" and not joined and last_factor < value
        )
    if kind in ("digits", "vague", "half"):
        return False
    if what == "hundred" and kind == "unit" and not joined:
        return value == 100
    if what == "unit" and value == 10 and kind == "unit" and not joined:
        return part % 10 != 0 and part < 10
    if what == "ten":
        return joined and kind in ("unit", "hundred", "factor", "pair")
    if what == "unit":
        return joined and kind in ("hundred", "factor", "pair")
    return joined and kind in ("factor", "pair")
