"""Alignment: exactly which words two stretches share, and where the sharing begins and ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

__all__ = ["Aligned", "Run", "align", "split"]

_EDIT = 0.5
"""What a word that differs costs: a stretch of which four words in ten were edited still gains."""
_LONGEST = 9.0
"""What a run of differing words costs at most: a sentence put in does not part a passage."""
_COMMON = 0.4
"""What a common word that agrees is worth, where another is worth one."""


class Run(NamedTuple):
    """Words ``a0:a1`` and ``b0:b1`` that are the same words, *same* of them, or (*same* is 0) stand for each other."""

    gain: float
    a0: int
    a1: int
    b0: int
    b1: int
    same: int


class Aligned(NamedTuple):
    """Words ``a_start:a_end`` and ``b_start:b_end`` that are one passage.

    *same* words stand in both; *gain* is what they are worth; *size* is the number of words in the alignment, same
    or different; *runs* are its parts.
    """

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    same: int
    gain: float
    size: int
    runs: tuple[Run, ...] = ()

    @property
    def score(self) -> float:
        """The share of the aligned words that agree, 0 to 1."""
        return self.same / self.size


def align(a: Sequence[int], b: Sequence[int], common: frozenset[int], least: float) -> Iterator[Aligned]:
    """The passages of two stretches of words, best first within each part, with places counted in *a* and *b*.

    The words are aligned globally (Levenshtein) and the runs of the alignment that gain most are cut out of it, which
    gives local alignments (Smith and Waterman 1981) at the price of a global one. A passage gains *least* or more.
    """
    yield from _best(_runs(a, b, common), least)


def _worth(words: Sequence[int], common: frozenset[int]) -> float:
    """What *words* gain when both texts have them."""
    grammar = sum(map(common.__contains__, words))
    return len(words) - (1 - _COMMON) * grammar


def _runs(a: Sequence[int], b: Sequence[int], common: frozenset[int]) -> list[Run]:
    out = []
    lost: list[int] | None = None
    for code in Levenshtein.opcodes(a, b):
        tag, a0, a1, b0, b1 = code.tag, code.src_start, code.src_end, code.dest_start, code.dest_end
        if tag == "equal":
            if lost is not None:
                out.append(_lost(*lost))
                lost = None
            out.append(Run(_worth(a[a0:a1], common), a0, a1, b0, b1, a1 - a0))
        elif lost is None:
            lost = [a0, a1, b0, b1]
        else:
            lost[1], lost[3] = a1, b1
    if lost is not None:
        out.append(_lost(*lost))
    return out


def _lost(a0: int, a1: int, b0: int, b1: int) -> Run:
    return Run(-min(_EDIT * max(a1 - a0, b1 - b0), _LONGEST), a0, a1, b0, b1, 0)


def _best(runs: list[Run], least: float) -> Iterator[Aligned]:
    """The run of *runs* that gains most (Bentley 1984), then those left and right of it."""
    if len(runs) == 1 and runs[0].gain < least:
        return
    best, top, total, start = 0.0, (0, 0), 0.0, 0
    for i, run in enumerate(runs):
        if total <= 0:
            total, start = 0.0, i
        total += run.gain
        if total > best:
            best, top = total, (start, i + 1)
    if best < least:
        return
    left, right = top
    yield _whole(runs[left:right])
    if left:
        yield from _best(runs[:left], least)
    if right < len(runs):
        yield from _best(runs[right:], least)


def split(piece: Aligned, at: Sequence[int]) -> Iterator[Aligned]:
    """What is left of *piece* without the runs with the numbers *at*, which part it."""
    start = 0
    for end in (*at, len(piece.runs)):
        mine = list(piece.runs[start:end])
        while mine and not mine[0].same:
            del mine[0]
        while mine and not mine[-1].same:
            del mine[-1]
        if mine:
            yield _whole(mine)
        start = end + 1


def _whole(runs: Sequence[Run]) -> Aligned:
    same = sum(r.same for r in runs)
    size = same + sum(max(r.a1 - r.a0, r.b1 - r.b0) for r in runs if not r.same)
    gain = sum(r.gain for r in runs if r.same)
    return Aligned(runs[0].a0, runs[-1].a1, runs[0].b0, runs[-1].b1, same, gain, size, tuple(runs))
