"""Rarity: how much a word tells of what an article is about, by how few articles have it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import log

from riwaya.arabic.stems import concept
from riwaya.arabic.tables import rows

__all__ = ["Rarity"]

_PRIOR = 1000
"""Articles that count as read before the first one: what is rare among twenty pages need not be rare in the news."""
_USUAL, _UNUSUAL = 0.05, 0.0005
"""The share of those that a word of the news' own furniture has, and any other."""


class Rarity:
    """How many articles there are (*total*), and how many of them have each term (*held*)."""

    def __init__(self, total: int, held: Mapping[str, int]) -> None:
        self._all = total + _PRIOR + 1
        self._held = held
        self._weights: dict[str, float] = {}

    def weight(self, term: str) -> float:
        """How much *term* tells: 0 for what all articles have, 1 for what none has (inverse document frequency)."""
        known = self._weights.get(term)
        if known is None:
            seen = self._held.get(term, 0) + _PRIOR * (_USUAL if term in _furniture() else _UNUSUAL)
            known = self._weights[term] = log(self._all / (seen + 0.5)) / log(self._all / 0.5)
        return known


@cache
def _furniture() -> frozenset[str]:
    """The words that our tables list because news of any matter has them: verbs, offices, months, numbers."""
    listed = {w for table, column in _TABLES for row in rows(table) for w in row[column].replace("_", " ").split()}
    return frozenset(map(concept, listed))


_TABLES = (("verbs", "past"), ("cues", "masdar"), ("heads", "noun"), ("heads", "plural"), ("role_words", "words"),
           ("time_words", "word"), ("months", "name"), ("common_concepts", "words"))  # fmt: skip
