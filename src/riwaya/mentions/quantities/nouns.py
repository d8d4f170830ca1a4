"""Nouns: how far the phrase of what is counted reaches behind a number, and its English unit."""

from __future__ import annotations

import re
from typing import NamedTuple

from riwaya.arabic.lexicon import analyse
from riwaya.arabic.wordlists import wordlist
from riwaya.mentions.counted import counted, counted_pair
from riwaya.mentions.line import Line

__all__ = ["Phrase", "base_of", "phrase_at"]


class Phrase(NamedTuple):
    """What a number counts: its English unit (None: not known) and the token after it."""

    unit: str | None
    last: int


_CLOSED = ("prep", "comp", "neg", "sub", "rel", "dem", "pron", "vpart", "verb", "adv")
_PERCENT = frozenset(["%", "٪", "بالميه", "بالمايه", "بالماءه"])
_CURRENCY = frozenset(
    ["dollars", "riyals", "dirhams", "dinars", "pounds", "lira", "francs", "rupees", "kroner", "shillings"]
)


def base_of(line: Line, i: int) -> tuple[str, bool]:
    """The folded form of token *i* without article, and whether it has it."""
    f = line.f(i)
    return (f[2:], True) if len(f) > 4 and _article(line, i) else (f, False)


def _article(line: Line, i: int) -> bool:
    """Whether token *i* begins with the article, not with letters that fold to it (ألقاب, ألغام)."""
    token = line.tokens[i] if 0 <= i < len(line.tokens) else None
    return token is not None and token.f.startswith("ال") and token.word.text[0] not in "أإآ"


def phrase_at(line: Line, i: int, value: float, *, definite: bool, spelt: bool) -> Phrase | None:
    """The counted noun at token *i*; *definite*: one with the article may be counted (عشرات القتلى); *spelt*: the
    number is in words."""
    if line.f(i) in _PERCENT:
        return Phrase("percent", i + 1)
    if line.f(i) == "في" and line.f(i + 1) in ("الميه", "المايه", "الماءه"):
        return Phrase("percent", i + 2)
    if line.f(i) in ("$", "€", "£"):
        return Phrase({"$": "dollars", "€": "euros", "£": "pounds"}[line.f(i)], i + 1)
    if line.f(i) == "من":
        return _of(line, i + 1) if value > 1 else None
    if line.f(i) in ("اخرين", "اخرون", "اخريات"):
        return Phrase("people", i + 1)
    opened = line.f(i) in ("«", '"')
    i += opened
    if i >= len(line.tokens) or line.tokens[i].punct:
        return None
    base, art = base_of(line, i)
    pair = counted_pair(base, line.f(i + 1)) if not art else None
    if pair is not None:
        return Phrase(pair.unit, _currency_end(line, i + 2, pair.unit))
    known = counted(base)
    if known is not None and (not art or definite):
        last = i + 1
        if opened:
            last += line.f(last) in ("»", '"')
            return Phrase(known.unit, last)
        if known.construct and last < len(line.tokens) and not line.tokens[last].punct:
            last += 1
        elif art and definite:
            last = _second(line, last, definite=True)
        elif (definite and _definite_noun(line, last)) or (
            line.get(i, "unit") is None and _joined(line, last, known.number)
        ):
            last += 1
        return Phrase(known.unit, _currency_end(line, last, known.unit))
    f = line.f(i)
    info = analyse(f[:-1]) if f.endswith("يا") and value > 10 else line.tokens[i].info
    if info.has("adjective-nation") and not info.article and not info.conj and not info.prep and value > 2:
        return Phrase("people", i + 1)  # نحو 700 بريطاني
    if not opened and _may_be_counted(line, i, value, definite=definite, spelt=spelt):
        return Phrase(None, i + 1)
    return None


def _joined(line: Line, i: int, number: str) -> bool:
    """Whether a second counted noun in the same number is joined on: طالب وطالبة, نازح ولاجئ."""
    f = line.f(i)
    second = counted(f[1:]) if f[:1] == "و" and not line.tokens[i].info.article else None
    accusative = not line.f(i - 1).endswith("ا") or f.endswith(("ا", "ه"))  # شخصا وجرح: was wounded
    return second is not None and second.number == number != "d" and line.signs[i] is None and accusative


def _definite_noun(line: Line, i: int) -> bool:
    base, art = base_of(line, i)
    return art and counted(base) is not None


def _second(line: Line, i: int, *, definite: bool) -> int:
    """Behind a definite noun: a coordinate one of the same sort (الركاب والطاقم)."""
    f = line.f(i)
    if definite and f.startswith("وال") and counted(f[3:]) is not None:
        return i + 1
    return i


def _currency_end(line: Line, i: int, unit: str) -> int:
    """Behind a currency: the nation it is of (ريال سعودي)."""
    if unit in _CURRENCY and i < len(line.tokens):
        info = line.tokens[i].info
        if info.has("adjective-nation") and not info.article and not info.prep and not info.conj:
            return i + 1
    return i


def _of(line: Line, i: int) -> Phrase | None:
    """من أفراد الطاقم, من الركاب والطاقم, من المسؤولين."""
    if i >= len(line.tokens) or line.tokens[i].punct:
        return None
    base, art = base_of(line, i)
    known = counted(base)
    if known is None and base.endswith(("ي", "و")) and not art:
        known = counted(base + "ن")  # من مسلحي الجماعة: a sound plural before its genitive
    if known is None and (owned := _owned(base) if not art else None) is not None:
        return Phrase(owned, i + 1)
    if art and len(base) > 5 and base.endswith(("ين", "ون")) and (known is None or known.number == "d"):
        return Phrase(known.unit if known is not None else "people", i + 1)  # من المحتجين: whoever they are
    if known is None or known.number == "d" or line.get(i, "unit") is not None:
        return None
    if art:
        return (
            Phrase(known.unit, _second(line, i + 1, definite=True))
            if known.number == "p"
            else Phrase(known.unit, i + 1)
        )
    if known.number != "p":
        return None
    second, second_art = base_of(line, i + 1)
    if second_art:
        unit = counted(second)
        crew = unit is not None and unit.unit == "crew"
        return Phrase("crew members" if crew else known.unit, i + 2)
    return Phrase(known.unit, i + 1)


def _owned(f: str) -> str | None:
    """The unit of a counted plural with a pronoun behind it (مساعديه, أبنائهم, عناصرها), or None."""
    for pronoun in ("هما", "ها", "هم", "نا", "ه"):
        stem = f.removesuffix(pronoun)
        if stem != f and len(stem) > 3:
            known = counted(stem) or (counted(stem + "ن") if stem.endswith(("ي", "و")) else None)
            if known is not None and known.number == "p":
                return known.unit
    return None


_BROKEN = re.compile("م\\wا\\w{2,3}$|\\wوا\\w{2,3}$|ا\\w\\wا\\w$|\\w\\wا[يء]\\w$")
"""Shapes of broken plurals: مراسم, قوائم, أقلام, رسائل."""


def _may_be_counted(line: Line, i: int, value: float, *, definite: bool, spelt: bool) -> bool:
    """Whether a word that no table knows has the form that a number of that size gives to what it counts."""
    token = line.tokens[i]
    f, info = token.f, token.info
    if (
        len(f) < 3
        or not ("\u0620" <= f[0] <= "\u064a")
        or line.signs[i] is not None
        or f in wordlist("adverbial-accusatives")
    ):
        return False
    if info.has(*_CLOSED) and not (f.endswith("ا") and 11 <= value % 100 <= 99 and info.has("verb")):  # درسا, a lesson
        return False
    if f[0] in "وبل" and (counted(f[1:]) is not None or analyse(f[1:]).classes):
        return False
    if _article(line, i) or f.startswith(("بال", "لل")):
        return definite and _article(line, i) and not info.has("adjective")
    if info.prep or (info.has("name", "place") and not info.has("people", "office")):
        return False
    if definite:
        return False
    ends = f[-1]
    size = value % 100
    if 11 <= size <= 99:
        return (ends == "ا" and len(f) > 3) or (ends == "ه" and len(f) > 3)
    if 3 <= size <= 10 and value == int(value):
        return (
            (spelt or f.endswith(("ات", "ين", "اء")) or info.number == "p" or _BROKEN.match(f))
            and ends not in "ت" + "ا"
        ) or f.endswith("ات")
    if f.endswith(("ت", "ون", "ين")):
        return False
    return spelt or (value >= 100 and _governed(line, i))


def _governed(line: Line, i: int) -> bool:
    """Whether the number before token *i* stands where a noun may stand, not behind a name that it belongs to."""
    k = i - 1
    while k >= 0 and (line.get(k, "digits") is not None or line.tokens[k].punct):
        sign = line.sign(k)
        if sign is not None and (sign.conj or sign.prep):
            return True
        k -= 1
    return k >= 0 and line.tokens[k].info.has("prep", "comp", "verb", "adv", "sub", "dem") and i - k < 5
