"""Units: bodies that a story's own words make parts of others (``مكتب التحقيق التابع لهيئة الموانئ``)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from riwaya.arabic.folding import fold
from riwaya.arabic.lexicon import analyse
from riwaya.arabic.stems import concept, is_stopword
from riwaya.arabic.words import words
from riwaya.model import Voice
from riwaya.weighing.descriptions import Description
from riwaya.weighing.nations import states
from riwaya.weighing.roles import body_words

__all__ = ["Unit", "is_part", "units_of"]

Unit = tuple[frozenset[str], frozenset[str]]
"""The concepts that name a body, and those that name the one that it is a part of."""

_OF = frozenset(map(fold, ("التابع", "التابعة", "التابعين", "تابع", "تابعة")))


def units_of(voices: Iterable[Voice]) -> frozenset[Unit]:
    """The parts and wholes that the names of *voices* tell: one body governed by ``ب`` or ``ل`` behind another."""
    found = set()
    for voice in voices:
        if voice.kind != "organisation":
            continue
        tokens = [w for w in words(voice.name) if not w.is_punctuation and not is_stopword(w.text)]
        for i, token in enumerate(tokens[1:], 1):
            if analyse(token.folded).prep in ("ب", "ل") and concept(token.text) in body_words():
                part, whole = (_meant(w.text for w in half) for half in (tokens[:i], tokens[i:]))
                if len(part) > 1 and len(whole) > 1 and part & body_words():
                    found.add((part, whole))
                break
    return frozenset(found)


def _meant(text: Iterable[str]) -> frozenset[str]:
    return frozenset(concept(w) for w in text if fold(w) not in _OF and not states(w))


@cache
def _belonging() -> frozenset[str]:
    return frozenset(map(concept, _OF))


def is_part(x: Description, y: Description, units: Iterable[Unit]) -> bool:
    """Whether the body *x* is said somewhere to be a part of the body *y*."""
    return any(
        part <= x.role <= part | whole | _belonging() and x.head in part and whole <= y.role and y.head in whole
        for part, whole in units
    )
