"""Wording: the small closed sets of words that tell what a place's name is used for."""

from __future__ import annotations

from functools import cache

from riwaya.arabic.folding import fold
from riwaya.arabic.tables import rows

__all__ = ["words_of"]


@cache
def words_of(name: str) -> frozenset[str]:
    """The folded words of the list *name* in ``place_words.tsv``; empty when there is no such list."""
    return frozenset(fold(word) for row in rows("place_words") if row["list"] == name for word in row["words"].split())
