"""Rarity: how much a word tells of what an article is about, by how few articles have it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import log

from riwaya.arabic.stems import lemma
from riwaya.arabic.tables import rows

__all__ = ["Rarity"]

_PRIOR = 1000
"""Articles that count as read before the first one: what is rare among twenty pages need not be rare in the news."""
_USUAL, _UNUSUAL = 0.05, 0.0005
"""The share of those that a word of the news' own furniture has, and any other."""


@dataclass(frozen=True, slots=True)
class Rarity:
    """How many articles there are (*total*), and how many of them have each term (*held*)."""

    total: int
    held: Mapping[str, int]

    def weight(self, term: str) -> float:
        """How much *term* tells: 0 for what all articles have, 1 for what none has (inverse document frequency)."""
        seen = self.held.get(term, 0) + _PRIOR * (_USUAL if term in _furniture() else _UNUSUAL)
        return log((self.total + _PRIOR + 1) / (seen + 0.5)) / log((self.total + _PRIOR + 1) / 0.5)


@cache
def _furniture() -> frozenset[str]:
    """The words that our tables list because news of any matter has them: verbs, offices, months, numbers."""
    listed = {w for table, column in _TABLES for row in rows(table) for w in row[column].replace("_", " ").split()}
    return frozenset(map(lemma, listed))


_TABLES = (("verbs", "past"), ("cues", "masdar"), ("heads", "noun"), ("heads", "plural"), ("role_words", "words"),
           ("time_words", "word"), ("months", "name"), ("common_concepts", "words"))  # fmt: skip
