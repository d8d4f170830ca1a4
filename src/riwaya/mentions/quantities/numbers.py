"""Numbers: quantities that a number in digits or words tells, with what it counts; codes, scores, clocks are none."""

from __future__ import annotations

from riwaya.mentions.line import Line
from riwaya.mentions.numerals import Numeral, numeral_at
from riwaya.mentions.quantities.bounds import bound_before
from riwaya.mentions.quantities.building import Made, made
from riwaya.mentions.quantities.counted import counted
from riwaya.mentions.quantities.forms import definite, one_at, two_at
from riwaya.mentions.quantities.nouns import base_of, phrase_at
from riwaya.model.mentions import Bound

__all__ = ["number_at"]


def number_at(line: Line, i: int, end: int) -> Made | None:
    """A number in digits or words with what it counts."""
    sign = line.signs[i]
    assert sign is not None
    if "several" in sign.kinds:
        if sign.art or line.f(i).endswith("عده"):
            return None
        phrase = phrase_at(line, i + 1, 3, definite=False, spelt=True)
        return made(line, i, phrase.last, None, phrase.unit, "about") if phrase else None
    if line.get(i - 1, "ordinal") is not None and line.get(i, "num") is not None:
        return None
    number = numeral_at(line, i)
    if number is None:
        return None
    single = number.value == 1 and not number.digits
    if single:
        return one_at(line, i)
    if number.value == 2 and not number.digits and number.last == i + 1:
        before = two_at(line, i)
        if before is not None:
            return before
    if number.digits and not _is_count(line, i, number):
        return None
    if sign.art and not number.vague:
        if not number.digits and (whole := definite(line, i, number)) is not None:
            return whole
        base, _ = base_of(line, number.last)
        if counted(base) is None:
            return None
    if not number.digits and "weekday" in sign.kinds:
        return None
    loose = number.vague or _round(line, number)
    phrase = phrase_at(line, number.last, number.value, definite=loose, spelt=not number.digits)
    if phrase is None and loose:
        phrase = phrase_at(line, number.last, number.value, definite=False, spelt=not number.digits)
    bound: Bound = "at-least" if number.vague else "exact"
    if phrase is not None:
        return made(line, i, phrase.last, number.value, phrase.unit, bound)
    if line.f(i - 1) in ("%", "٪", "$", "€", "£") and number.digits and line.glued(i - 1):
        unit = {"$": "dollars", "€": "euros", "£": "pounds"}.get(line.f(i - 1), "percent")
        return made(line, i - 1, number.last, number.value, unit, bound, 0)
    return _alone(line, i, number)


def _round(line: Line, number: Numeral) -> bool:
    """Whether the number's last word governs a definite noun as well: hundreds, thousands, millions."""
    num = line.get(number.last - 1, "num")
    return num is not None and num[0] in ("factor", "hundred", "pair") and not number.digits


def _is_count(line: Line, i: int, number: Numeral) -> bool:
    """Whether digits count: no clock, score, date, code, name."""
    before, after = line.f(i - 1), line.f(number.last)
    joined = before in (":", "/", "-", "–", "+", "#", "=", "×", "*", "x", "_") and line.glued(i - 1)
    if joined and (i < 2 or line.glued(i - 2) or before in (":", "/", "#")):
        return False
    if after in (":", "/", "-", "–", "+", "×", "*") and line.glued(number.last - 1) and line.glued(number.last):
        return False
    if before and before[-1].isascii() and before[-1].isalpha():
        return False
    return not line.among(i - 1 - (before in ("«", '"', "(")), "numbered")


def _alone(line: Line, i: int, number: Numeral) -> Made | None:
    """A number without a noun: counts where a bound, or a word for a count or for casualties, stands before it."""
    after = line.f(number.last)
    if after and not line.tokens[number.last].punct and after[0].isascii():
        return None
    if number.digits and 1900 <= number.value <= 2099:
        return None
    before = bound_before(line, i)
    sign = line.signs[i]
    if before is None and not (sign is not None and sign.art):
        for k in range(i - 1, max(-1, i - 4), -1):
            token = line.tokens[k]
            if token.punct:
                break
            if line.among(k, "counts") or (k == i - 1 and line.among(k, "casualties")):
                break
            if not (token.info.has("prep") or line.f(k) in ("الي", "ب", "نحو")):
                return None
        else:
            return None
        if token.punct:
            return None
    elif before is None or (number.value < 3 and not number.digits):
        return None
    return made(line, i, number.last, number.value, None)
