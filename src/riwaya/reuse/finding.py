"""Finding: the passages that texts share, by seed, chain and align."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from riwaya.arabic.ordinary import common_words
from riwaya.reuse.aligning import Aligner
from riwaya.reuse.alignment import Aligned
from riwaya.reuse.chains import chained
from riwaya.reuse.copies import siblings
from riwaya.reuse.seeds import find_seeds
from riwaya.reuse.settings import Settings
from riwaya.reuse.tokens import Text, Tokens, hash_words, ordered, tokenised

__all__ = ["Found", "find_passages"]


class Found(NamedTuple):
    """A passage of the texts numbered *a* and *b* (``a < b``): code points, half-open.

    *words* agree, *score* is their share of all aligned ones; *cover_a* and *cover_b* are the shares of each text's
    words that the passage takes up.
    """

    a: int
    b: int
    a_start: int
    a_end: int
    b_start: int
    b_end: int
    words: int
    score: float
    verbatim: bool
    cover_a: float
    cover_b: float


def find_passages(texts: Iterable[Text], settings: Settings | None = None) -> Iterator[Found]:
    """The passages that any two of *texts* share, sorted by texts and place.

    A text may come with spans (code points, half-open): only these parts of it are compared. The order of *texts* makes
    no difference but for their numbers. Texts are read once and not kept.
    """
    chosen = settings or Settings()
    tokens, numbers = ordered(tokenised(texts))
    table, common = _common()
    seeds = find_seeds(tokens, table, chosen.cap)
    chains = chained(tokens, seeds)
    frequency = seeds.frequency
    del seeds
    aligner = Aligner(tokens, common, frequency, chosen)
    first = list(aligner.over(chains))
    found = {*first, *aligner.over(siblings(tokens, first, chosen))} if first else set()
    yield from sorted(_found(tokens, a, b, piece, chosen, numbers) for a, b, piece in found)


@cache
def _common() -> tuple[NDArray[np.bool_], frozenset[int]]:
    """Words that tell little: as a table by the low 20 bits of their ids, and as a set of ids."""
    ids = hash_words(common_words())
    table = np.zeros(1 << 20, dtype=bool)
    table[ids & np.uint32(0xFFFFF)] = True
    return table, frozenset(ids.tolist())


def _found(tokens: Tokens, a: int, b: int, piece: Aligned, settings: Settings, numbers: Sequence[int]) -> Found:
    """*piece* under the *numbers* that the texts were given in, in code points."""
    sides = [(numbers[a], a, piece.a_start, piece.a_end), (numbers[b], b, piece.b_start, piece.b_end)]
    sides.sort()
    (first, a, a0, a1), (second, b, b0, b1) = sides
    at_a, at_b = int(tokens.bounds[a]), int(tokens.bounds[b])
    return Found(
        first, second,
        int(tokens.starts[at_a + a0]), int(tokens.ends[at_a + a1 - 1]),
        int(tokens.starts[at_b + b0]), int(tokens.ends[at_b + b1 - 1]),
        piece.same, piece.score, piece.score >= settings.verbatim,
        (a1 - a0) / int(tokens.counts[a]), (b1 - b0) / int(tokens.counts[b]),
    )  # fmt: skip
