"""Formulas and boilerplate: wording that many unrelated texts share is no sign that one took from the other.

Titles, sentences of courts, reports of the weather and the market, footers and addresses stand in many texts. So does a
text that went round; but what differs between two of its copies is what one of them changed, and the other one has what
most copies have, while a form is filled in by each in its own way. And who takes a text keeps its figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from math import log2
from statistics import median

import numpy as np
from numpy.typing import NDArray

from riwaya.arabic.tables import rows
from riwaya.arabic.wordlists import wordlist
from riwaya.reuse.alignment import Aligned, split
from riwaya.reuse.genres import Genres
from riwaya.reuse.seeds import GRAM
from riwaya.reuse.settings import Settings
from riwaya.reuse.tokens import Tokens, hash_words

__all__ = ["Formulas"]

_BITS = 20
_MASK = np.uint32((1 << _BITS) - 1)
_RARE = 25
"""Occurrences in all texts up to which a word says what a text is about."""
_WHOLE, _SAME, _LITTLE = 0.5, 0.7, 0.9
"""A text was taken whole if that much is shared, and most of that is the same (nearly all, where it may be a form)."""
_TEXTS = 20_000
"""Texts for which it is set how many make a form: forms come again and again, a text goes round once."""
_MOST, _NEARLY = 0.4, 0.93
"""A report of a kind was taken if that much of it is shared, and nearly every word of that is the same;"""
_ALL, _MOSTLY = 0.75, 0.85
"""or if both are that report and little else, and most words of it are the same."""
_SOME = 1.5
_OWN = 0.3
"""The share of runs that few texts have, from which on they speak for the passage."""
_FILLED = 0.66
"""The weight of what stands for other words, against that of what is the same, from which on it fills in a form."""
_MANY = 500
"""Texts from which on it shows how rare a word is: in a story all texts are on one matter."""
_SELDOM = 3
"""How much rarer than the form around them words are that fill in a form."""
_FORM = 20
"""Texts from which on wording of which there are variants is a form rather than a text that went round."""
_APART = 16
"""Words of a form from one filling to another, at most."""
_MUCH = 2
"""How much more than any passage one must gain that is left of a form whose figures differ."""
_VERSES, _BEFORE, _AFTER = 40, 24, 12
"""Words of scripture that are quoted at most, and words before and behind its beginning in which it is called that."""
_HALF = 0.5
"""A short passage of which more was changed than kept is chance."""
_CLOSE = 0.8
"""The share of words that agree from which on chance plays no part. Below, a passage gains more words
the more texts there are: the best alignment that chance gives grows with the logarithm of what is compared (Karlin and
Altschul 1990)."""
_MORE = 2.0
"""Words for each doubling of the texts, which is one for each doubling of their pairs, from `_TEXTS` on."""
_SEVERAL, _PART = 2, 0.05
"""Texts that make a variant."""


class Formulas:
    """Tells formulas from reuse in one collection."""

    def __init__(self, tokens: Tokens, frequency: NDArray[np.uint16], settings: Settings) -> None:
        self._tokens, self._frequency, self._settings = tokens, frequency, settings
        self._holy = hash_words(wordlist("scripture"))
        self._names = _names()[tokens.ids & _MASK]
        counts = np.bincount(tokens.ids & _MASK, minlength=1 << _BITS)
        self._rare = counts <= _RARE
        self._about = lru_cache(maxsize=20_000)(self._rare_words)
        self._genres = Genres(tokens)
        times = max(1.0, len(tokens) / _TEXTS)
        self._form = settings.formula * times**0.5
        self._chance = _MORE * log2(times)
        self._weights = np.log(max(len(tokens), 1) / np.maximum(counts, 1)).clip(0).astype(np.float32)

    def leave(self, a: int, b: int, at: tuple[int, int], piece: Aligned) -> Iterator[Aligned]:
        """What of *piece* is no formula in the texts *a* and *b*; its places count from the words *at* of each.

        Where figures differ that is what stands between them, if it is much.
        """
        in_a, in_b = int(self._tokens.bounds[a]) + at[0], int(self._tokens.bounds[b]) + at[1]
        parts = [piece]
        if others := _others(self._tokens.figures, in_a, in_b, piece):
            parts = [p for p in split(piece, others) if p.gain >= _MUCH * self._settings.least]
        for part in parts:
            if not self._holds(a, b, at, part):
                yield part

    def _holds(self, a: int, b: int, at: tuple[int, int], piece: Aligned) -> bool:
        settings = self._settings
        least = settings.worth + (self._chance if piece.score < _CLOSE else 0.0)
        if piece.gain < least or (piece.score < _HALF and piece.gain < _MUCH**2 * settings.least):
            return True
        in_a, in_b = int(self._tokens.bounds[a]) + at[0], int(self._tokens.bounds[b]) + at[1]
        shorter = min(int(self._tokens.counts[a]), int(self._tokens.counts[b]))
        runs: list[int] = []
        for run in piece.runs:
            if run.same >= GRAM:
                runs += self._frequency[in_a + run.a0 : in_a + run.a1 - GRAM + 1].tolist()
        runs = [n for n in runs if n > 1]  # runs of common words are not counted
        own = not runs or self._is_own(piece, runs)
        if not own and self._comes_again(a, b, at, piece, runs, shorter):
            return True
        several = len(self._tokens) >= _MANY and bool(runs) and median(runs) > _SEVERAL
        if several and piece.gain < settings.long and self._filled(in_a, in_b, piece):
            return True
        longer = max(int(self._tokens.counts[a]), int(self._tokens.counts[b]))
        nearly = piece.size >= _MOST * shorter and piece.score >= _NEARLY
        taken = nearly or (piece.size >= _ALL * longer and piece.score >= _MOSTLY)
        if not taken and self._genres.fill(in_a, in_b, piece):
            return True
        return own and self._is_scripture(in_a, in_b, piece)

    def _is_own(self, piece: Aligned, runs: Sequence[int]) -> bool:
        """Whether enough of *piece* stands in few texts, by how many hold each of its *runs*."""
        share = sum(n <= self._form for n in runs) / len(runs)
        own, least = piece.gain * share, self._settings.least
        few = median(runs) <= _SOME * self._form
        return bool(own >= _MUCH * least or (own >= least and few) or (own >= self._settings.worth and share >= _OWN))

    def _comes_again(
        self, a: int, b: int, at: tuple[int, int], piece: Aligned, runs: Sequence[int], shorter: int
    ) -> bool:
        """Whether so many texts hold the *runs* (by how many each) that they say nothing of these two.

        *shorter* is the number of words of the shorter text.
        """
        settings = self._settings
        usual = median(runs)
        in_a, in_b = int(self._tokens.bounds[a]) + at[0], int(self._tokens.bounds[b]) + at[1]
        filled, varied, edited = self._changes(in_a, in_b, piece, usual / _SELDOM)
        if _others(self._names, in_a, in_b, piece) or (max(1, edited) < filled >= piece.size / _APART):
            return True
        if piece.gain >= settings.long and (usual < _FORM or filled + varied <= max(1, edited)):
            return False
        if piece.gain <= settings.short:
            return True
        if usual <= _SOME * self._form:
            return False
        taken = piece.size >= _WHOLE * shorter and piece.score >= (_SAME if usual < _FORM else _LITTLE)
        return not taken and not self._kin(a, b, at, piece)

    def _is_scripture(self, in_a: int, in_b: int, piece: Aligned) -> bool:
        """Whether both texts call it God's or the Prophet's word: no newsroom wrote it."""
        if piece.same > _VERSES:
            return False
        ids = self._tokens.ids
        return all(
            np.isin(ids[max(0, start - _BEFORE) : start + _AFTER], self._holy).any()
            for start in (in_a + piece.a_start, in_b + piece.b_start)
        )

    def _filled(self, in_a: int, in_b: int, piece: Aligned) -> bool:
        """Whether what stands for something else weighs nearly as much as what is the same, by how rare words are."""
        same = np.unique(np.concatenate([self._words(in_a + r.a0, in_a + r.a1) for r in piece.runs if r.same]))
        other = 0.0
        for r in piece.runs:
            if not r.same and r.a1 > r.a0 and r.b1 > r.b0:
                mine, theirs = self._words(in_a + r.a0, in_a + r.a1), self._words(in_b + r.b0, in_b + r.b1)
                other += min(float(self._weights[mine].sum()), float(self._weights[theirs].sum()))
        return other >= _FILLED * float(self._weights[same].sum())

    def _words(self, start: int, end: int) -> NDArray[np.uint32]:
        """The low bits of the words at places *start* to *end*."""
        return self._tokens.ids[start:end] & _MASK

    def _changes(self, in_a: int, in_b: int, piece: Aligned, rare: float) -> tuple[int, int, int]:
        """How often the texts differ in *piece* as a form that was filled in, in variants of it, and as an edited text.

        What fills in a form stands in few texts on both sides (*rare* ones or fewer); of a variant there are other
        texts on either side; what was edited stands in one text alone, and most others have what the other one has.
        """
        filled = varied = edited = 0
        several = max(_SEVERAL, rare * _SELDOM * _PART)
        for run in piece.runs:
            if not run.same:
                mine = self._frequency[max(0, in_a + run.a0 - GRAM + 1) : in_a + run.a1].max()
                theirs = self._frequency[max(0, in_b + run.b0 - GRAM + 1) : in_b + run.b1].max()
                if max(mine, theirs) <= rare:
                    filled += 1
                elif min(mine, theirs) >= several:
                    varied += 1
                else:
                    edited += 1
        return filled, varied, edited

    def _kin(self, a: int, b: int, at: tuple[int, int], piece: Aligned) -> bool:
        """Whether the texts share rare words outside of *piece*."""
        inside = frozenset(self._tokens.of(a)[at[0] + piece.a_start : at[0] + piece.a_end].tolist())
        mine, other = self._about(a) - inside, self._about(b) - inside
        shared = len(mine & other)
        return shared >= 5 and shared >= self._settings.kin * min(len(mine), len(other))

    def _rare_words(self, text: int) -> frozenset[int]:
        ids = self._tokens.of(text)
        return frozenset(ids[self._rare[ids & _MASK]].tolist())


def _others(kind: NDArray[np.bool_], in_a: int, in_b: int, piece: Aligned) -> list[int]:
    """The runs of *piece* where words of a *kind* (figures, names) stand for others, if most words of that kind do."""
    if np.count_nonzero(kind[in_a + piece.a_start : in_a + piece.a_end]) < 2:
        return []
    same = other = 0
    found = []
    for n, run in enumerate(piece.runs):
        mine = int(np.count_nonzero(kind[in_a + run.a0 : in_a + run.a1]))
        if run.same:
            same += mine
        elif mine and (theirs := int(np.count_nonzero(kind[in_b + run.b0 : in_b + run.b1]))):
            other += min(mine, theirs)
            found.append(n)
    return found if other >= 2 and other >= same else []


@cache
def _names() -> NDArray[np.bool_]:
    """Words that may be names of persons, by the low bits of their ids."""
    table = np.zeros(1 << _BITS, dtype=bool)
    table[hash_words(r["name"] for r in rows("names") if r["kind"] != "part") & _MASK] = True
    return table
