"""Spellings: the same text as other keyboards, editors and crawlers write it, with offsets carried along.

Each variation is a list of edits (start, end, new words) of a text; `varied` applies them and moves annotated spans.
What is varied is drawn from a seed, so that the same text gives the same variant.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

__all__ = ["VARIATIONS", "Varied", "moved", "varied"]

Edit = tuple[int, int, str]
_LETTER = "ء-غف-ي"
_QUOTES = (("«", "»"), ("“", "”"), ('"', '"'), ("”", "“"), ("„", "“"), ("'", "'"))
"""Six kinds: the paper's, English, typewriter, the wrong way round, low, single."""
_MARKS = "\u064b-\u0652\u0640"


def _letters(pattern: str, table: dict[str, str]) -> Callable[[str, Random], Iterator[Edit]]:
    def edits(text: str, draw: Random) -> Iterator[Edit]:
        for m in re.finditer(pattern, text):
            yield m.start(), m.end(), table[m.group()]

    return edits


def _quotes(text: str, draw: Random) -> Iterator[Edit]:
    """Each quotation in one of the six kinds: pairs that are told apart, and typewriter marks two by two."""
    kind = draw.randrange(len(_QUOTES))
    for m in re.finditer(r"«([^«»\n]*)»|“([^“”\n]*)”|\"([^\"\n]*)\"", text):
        left, right = _QUOTES[kind % len(_QUOTES)]
        kind += 1
        yield m.start(), m.start() + 1, left
        yield m.end() - 1, m.end(), right


def _tatweel(text: str, draw: Random) -> Iterator[Edit]:
    for m in re.finditer(rf"(?<=[{_LETTER}][بتثجحخسشصضطظعغفقكلمنهي])(?=[{_LETTER}])", text):
        if draw.random() < 0.1:
            yield m.start(), m.start(), "ـ" * draw.randint(1, 3)


def _diacritics(text: str, draw: Random) -> Iterator[Edit]:
    """Marks that make no other word of it: no damma or tanwin but where the grammar would write one at the end."""
    for m in re.finditer(rf"(?<![{_LETTER}{_MARKS}])[{_LETTER}]{{3,}}(?![{_LETTER}{_MARKS}])", text):
        for at in range(m.start() + 1, m.end()):
            if draw.random() < 0.3:
                yield at, at, draw.choice("\u064e\u0650\u0651\u0652")
        if m.group().startswith("ال") and draw.random() < 0.3:
            yield m.end(), m.end(), draw.choice("\u064e\u064f\u0650")
        elif m.group().startswith("ي") and draw.random() < 0.3:
            yield m.end(), m.end(), "\u064f"


def _blanks(text: str, draw: Random) -> Iterator[Edit]:
    for m in re.finditer(" ", text):
        if draw.random() < 0.5:
            yield m.start(), m.end(), "\u00a0"


def _unspaced(text: str, draw: Random) -> Iterator[Edit]:
    for m in re.finditer(rf"(?<=[{_LETTER}\d»”\"][،؛:.؟!]) (?=[{_LETTER}«“\"])", text):
        yield m.start(), m.end(), ""


def _digits(text: str, draw: Random) -> Iterator[Edit]:
    for m in re.finditer("[0-9]", text):
        yield m.start(), m.end(), chr(0x0660 + int(m.group()))


VARIATIONS: dict[str, Callable[[str, Random], Iterator[Edit]]] = {
    "hamza dropped": _letters("[أإآ]", dict.fromkeys("أإآ", "ا")),
    "ta marbuta as ha": _letters(rf"(?<=[{_LETTER}])ة(?![{_LETTER}])", {"ة": "ه"}),
    "alef maqsura as ya": _letters(rf"(?<=[{_LETTER}])ى(?![{_LETTER}])", {"ى": "ي"}),
    "ya as alef maqsura": _letters(rf"(?<=[{_LETTER}])ي(?![{_LETTER}])", {"ي": "ى"}),
    "quotation marks": _quotes,
    "tatweel": _tatweel,
    "diacritics": _diacritics,
    "no-break spaces": _blanks,
    "no space after marks": _unspaced,
    "Eastern digits": _digits,
}
"""By name. The two on final ya exclude each other: the last to come wins where all are made together."""


class Varied:
    """A text after *edits*, and where each offset of the old one is in the new one."""

    def __init__(self, text: str, edits: list[Edit]) -> None:
        out: list[str] = []
        self._at, self._by = [0], [0]
        at = shift = 0
        for start, end, new in sorted(edits):
            out += (text[at:start], new)
            at = end
            shift += len(new) - (end - start)
            self._at.append(end)
            self._by.append(shift)
        self.text = "".join([*out, text[at:]])

    def start(self, offset: int) -> int:
        """Where a span that began at *offset* begins now: behind what was put in before it."""
        return offset + self._by[bisect_right(self._at, offset) - 1]

    def end(self, offset: int) -> int:
        """Where a span that ended at *offset* ends now: what was put in behind its last letter belongs to it."""
        return self.start(offset)

    def span(self, span: list[int]) -> list[int]:
        """The span now."""
        return [self.start(span[0]), self.end(span[1])]


def varied(text: str, names: list[str], seed: str = "") -> list[Varied]:
    """The variations *names* one after the other, each a step from the text before it."""
    steps = []
    for name in names:
        steps.append(Varied(text, list(VARIATIONS[name](text, Random(f"{seed}/{name}")))))
        text = steps[-1].text
    return steps


def moved(statement: dict[str, Any], steps: list[Varied]) -> dict[str, Any]:
    """The annotated *statement* with its spans in the last step's text."""
    out = dict(statement)
    for step in steps:
        for role in ("cue", "content", "via"):
            out[role] = [step.span(s) for s in out.get(role) or []]
        for role in ("source", "referent"):
            out[role] = step.span(out[role]) if out.get(role) else None
    return out
