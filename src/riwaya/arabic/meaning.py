"""Meaning: what words mean as vectors, so that texts on one matter are near each other whatever words they use.

A word's vector is that of its dictionary form, distilled once from a sentence encoder (docs/meaning-model.md); a text's
is the sum of its words', rare ones counting more (Arora, Liang and Ma 2017, "A simple but tough-to-beat baseline for
sentence embeddings"). Everything is counted in whole numbers: every machine finds the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from riwaya.arabic.stems import is_stopword, lemma

__all__ = ["DIMENSIONS", "Vector", "likeness", "meaning_of"]

DIMENSIONS = 128

Vector = NDArray[np.int8]

_FIRST = 250  # words of a text that are looked at: what news is about stands at its beginning
_UNIT = 256  # the length of a vector; what is beyond a signed byte is cut
_ROOTS = [round(16 * n**0.5) for n in range(_FIRST + 1)]  # a word that is said again counts less and less


def meaning_of(words: Iterable[str]) -> Vector:
    """The vector of a text with these *words*; zeros where none of them is known."""
    rows = Counter(row for word in islice(words, _FIRST) if (row := _row(word)) is not None)
    if not rows:
        return np.zeros(DIMENSIONS, np.int8)
    vectors, weights, _ = _table()
    at = np.fromiter(rows, np.intp, len(rows))
    times = weights[at].astype(np.int64) * np.array([_ROOTS[n] for n in rows.values()])
    whole = times @ vectors[at].astype(np.int64)
    length = float(whole @ whole) ** 0.5
    if not length:
        return np.zeros(DIMENSIONS, np.int8)
    return np.asarray(np.clip(np.rint(whole * (_UNIT / length)), -127, 127), np.int8)


def likeness(one: Vector, many: Vector) -> NDArray[np.float32]:
    """How near each row of *many* is to *one*: 1 for the same matter, 0 for another."""
    return many.astype(np.float32) @ one.astype(np.float32) / np.float32(_UNIT * _UNIT)


@lru_cache(maxsize=200_000)
def _row(word: str) -> int | None:
    return None if is_stopword(word) else _table()[2].get(lemma(word))


@cache
def _table() -> tuple[Vector, NDArray[np.uint8], dict[str, int]]:
    """The vectors, what each counts, and the row of each dictionary form."""
    data = files("riwaya.arabic").joinpath("data", "meaning.npz").read_bytes()
    with np.load(BytesIO(data)) as held:
        words = held["words"].tobytes().decode().split("\n")
        return held["vectors"], held["weights"], {word: row for row, word in enumerate(words)}
