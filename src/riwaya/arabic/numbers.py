"""Numbers: counted things, in digits, in words, as duals, as vague counts, each with its bound and what is counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from riwaya.arabic.folding import fold
from riwaya.arabic.stems import concept, is_stopword
from riwaya.arabic.tables import rows
from riwaya.arabic.words import Word, words
from riwaya.model import Span

__all__ = ["Bound", "Quantity", "clash", "quantities"]

Bound = Literal["exact", "at-least", "at-most", "about"]
_DUAL = re.compile(r"^(?:و|ف|ب|ل)?(?:ال|لل)?\w{2,}(?:تان|تين|تي)$")
_DUAL_NOT = ("اثن", "مءت", "ميت", "ماءت")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of counted things. *unit* is the concept of what is counted (empty when nothing is seen to be).

    *span* covers the number's own words in the text, without its bound. *vague* marks counts such as "dozens".
    """

    value: float
    bound: Bound
    unit: str
    span: Span
    vague: bool = False


@cache
def _lexicon() -> dict[str, tuple[str, float]]:
    kept = [r for r in rows("numbers") if r["kind"] not in ("bound", "after")]
    return {fold(r["word"]): (r["kind"], float(r["value"])) for r in kept}


@cache
def _factors() -> dict[str, float]:
    # thousands, millions: vague counts when they stand alone, factors after a number
    return {fold(r["word"]): float(r["value"]) for r in rows("numbers") if r["kind"] == "factor"}


@cache
def _bounds(kind: str) -> tuple[tuple[tuple[str, ...], Bound], ...]:
    found = [(tuple(fold(r["word"]).split()), r["value"]) for r in rows("numbers") if r["kind"] == kind]
    return tuple(sorted(found, key=lambda f: (-len(f[0]), f[0])))  # type: ignore[arg-type]


def _entry(folded: str) -> tuple[str, float] | None:
    lexicon = _lexicon()
    if folded in lexicon:
        return lexicon[folded]
    for cut in (1, 2):
        head, rest = folded[:cut], folded[cut:]
        if len(rest) > 2 and head in ("و", "ف", "ب", "ل", "ك", "ال") and rest in lexicon:
            return lexicon[rest]
    return None


def _digits(tokens: Sequence[Word], i: int) -> tuple[float, int] | None:
    """The number written in digits at token *i*, with separators, and how many tokens it takes."""
    text, n = tokens[i].folded, 1
    if text[0] in "وفبلك":
        text = text[1:]  # و34
    if not text.isdecimal():
        return None
    while (
        i + n + 1 < len(tokens)
        and tokens[i + n].text in ".,،٫٬"
        and tokens[i + n + 1].is_number
        and tokens[i + n].start == tokens[i + n - 1].end
        and tokens[i + n + 1].start == tokens[i + n].end
    ):
        mark, more = tokens[i + n].text, tokens[i + n + 1].folded
        thousands = mark in ",٬،" and len(more) == 3
        text += more if thousands else "." + more
        n += 2
    try:
        return float(text), n
    except ValueError:  # a date such as 12.01.2025
        return None


def _kind(token: Word, begun: bool) -> tuple[str, float] | None:
    """What *token* is among number words: thousands are a vague count alone, a factor once a number has *begun*."""
    entry = None if token.is_number else _entry(token.folded)
    if entry is not None and begun:
        for form in (token.folded, token.folded.removeprefix("ال")):
            if form in _factors():
                return "factor", _factors()[form]
    return entry


def _goes_on(kind: str, what: str, value: float, token: Word) -> bool:
    """Whether a number word of the kind *what* goes on a number that began with *kind*."""
    if kind == "digits" or kind == "vague":
        return what == "factor"
    if what in ("unit", "dual", "vague"):
        return token.folded.startswith("و") or (what == "unit" and value == 10)
    return True


def _spelt(tokens: Sequence[Word], i: int) -> tuple[float, int, str] | None:
    """The number that begins at token *i*, in words, digits or both: its value, how many tokens it takes, its kind."""
    total, part, n, kind = 0.0, 0.0, 0, ""
    digits = _digits(tokens, i)
    if digits is not None:
        part, n, kind = *digits, "digits"
    while i + n < len(tokens):
        token = tokens[i + n]
        entry = _kind(token, n > 0)
        if entry is None or (n and not _goes_on(kind, *entry, token)):
            break
        what, value = entry
        if not n and what == "factor" and token.folded.endswith("ا"):
            value *= 2  # a dual before what it counts: an accusative stands behind a number
        if what == "factor":
            total, part = total + (part or 1) * value, 0.0
        elif what == "hundred" and value == 100 and 0 < part < 10:
            part *= 100
        else:
            part += value
        kind, n = kind or what, n + 1
        if what == "dual":
            break
    return (total + part, n, kind) if n else None


def _bound_before(tokens: Sequence[Word], i: int) -> Bound | None:
    for phrase, bound in _bounds("bound"):
        size = len(phrase)
        window = [t.folded for t in tokens[max(0, i - size) : i]]
        if len(window) == size and (
            window == list(phrase) or (window[0][:1] in "وفبل" and [window[0][1:], *window[1:]] == list(phrase))
        ):
            return bound
    return None


def _bound_after(tokens: Sequence[Word], i: int) -> Bound | None:
    for phrase, bound in _bounds("after"):
        for gap in range(3):
            if [t.folded for t in tokens[i + gap : i + gap + len(phrase)]] == list(phrase):
                return bound
    return None


def _unit(tokens: Sequence[Word], i: int, definite: bool) -> str:
    """The concept of the counted noun at or just after token *i*; only some numbers count a *definite* noun."""
    for token in tokens[i : i + 3]:
        if token.text == "%" or token.text == "٪":
            return "%"
        if token.is_punctuation or token.is_number:
            if token.text in '()«»"“”':
                continue
            return ""
        if not is_stopword(token.text) and _entry(token.folded) is None:
            if not definite and token.folded.startswith("ال"):
                return ""
            return concept(token.text)
    return ""


def quantities(text: str, start: int = 0, end: int | None = None) -> tuple[Quantity, ...]:
    """The quantities in ``text[start:end]``, in order; offsets are code points into *text*.

    Digits that stand inside names (``قاطرة 777``) come out as quantities with an empty unit before anything but a
    noun; years (four digits 1900-2099 with no counted noun of their own) are left out.
    """
    tokens = words(text, start, end)
    found: list[Quantity] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        spelt = _spelt(tokens, i)
        if spelt is None:
            folded = token.folded
            if (
                _DUAL.match(folded)
                and len(folded) > 5
                and not folded.lstrip("وفبل").startswith(_DUAL_NOT)
                and not is_stopword(token.text)
            ):
                bound = _bound_before(tokens, i) or _bound_after(tokens, i + 1) or "exact"
                found.append(Quantity(2, bound, concept(token.text), Span(token.start, token.end)))
            i += 1
            continue
        value, n, kind = spelt
        last = tokens[i + n - 1]
        if kind == "digits" and 1900 <= value <= 2099 and n == 1 and value == int(value):
            i += n
            continue
        bound = _bound_before(tokens, i) or _bound_after(tokens, i + n) or "exact"
        unit = concept(token.text) if kind == "dual" else _unit(tokens, i + n, kind in ("vague", "unit", "hundred"))
        if kind == "unit" and value <= 2 and i and not unit:
            unit = concept(tokens[i - 1].text) if not tokens[i - 1].is_punctuation else ""
        vague = kind == "vague"
        found.append(Quantity(value, "at-least" if vague else bound, unit, Span(token.start, last.end), vague))
        i += n
    return tuple(found)


def _range(q: Quantity) -> tuple[float, float]:
    if q.vague:
        return q.value / 2, q.value * 50
    if q.bound == "at-least":
        return q.value, float("inf")
    if q.bound == "at-most":
        return 0.0, q.value
    if q.bound == "about":
        return q.value * 0.85, q.value * 1.15
    return q.value, q.value


def clash(a: Quantity, b: Quantity) -> bool:
    """Whether *a* and *b* count the same kind of thing and cannot both hold."""
    if not a.unit or a.unit != b.unit:
        return False
    (low, high), (low2, high2) = _range(a), _range(b)
    return high < low2 or high2 < low
