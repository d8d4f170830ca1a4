"""Governed phrases: a noun phrase without the preposition or conjunction that is written with its first word."""

from __future__ import annotations

from riwaya.arabic.folding import fold
from riwaya.arabic.lexicon import analyse

__all__ = ["ungoverned"]

_WRITTEN = ("", "ل", "ب")


def ungoverned(phrase: str) -> str:
    """*phrase* as it is called by itself: ``للسلطات المحلية`` (after ``وفقا``) is ``السلطات المحلية``.

    Only where the lexicon knows the word without the letter, so that ``لجنة`` and ``لينا`` stay whole.
    """
    first, blank, rest = phrase.partition(" ")
    if not first:
        return phrase
    info = analyse(fold(first))
    if not info.classes or info.prep not in _WRITTEN or not info.prep + info.conj:
        return phrase
    bare = first[len(info.conj) + len(info.prep) :]
    if info.prep == "ل" and bare.startswith("ل") and (info.article or info.base.startswith("ال")):
        bare = "ا" + bare  # للوزارة: the article has lost its alif
    return bare + blank + rest
