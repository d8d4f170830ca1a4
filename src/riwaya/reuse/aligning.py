"""Aligning: from chains to passages, each once, as far as it goes, formulas left out."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from riwaya.reuse.alignment import Aligned, align
from riwaya.reuse.chains import Chains
from riwaya.reuse.formulas import Formulas
from riwaya.reuse.settings import Settings
from riwaya.reuse.tokens import Tokens

__all__ = ["Aligner"]

_MARGIN = 30
"""Words on both sides of a chain in which the passage may go on."""
_EDGE = 4
"""Words from the end of what was looked at: a passage that comes so near goes on, likely."""
_WIDER = 4

Span = tuple[int, int]


class Aligner:
    """Aligns chains of one collection. *common* are the words that tell little, *frequency* as in `Seeds`."""

    def __init__(
        self, tokens: Tokens, common: frozenset[int], frequency: NDArray[np.uint16], settings: Settings
    ) -> None:
        self._tokens, self._common, self._settings = tokens, common, settings
        self._formulas = Formulas(tokens, frequency, settings)

    def over(self, chains: Chains) -> Iterator[tuple[int, int, Aligned]]:
        """Each passage of *chains* once, with the numbers of its texts; the chains of two texts follow one another."""
        done: list[Aligned] = []
        left_out: list[Aligned] = []
        before = (-1, -1)
        columns = (chains.a, chains.b, chains.a_start, chains.a_end, chains.b_start, chains.b_end)
        for a, b, a0, a1, b0, b1 in zip(*(c.tolist() for c in columns), strict=True):
            if (a, b) != before:
                before, done, left_out = (a, b), [], []
            elif any(p.a_start <= a0 and a1 <= p.a_end and p.b_start <= b0 and b1 <= p.b_end for p in done):
                continue
            pieces, at = self._aligned(a, b, (a0, a1), (b0, b1))
            for piece in pieces:
                here = _moved(piece, at)
                if any(_overlap(here, p) for p in done) or any(_within(here, p) for p in left_out):
                    continue
                kept = [_moved(part, at) for part in self._formulas.leave(a, b, at, piece)]
                if kept != [here]:
                    left_out.append(here)
                done += kept
                for part in kept:
                    yield a, b, part

    def _aligned(self, a: int, b: int, in_a: Span, in_b: Span) -> tuple[list[Aligned], Span]:
        """The passages in and around a chain, and from which words of both texts their places count."""
        all_a, all_b = self._tokens.of(a), self._tokens.of(b)
        margin = _MARGIN
        while True:
            at = max(0, in_a[0] - margin), max(0, in_b[0] - margin)
            to = min(len(all_a), in_a[1] + margin), min(len(all_b), in_b[1] + margin)
            pieces = list(align(all_a[at[0] : to[0]].tolist(), all_b[at[1] : to[1]].tolist(), self._common,
                                self._settings.least))  # fmt: skip
            before, after = at[0] and at[1], to[0] < len(all_a) and to[1] < len(all_b)
            if not any(
                (before and min(p.a_start, p.b_start) < _EDGE)
                or (after and min(to[0] - at[0] - p.a_end, to[1] - at[1] - p.b_end) < _EDGE)
                for p in pieces
            ):
                return pieces, at
            margin *= _WIDER


def _moved(piece: Aligned, at: Span) -> Aligned:
    """*piece* with its places counted from the first word of each text, without its runs."""
    a, b = at
    return piece._replace(a_start=piece.a_start + a, a_end=piece.a_end + a, b_start=piece.b_start + b,
                          b_end=piece.b_end + b, runs=())  # fmt: skip


def _within(x: Aligned, y: Aligned) -> bool:
    """Whether most of *x* lies in *y*, in both texts."""
    a = min(x.a_end, y.a_end) - max(x.a_start, y.a_start)
    b = min(x.b_end, y.b_end) - max(x.b_start, y.b_start)
    return 2 * a > x.a_end - x.a_start and 2 * b > x.b_end - x.b_start


def _overlap(x: Aligned, y: Aligned) -> bool:
    """Whether most of the shorter one lies in the other, in both texts."""
    return _within(x, y) or _within(y, x)
