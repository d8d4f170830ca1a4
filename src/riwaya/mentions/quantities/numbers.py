"""Numbers: quantities that a number in digits or words tells, with what it counts; codes, scores, clocks are none."""

from __future__ import annotations

from riwaya.mentions.counted import counted
from riwaya.mentions.line import Line
from riwaya.mentions.numerals import Numeral, numeral_at
from riwaya.mentions.quantities.bounds import bound_before
from riwaya.mentions.quantities.building import Made, made
from riwaya.mentions.quantities.forms import definite, one_at, quarters_at, two_at
from riwaya.mentions.quantities.nouns import Phrase, base_of, phrase_at
from riwaya.model.mentions import Bound

__all__ = ["number_at"]


def number_at(line: Line, i: int) -> Made | None:
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
        part = phrase_at(line, number.last, 1, definite=False, spelt=True)
        if part is not None and part.unit == "percent":
            return made(line, i, part.last, 1, "percent")
        return one_at(line, i)
    if number.value == 2 and not number.digits and number.last == i + 1:
        before = two_at(line, i)
        if before is not None:
            return before
    if line.f(i).endswith("الف") and "\u0651" in line.tokens[i].word.text:
        return None  # ألّف, he composed
    if number.value == 3 and (quarters := quarters_at(line, i)) is not None:
        return quarters
    if number.digits and (not _is_count(line, i, number) or line.among(number.last, "hours-of")):
        return None
    if number.digits and line.f(i - 1) in ("(", "«") and line.f(number.last) in (")", "»"):
        enclosed = _enclosed(line, i, number)
        if enclosed is not None:
            return enclosed
    if sign.art and not number.vague:
        if not number.digits and (whole := definite(line, i, number)) is not None:
            return whole
        base, _ = base_of(line, number.last)
        large = number.last > i + 1 and line.get(number.last - 1, "num") is not None
        if counted(base) is None and not (large and bound_before(line, i) is not None):
            return None
    if not number.digits and "weekday" in sign.kinds and sign.art:
        return None
    loose = number.vague or _round(line, number)
    phrase = phrase_at(line, number.last, number.value, definite=loose, spelt=not number.digits)
    if phrase is None and loose:
        phrase = phrase_at(line, number.last, number.value, definite=False, spelt=not number.digits)
    if phrase is not None and phrase.unit is None and number.vague and sign.art:
        phrase = None  # حضر الآلاف فهتفوا: a definite number counts nothing behind it that is not known
    bound: Bound = "at-least" if number.vague else "exact"
    if phrase is None and (both := _range(line, i, number)) is not None:
        return both
    if number.digits and (phrase is None or phrase.unit is None or line.f(i - 1) == "رقم") and _is_name(line, i):
        return None
    if line.f(i) == "ست" and (phrase is None or phrase.unit is None):
        return None  # a lady, more often
    if phrase is not None:
        value, last = _and_half(line, phrase, number.value)
        if (
            number.last == i + 3
            and number.digits
            and _grouped(line, i)
            and phrase.unit not in _MEASURES
            and phrase.unit
        ):
            value = round(value * 1000)  # 397.865 منشأة: a point between thousands
        if number.last == i + 1 and line.f(i).endswith(("الفا", "مليونا", "مليارا")) and phrase.last > number.last:
            value *= 2 - line.f(number.last).endswith("ا")  # ألفا جندي, two thousand: before a genitive no accusative
        return made(line, i, last, value, phrase.unit, bound)
    if line.f(i - 1) in ("%", "٪", "$", "€", "£") and number.digits and line.glued(i - 1):
        unit = {"$": "dollars", "€": "euros", "£": "pounds"}.get(line.f(i - 1), "percent")
        return made(line, i - 1, number.last, number.value, unit, bound, 0)
    return _alone(line, i, number)


_MEASURES = frozenset(
    ["percent", "percentage points", "metres", "kilometres", "tonnes", "litres", "kilograms", "miles", "hectares",
     "points", "dollars", "euros", "riyals", "dirhams", "dinars", "pounds", "pounds sterling", "lira", "years",
     "months", "days", "hours", "degrees", "barrels", "square metres", "square kilometres", "yen", "yuan", "francs"]
)  # fmt: skip
"""What may be counted in thousandths."""


def _grouped(line: Line, i: int) -> bool:
    return line.f(i + 1) == "." and len(line.f(i + 2)) == 3 and line.f(i) != "0"


def _and_half(line: Line, phrase: Phrase, value: float) -> tuple[float, int]:
    """ثلاثة أشهر ونصف الشهر: half a unit more behind a unit of time."""
    last = phrase.last
    if line.f(last) not in ("ونصف", "وربع") or line.get(last - 1, "unit") is None:
        return value, last
    last += 1
    more = 0.5 if line.f(last - 1) == "ونصف" else 0.25
    return value + more, last + (line.get(last, "unit") is not None and line.art(last))


_JOINTS = frozenset(["الي", "او", "-", "–", "—", "وحتي"])


def _range(line: Line, i: int, number: Numeral) -> Made | None:
    """بين 10 و15 شخصا, 3 إلى 5 أيام, 10-15 قتيلا: at least the first of two numbers with what both count."""
    k = number.last
    between = line.f(i - 1) in ("بين", "وبين")
    if line.f(k) in _JOINTS or (between and line.f(k) == "و"):
        k += 1
    elif not (between and line.f(k)[:1] == "و"):
        return None
    second = numeral_at(line, k)
    if second is None or second.value <= number.value or (sign := line.sign(k)) is None or sign.prep:
        return None
    phrase = phrase_at(line, second.last, second.value, definite=False, spelt=not second.digits)
    if phrase is None or (phrase.unit is None and number.digits):
        return None
    first = i - 1 - (line.f(i - 2) == "ما") if between else i
    why = (f"up to {second.value:g}",)
    mention, last = made(line, first, phrase.last, number.value, phrase.unit, "at-least", 0 if between else None, why)
    return mention, last


def _enclosed(line: Line, i: int, number: Numeral) -> Made | None:
    """«60» ألف زيارة, (12,794) خريج: a number alone in brackets or marks, with what it counts behind them."""
    last, value = number.last + 1, number.value
    factor = line.bare(last, "num")
    if factor is not None and factor[0] == "factor":
        last, value = last + 1, value * factor[1]
    phrase = phrase_at(line, last, value, definite=last > number.last + 1, spelt=False)
    if phrase is None or (phrase.unit is None and "\u064b" not in line.tokens[last].word.text):
        return None
    return made(line, i - 1, phrase.last, value, phrase.unit, cut=0)


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
        return after in ("-", "–") and _range(line, i, number) is not None
    return not (before and before[-1].isascii() and before[-1].isalpha())


def _is_name(line: Line, i: int) -> bool:
    """Whether the noun before a number makes a name with it: المادة 5."""
    return line.among(i - 1 - (line.f(i - 1) in ("«", '"', "(")), "numbered")


def _alone(line: Line, i: int, number: Numeral) -> Made | None:
    """A number without a noun: counts where a bound, or a word for a count or for casualties, stands before it."""
    after = line.f(number.last)
    if after and not line.tokens[number.last].punct and after[0].isascii():
        return None
    if number.digits and (1900 <= number.value <= 2099 or line.get(number.last, "part") is not None):
        return None  # a year, or an hour: حتى 8 مساء
    before = bound_before(line, i)
    sign = line.signs[i]
    bound: Bound
    num = line.get(number.last - 1, "num")
    if num is None and number.last > i + 2:
        num = line.get(number.last - 2, "num")  # سبعة ملايين ونصف
    large = number.last > i + 1 and num is not None and num[0] == "factor"
    if line.among(i - 1, "among-them") and sign is not None and not sign.conj:  # بينهم 500 موجودون
        return made(line, i, number.last, number.value, None)
    if not number.digits and (large or (number.value > 2 and line.among(number.last, "among-them"))):
        return made(line, i, number.last, number.value, None)
    if before is None and not (sign is not None and sign.art):
        for k in range(i - 1, max(-1, i - 6), -1):
            token = line.tokens[k]
            if token.punct:
                break
            if line.f(k) == "عدد" and k == i - 1:
                return None  # قانون عدد 20: its number
            if line.among(k, "counts") or (k == i - 1 and line.among(k, "casualties")):
                break
            if line.f(i - 1) != "الي" and not token.info.has("prep"):
                return None
        else:
            return None
        if token.punct:
            return None
    elif before is None or (number.value < 3 and not number.digits):
        return None
    bound = "exact"
    if line.among(i - 1, "counts") and (earlier := bound_before(line, i - 1)) is not None:
        bound = earlier.bound  # لا يتجاوز عددهم 40
    return made(line, i, number.last, number.value, None, bound)
