"""The model: weights of a linear-chain conditional random field, and the best labels for a sentence under them.

Weights are whole thousandths, trained elsewhere (docs/names-model.md); the labels follow from sums of them, so that
any machine finds the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from operator import add
from struct import Struct

from riwaya.mentions.names.features import EDGE, PARTS, Known, beside, kinds
from riwaya.mentions.names.packing import load

__all__ = ["Row", "Weights", "weights"]

_MARGIN = 5_000
"""A label whose path is this much worse than the best one is given up: a chance of one in a hundred and fifty."""
_HOPELESS = 10_000
"""A label that the word itself makes this much worse than the best one is not tried: no move makes up for that."""
_SURE = 500
"""A word against which its own form and its neighbours' speak so much, each by itself, is no name whatever they are
together: ten of the 2,748 names of a sample of news changed by it."""
_FAR = 1_000_000
_CACHED = 20_000
"""Words whose scores are kept."""

Row = Sequence[int]


@dataclass(slots=True)
class Weights:
    """One pass: *labels* in order; *features*: packed rows, a score a label; *moves*: scores from label to label."""

    labels: tuple[str, ...]
    features: dict[str, int]
    moves: tuple[Row, ...]
    kept: dict[tuple[str, str], tuple[int, ...]]
    triples: dict[tuple[str, str, str], int] = field(default_factory=dict)
    outside: int = 0
    other: Row = ()
    cells: Struct = field(init=False)

    def __post_init__(self) -> None:
        self.cells = Struct(f"<{len(self.labels)}I")
        self.outside = self.labels.index("O")
        self.other = tuple(0 if label == "O" else -_FAR for label in self.labels)

    def _sum(self, names: Iterable[str]) -> int:
        return sum(row for name in names if (row := self.features.get(name)) is not None)

    def _row(self, total: int) -> tuple[int, ...]:
        return self.cells.unpack(total.to_bytes(self.cells.size, "little"))

    def _parts(self, word: Known) -> tuple[int, ...]:
        """The word's packed scores at its own place and for its neighbours, in the order of ``PARTS``; then how much
        each of them speaks against a name: the least by which "outside" leads any other label."""
        key = word[:2]
        parts = self.kept.get(key)
        if parts is None:
            if len(self.kept) >= _CACHED:
                self.kept.clear()
            sums = [self._sum(prefix + name for name in getattr(word, part)) for _, part, prefix in PARTS]
            o = self.outside
            parts = (*sums, *(row[o] - max(row[:o] + row[o + 1 :]) for row in map(self._row, sums)))
            self.kept[key] = parts
        return parts

    def _kinds(self, key: tuple[str, str, str]) -> int:
        """The sum for the kinds of three words in a row, the middle one of which is scored."""
        total = self.triples.get(key)
        if total is None:
            if len(self.triples) >= _CACHED:
                self.triples.clear()
            total = self.triples[key] = self._sum(kinds(*key))
        return total

    def sums(self, words: Sequence[Known], phrases: Sequence[str]) -> list[int]:
        """The packed scores of each word of a sentence, -1 for what can be no name; *phrases* as in ``beside``."""
        edge = self._parts(EDGE)
        kept, make = self.kept, self._parts
        parts = [edge, edge, *(kept.get(w[:2]) or make(w) for w in words), edge, edge]
        get = self.features.get
        around = [EDGE.kind, *(w.kind for w in words), EDGE.kind]
        out = []
        far2, near2, own, near1 = parts[:4]
        for i, far1 in enumerate(parts[4:]):
            if own[5] + near2[6] + near1[7] + far2[8] + far1[9] > _SURE:
                out.append(-1)
            else:
                total = own[0] + near2[1] + near1[2] + far2[3] + far1[4]
                total += self._kinds((around[i], around[i + 1], around[i + 2]))
                for name in beside(words, phrases, i):
                    total += get(name, 0)
                out.append(total)
            far2, near2, own, near1 = near2, own, near1, far1
        return out

    def scores(self, sums: Sequence[int], extra: Sequence[Sequence[str]] | None = None) -> list[Row]:
        """A row of scores for each word, empty for what can be no name; *extra*: further features of each word."""
        if extra is None:
            return [() if total < 0 else self._row(total) for total in sums]
        return [
            () if total < 0 else self._row(total + self._sum(names)) for total, names in zip(sums, extra, strict=True)
        ]

    def best(self, scores: Sequence[Row]) -> list[str]:
        """The best path of labels (Viterbi), labels that fell far behind given up."""
        if not scores:
            return []
        if not any(scores):
            return ["O"] * len(scores)
        moves, labels, outside = self.moves, self.labels, self.outside
        scores = [row or self.other for row in scores]
        top = max(scores[0]) - _MARGIN
        alive = [(y, score) for y, score in enumerate(scores[0]) if score >= top]
        back: list[dict[int, int] | int] = []
        for row in scores[1:]:
            if row is self.other:  # no name can stand here, and what was before it hardly matters
                before, score = max(alive, key=lambda pair: pair[1] + moves[pair[0]][outside])
                alive = [(outside, 0)]
                back.append(before)
                continue
            if len(alive) == 1:  # nearly every word of a text: only one label is left before it
                before, score = alive[0]
                reached = list(map(add, moves[before], row))
                top = max(reached) - _MARGIN
                alive = [(y, score + now) for y, now in enumerate(reached) if now >= top]
                back.append(before)
                continue
            chosen: dict[int, int] = {}
            after = []
            hopeless = max(row) - _HOPELESS
            for y, own in enumerate(row):
                if own < hopeless:
                    continue
                most, before = None, 0
                for x, score in alive:
                    reach = score + moves[x][y]
                    if most is None or reach > most:
                        most, before = reach, x
                chosen[y] = before
                after.append((y, (most or 0) + own))
            top = max(score for _, score in after) - _MARGIN
            alive = [pair for pair in after if pair[1] >= top]
            back.append(chosen)
        at = max(alive, key=lambda pair: pair[1])[0]
        path = [at]
        for chosen_before in reversed(back):
            at = chosen_before if isinstance(chosen_before, int) else chosen_before[at]
            path.append(at)
        return [labels[y] for y in reversed(path)]


@cache
def weights() -> tuple[Weights, Weights]:
    """The weights of the two passes, as the package ships them."""
    data = files("riwaya.mentions.names").joinpath("data", "model.bin.gz").read_bytes()
    first, second = (Weights(labels, features, moves, {}) for labels, features, moves in load(data))
    return first, second
