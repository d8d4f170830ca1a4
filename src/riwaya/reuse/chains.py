"""Chains: seeds of two texts that follow one another in both, nearly on one diagonal."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from riwaya.reuse.seeds import GRAM, Seeds
from riwaya.reuse.tokens import I64, PAD, Tokens

__all__ = ["Chains", "chained"]

_DRIFT = 8
"""Words by which the diagonal may move from one seed to another: words left out or put in."""
_GAP = 40
"""Words between two seeds of one chain at most."""
_JOIN = 60
"""Words between two chains, in both texts, that are looked at as one."""


@dataclass(frozen=True, slots=True)
class Chains:
    """Stretches to be aligned: texts *a* before *b*, and the words ``a_start:a_end``, ``b_start:b_end`` of each."""

    a: I64
    b: I64
    a_start: I64
    a_end: I64
    b_start: I64
    b_end: I64

    def __len__(self) -> int:
        return len(self.a)


def chained(tokens: Tokens, seeds: Seeds) -> Chains:
    """The chains of *seeds*, sorted by texts and place; places count words within each text."""
    none = np.zeros(0, dtype=np.int64)
    if not len(seeds.a):
        return Chains(none, none, none, none, none, none)
    text_of = np.repeat(np.arange(len(tokens), dtype=np.int64), tokens.counts + PAD)
    pair = text_of[seeds.a] * len(tokens) + text_of[seeds.b]
    a = seeds.a - tokens.bounds[text_of[seeds.a]]
    b = seeds.b - tokens.bounds[text_of[seeds.b]]
    order = np.lexsort((a, b - a, pair))
    pair, a, b = pair[order], a[order], b[order]
    drift = np.diff(b - a, prepend=0)
    band = np.cumsum(_edges(pair) | (drift > _DRIFT), dtype=np.int64)
    order = np.lexsort((a, band))
    pair, a, b, band = pair[order], a[order], b[order], band[order]
    new = _edges(band) | (np.diff(a, prepend=0) > _GAP)
    first = np.flatnonzero(new)
    spans = np.stack([
        np.minimum.reduceat(a, first), np.maximum.reduceat(a, first) + GRAM,
        np.minimum.reduceat(b, first), np.maximum.reduceat(b, first) + GRAM,
    ])  # fmt: skip
    return _joined(pair[first], spans, len(tokens))


def _edges(values: I64) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    new = np.ones(len(values), dtype=bool)
    new[1:] = values[1:] != values[:-1]
    return new


def _joined(pair: I64, spans: I64, texts: int) -> Chains:
    """Chains of one pair that follow one another at a short distance, as one."""
    order = np.lexsort((spans[2], spans[0], pair))
    pair, (a0, a1, b0, b1) = pair[order], spans[:, order]
    ahead_a, ahead_b = a0[1:] - a1[:-1], b0[1:] - b1[:-1]
    new = _edges(pair)
    new[1:] |= (ahead_a > _JOIN) | (ahead_b > _JOIN) | (ahead_b < -GRAM) | (b1[1:] < b1[:-1]) | (a1[1:] < a1[:-1])
    first = np.flatnonzero(new)
    return Chains(pair[first] // texts, pair[first] % texts, np.minimum.reduceat(a0, first),
                  np.maximum.reduceat(a1, first), np.minimum.reduceat(b0, first),
                  np.maximum.reduceat(b1, first))  # fmt: skip
