"""Correcting: the words with which outlets say that an article was changed after it was published."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Literal, NamedTuple, cast

from riwaya.arabic.folding import fold
from riwaya.arabic.tables import column, rows
from riwaya.arabic.words import Word, words
from riwaya.model.spans import Span

__all__ = ["Mark", "Marks", "mark_in"]

Marks = Literal["correction", "update"]

_BEHIND = frozenset([":", "-", "–", "—", ")", "]", "،", "|", "/", "."])
_DATED = 12  # words of a line that can be no more than a mark and a date


class Mark(NamedTuple):
    """What a line says of the article, and the words that say so."""

    marks: Marks
    span: Span


def mark_in(text: str, start: int, end: int) -> Mark | None:
    """The mark in the line ``text[start:end]``, a correction before an update; None where there is none.

    >>> mark_in("تصحيح: العدد ثمانية لا تسعة.", 0, 27).marks
    'correction'
    >>> mark_in("تصحيح المسار الاقتصادي ضرورة.", 0, 29) is None
    True
    """
    found = list(words(text, start, end))
    spoken = [word for word in found if not word.is_punctuation]
    marks = (_at(found, spoken, *entry) for entry in _phrases())
    return min(filter(None, marks), key=lambda mark: mark.marks, default=None)


@cache
def _phrases() -> tuple[tuple[tuple[str, ...], Marks, bool], ...]:
    """The phrases, folded, longest first; what they mark; whether they do anywhere."""
    out = [(_folded(words(r["phrase"])), cast("Marks", r["marks"]), r["where"] == "anywhere") for r in
           rows("correcting")]  # fmt: skip
    return tuple(sorted(out, key=lambda entry: -len(entry[0])))


def _folded(found: Iterable[Word]) -> tuple[str, ...]:
    return tuple(word.folded for word in found if not word.is_punctuation)


def _at(found: list[Word], spoken: list[Word], phrase: tuple[str, ...], marks: Marks, anywhere: bool) -> Mark | None:
    for n in range(len(spoken) - len(phrase) + 1 if anywhere else min(1, len(spoken))):
        here = spoken[n : n + len(phrase)]
        if _folded(here) == phrase and (anywhere or _ends(found, here[-1], spoken, phrase)):
            return Mark(marks, Span(here[0].start, here[-1].end))
    return None


def _ends(found: list[Word], last: Word, spoken: list[Word], phrase: tuple[str, ...]) -> bool:
    """Whether what begins a line is set off from what follows it: by a sign, by a date, or because nothing does."""
    behind = next((word for word in found if word.start >= last.end), None)
    if behind is None or behind.text[:1] in _BEHIND:
        return True
    rest = [word.folded for word in spoken[len(phrase) :]]
    number = next((n for n, word in enumerate(rest) if any(c.isdigit() for c in word)), None)
    return number is not None and len(rest) <= _DATED and all(word in _dating() for word in rest[:number])


@cache
def _dating() -> frozenset[str]:
    """Words that stand before a date without saying anything else."""
    return frozenset(fold(word) for word in column("stamp_words", "word")) | {"on", "at"}
