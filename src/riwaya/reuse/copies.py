"""Copies: further pairs of a text that went round widely, found through what its copies share with the first ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from riwaya.reuse.alignment import Aligned
from riwaya.reuse.chains import Chains
from riwaya.reuse.settings import Settings
from riwaya.reuse.tokens import Tokens

__all__ = ["siblings"]

_LEAST = 8
"""Words that two copies must have taken from one stretch of a third text."""


def siblings(tokens: Tokens, found: Iterable[tuple[int, int, Aligned]], settings: Settings) -> Chains:
    """Pairs of texts that were not compared but share a stretch of a third one, as chains to be aligned.

    Only texts with more than half of *settings.cap* partners are looked at: where fewer share a wording, seeds find all
    pairs. Of more than *settings.copies* partners the first so many are compared with each other.
    """
    partners: dict[int, list[tuple[int, int, int, int]]] = defaultdict(list)
    done: set[tuple[int, int]] = set()
    for a, b, piece in found:
        done.add((a, b))
        partners[a].append((b, piece.a_start, piece.a_end, piece.b_start))
        partners[b].append((a, piece.b_start, piece.b_end, piece.a_start))
    out: list[tuple[int, int, int, int, int, int]] = []
    for middle in sorted(partners):
        mine = sorted(partners[middle])
        if len(mine) <= settings.cap // 2:
            continue
        mine = mine[: settings.copies]
        for i, (x, x0, x1, x_at) in enumerate(mine):
            for y, y0, y1, y_at in mine[i + 1 :]:
                start, end = max(x0, y0), min(x1, y1)
                if end - start < _LEAST or x == y or (x, y) in done:
                    continue
                done.add((x, y))
                a0, b0 = x_at + start - x0, y_at + start - y0
                out.append((x, y, a0, min(a0 + end - start, int(tokens.counts[x])), b0,
                            min(b0 + end - start, int(tokens.counts[y]))))  # fmt: skip
    table = np.array(sorted(out), dtype=np.int64).reshape(-1, 6)
    return Chains(table[:, 0], table[:, 1], table[:, 2], table[:, 3], table[:, 4], table[:, 5])
