"""Seeds: runs of three words that two texts share, unless the words around them show that it is mere chance.

As in the first step of passim (Smith, Cordell and Mullen 2015, "Computational methods for uncovering reprinted texts"):
an index of word n-grams, and pairs of texts from its posting lists. A run that stands in more than *cap* texts would
give too many pairs: its texts are paired with the first few of them only, which is enough to find what they have in
common (:mod:`riwaya.reuse.copies` finds the other pairs).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from riwaya.reuse.tokens import I64, PAD, U32, U64, Tokens

__all__ = ["GRAM", "Seeds", "find_seeds"]

GRAM = 3
"""Words in a seed."""

_PIVOTS = 3
_PART = 1 << 23  # places whose grams are sorted at once
_PAIRS = 1 << 21  # pairs of places looked at at once
_AROUND = 10
_SHIFTS = (0, -1, 1, -2, 2)


@dataclass(frozen=True, slots=True)
class Seeds:
    """Places of shared runs: ``a[i]`` and ``b[i]`` index `Tokens.ids`, the text of *a* comes before that of *b*.

    *frequency* is, for each place of `Tokens.ids`, in how many texts the run that begins there stands (at most 65,535).
    """

    a: I64
    b: I64
    frequency: NDArray[np.uint16]


def find_seeds(tokens: Tokens, common: NDArray[np.bool_], cap: int) -> Seeds:
    """The seeds between any two texts of *tokens*; *common*: ids (their low 20 bits) that tell little.

    Runs of words that are common all three are no seeds. Memory is bounded by the words and the seeds that are kept.
    """
    total = len(tokens.ids)
    text_of = np.repeat(np.arange(len(tokens), dtype=np.uint32), tokens.counts + PAD)
    frequency = np.ones(total, dtype=np.uint16)
    found: list[tuple[I64, I64]] = []
    weights = np.where(common[tokens.ids & np.uint32(0xFFFFF)], 1, 4).astype(np.uint8)
    weights[tokens.ids == 0] = 0
    for places, groups in _repeated(tokens, weights):
        places, firsts, sizes = _by_text(places, groups, text_of, frequency)
        for a, b in _pairs(places, firsts, sizes, cap):
            kept = _borne_out(tokens.ids, weights, a, b)
            found.append((a[kept], b[kept]))
    if not found:
        none = np.zeros(0, dtype=np.int64)
        return Seeds(none, none, frequency)
    return Seeds(np.concatenate([a for a, _ in found]), np.concatenate([b for _, b in found]), frequency)


def _repeated(tokens: Tokens, weights: NDArray[np.uint8]) -> Iterator[tuple[I64, U64]]:
    """Places whose run stands elsewhere too, with a number for each run, a part of all runs at a time."""
    ids = tokens.ids
    total = len(ids)
    if total < GRAM:
        return
    bits = np.uint64(max(total - 1, 1).bit_length())
    parts = 1 << max(0, (total // _PART).bit_length())
    grams = _grams(ids)
    usable = (ids[:-2] != 0) & (ids[1:-1] != 0) & (ids[2:] != 0)
    usable &= (weights[:-2] > 1) | (weights[1:-1] > 1) | (weights[2:] > 1)
    part_of = (grams >> np.uint64(64 - 10)).astype(np.uint16) if parts > 1 else None
    for part in range(parts):
        places = np.flatnonzero(usable if part_of is None else usable & (part_of % parts == part)).astype(np.uint64)
        keys = ((grams[places] << bits) | places).astype(np.uint64)
        keys.sort()
        runs = keys >> bits
        same = runs[1:] == runs[:-1]
        repeated = np.zeros(len(keys), dtype=bool)
        repeated[1:] = same
        repeated[:-1] |= same
        keys = keys[repeated]
        yield (keys & np.uint64((1 << int(bits)) - 1)).astype(np.int64), keys >> bits


def _grams(ids: U32) -> U64:
    """A hash of the three words that begin at each place."""
    x = ids[:-2] * np.uint64(0xBF58476D1CE4E5B9) + ids[1:-1] * np.uint64(0x94D049BB133111EB)
    x += ids[2:] * np.uint64(0xD6E8FEB86659FD93)
    x ^= x >> np.uint64(29)
    x *= np.uint64(0x9E3779B97F4A7C15)
    x ^= x >> np.uint64(32)
    return x


def _by_text(places: I64, groups: U64, text_of: U32, frequency: NDArray[np.uint16]) -> tuple[I64, I64, I64]:
    """Each run once a text, and of those the ones in several texts: places, and each group's first place and size.

    How many texts a run stands in is entered into *frequency* at all its places.
    """
    if not len(places):
        return places, places, places
    texts = text_of[places]
    edges = np.ones(len(places), dtype=bool)
    edges[1:] = groups[1:] != groups[:-1]
    new = edges.copy()
    new[1:] |= texts[1:] != texts[:-1]
    starts = np.flatnonzero(edges)
    sizes = np.add.reduceat(new, starts, dtype=np.int64)
    every = np.repeat(sizes, np.diff(starts, append=len(places)))
    frequency[places] = np.minimum(every, 65_535)
    places = places[new & (every > 1)]
    sizes = sizes[sizes > 1]
    return places, np.cumsum(sizes) - sizes, sizes


def _pairs(places: I64, firsts: I64, sizes: I64, cap: int) -> Iterator[tuple[I64, I64]]:
    """Pairs of places of one run: all of them up to *cap* texts, each with the first few beyond."""
    for size in np.unique(sizes[sizes <= cap]):
        left, right = np.triu_indices(int(size), 1)
        step = max(1, _PAIRS // len(left))
        mine = firsts[sizes == size]
        for at in range(0, len(mine), step):
            rows = places[mine[at : at + step, None] + np.arange(size)]
            yield rows[:, left].ravel(), rows[:, right].ravel()
    many = np.flatnonzero(sizes > cap)
    step = 0
    while step < len(many):
        held = np.cumsum(sizes[many[step:]])
        several = max(1, int(np.searchsorted(held, _PAIRS)))
        mine = many[step : step + several]
        step += several
        for pivot in range(_PIVOTS):
            rest = sizes[mine] - pivot - 1
            a = np.repeat(places[firsts[mine] + pivot], rest)
            offsets = np.arange(len(a)) - np.repeat(np.cumsum(rest) - rest, rest)
            yield a, places[np.repeat(firsts[mine] + pivot + 1, rest) + offsets]


def _borne_out(ids: U32, weights: NDArray[np.uint8], a: I64, b: I64) -> NDArray[np.bool_]:
    """Which seeds have more in common around them than three words, by words on nearly the same diagonal.

    A word that tells something counts four, a common one counts one; twelve on top of the seed are enough.
    """
    score = np.zeros(len(a), dtype=np.uint16)
    last = len(ids) - 1
    for step in (*range(-_AROUND, 0), *range(GRAM, GRAM + _AROUND)):
        at = np.clip(a + step, 0, last)
        word = ids[at]
        hit = np.zeros(len(a), dtype=bool)
        for shift in _SHIFTS:
            hit |= ids[np.clip(b + (step + shift), 0, last)] == word
        score += np.where(hit, weights[at], 0)
    return score >= 12
