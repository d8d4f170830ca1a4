"""Genres: wording that is alike because two texts are of one kind, a report of the weather or a list of titles.

Whoever writes of a training session or of rain uses the words that such reports are made of, and whoever greets a ruler
uses his titles. What tells one text from another of its kind are the other words.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from riwaya.arabic.ordinary import common_words
from riwaya.arabic.tables import rows
from riwaya.reuse.alignment import Aligned
from riwaya.reuse.tokens import Tokens, hash_words

__all__ = ["Genres"]

_BITS = 20
_MASK = np.uint32((1 << _BITS) - 1)
_SHARE = 0.4
"""The share of one genre's words among those that agree, from which on they are what such texts are made of."""
_TELLING = 9
"""Different words of no genre that tell what a text is about, as against its kind."""
_PLACES = 30
"""The same in a report of the weather, most of whose other words are places."""
_LEAST, _BEYOND = 6, 5
"""Different words beyond titles, names and grammar that a passage has, and those of them that are no genre's."""


class Genres:
    """Tells what one kind of text has in common from what one text has from another."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._kinds, self._common, self._weather = _tables()
        self._any: NDArray[np.bool_] = np.logical_or.reduce(self._kinds)

    def fill(self, in_a: int, in_b: int, piece: Aligned) -> bool:
        """Whether *piece* is made of titles or of one genre's words; its places count from *in_a* and *in_b*."""
        ids = self._tokens.ids
        agree = np.concatenate([ids[in_a + r.a0 : in_a + r.a1] for r in piece.runs if r.same]) & _MASK
        telling = np.unique(agree[~self._common[agree]])
        if len(telling) < _LEAST or np.count_nonzero(~self._any[telling]) < _BEYOND:
            return True
        of_kind = self._kinds[:, agree].sum(axis=1)
        most = int(of_kind.argmax())
        if of_kind[most] < _SHARE * len(agree):
            return False
        if self._other_figures(in_a, in_b, piece):
            return True
        needed = _PLACES if most == self._weather else _TELLING
        return int(np.count_nonzero(~self._kinds[most, telling])) < needed

    def _other_figures(self, in_a: int, in_b: int, piece: Aligned) -> bool:
        """Whether figures stand for others, as many as are the same."""
        figures = self._tokens.figures
        same = other = 0
        for r in piece.runs:
            mine = int(np.count_nonzero(figures[in_a + r.a0 : in_a + r.a1]))
            if r.same:
                same += mine
            elif mine:
                other += min(mine, int(np.count_nonzero(figures[in_b + r.b0 : in_b + r.b1])))
        return other >= max(same, 1)


@cache
def _tables() -> tuple[NDArray[np.bool_], NDArray[np.bool_], int]:
    """Each genre's words and the words that any two texts share, by the low bits of ids; the weather's number."""
    forms: dict[str, list[str]] = {}
    for row in rows("forms"):
        forms.setdefault(row["form"], []).append(row["word"])
    kinds = np.zeros((len(forms), 1 << _BITS), dtype=np.bool_)
    for kind, words in zip(kinds, forms.values(), strict=True):
        kind[hash_words(words) & _MASK] = True
    common = np.zeros(1 << _BITS, dtype=np.bool_)
    offices = [r["noun"] for r in rows("heads") if r["class"] in ("title", "office")]
    common[hash_words([*common_words(), *(f"{noun}ا" for noun in offices)]) & _MASK] = True  # وزيرا للدفاع
    return kinds, common, list(forms).index("weather")
