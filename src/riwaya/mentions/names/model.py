"""The model: weights of a linear-chain conditional random field, and the best labels for a sentence under them.

Weights are whole thousandths, trained elsewhere (docs/names-model.md); the labels follow from sums of them, so that
any machine finds the same.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from operator import add
from typing import Any

from riwaya.mentions.names.features import EDGE, PARTS, Known, beside, kinds

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
    """One pass: *labels* in order; *features*: a row of scores, one a label; *moves*: scores from label to label."""

    labels: tuple[str, ...]
    features: dict[str, Row]
    moves: tuple[Row, ...]
    kept: dict[tuple[str, str], tuple[Any, ...]]
    triples: dict[tuple[str, str, str], Row] = field(default_factory=dict)
    outside: int = 0
    other: Row = ()

    def __post_init__(self) -> None:
        self.outside = self.labels.index("O")
        self.other = tuple(0 if label == "O" else -_FAR for label in self.labels)

    def _sum(self, names: Iterable[str]) -> tuple[int, ...]:
        found = [row for name in names if (row := self.features.get(name)) is not None]
        if not found:
            return (0,) * len(self.labels)
        return tuple(map(sum, zip(*found, strict=True)))

    def _parts(self, word: Known) -> tuple[Any, ...]:
        """The word's scores at its own place and for its neighbours, in the order of ``PARTS``; then how much each of
        them speaks against a name: the least by which "outside" leads any other label."""
        key = word[:2]
        rows = self.kept.get(key)
        if rows is None:
            if len(self.kept) >= _CACHED:
                self.kept.clear()
            sums = [self._sum(prefix + name for name in getattr(word, part)) for _, part, prefix in PARTS]
            o = self.outside
            rows = (*sums, *(row[o] - max(row[:o] + row[o + 1 :]) for row in sums))
            self.kept[key] = rows
        return rows

    def _kinds(self, key: tuple[str, str, str]) -> Row:
        """The sum for the kinds of three words in a row, the middle one of which is scored."""
        row = self.triples.get(key)
        if row is None:
            if len(self.triples) >= _CACHED:
                self.triples.clear()
            row = self.triples[key] = self._sum(kinds(*key))
        return row

    def scores(self, words: Sequence[Known], phrases: Sequence[str]) -> list[Row]:
        """A row of scores for each word of a sentence, empty for what can be no name; *phrases* as in ``beside``."""
        edge = self._parts(EDGE)
        kept, make = self.kept, self._parts
        parts = [edge, edge, *(kept.get(w[:2]) or make(w) for w in words), edge, edge]
        get = self.features.get
        out: list[Row] = []
        far2, near2, own, near1 = parts[:4]
        for i, far1 in enumerate(parts[4:]):
            if own[5] + near2[6] + near1[7] + far2[8] + far1[9] > _SURE:
                out.append(())
            else:
                found = [row for name in beside(words, phrases, i) if (row := get(name)) is not None]
                left = words[i - 1].kind if i else EDGE.kind
                right = words[i + 1].kind if i + 1 < len(words) else EDGE.kind
                triple = self._kinds((left, words[i].kind, right))
                out.append(
                    tuple(map(sum, zip(own[0], near2[1], near1[2], far2[3], far1[4], triple, *found, strict=True)))
                )
            far2, near2, own, near1 = near2, own, near1, far1
        return out

    def more(self, scores: Sequence[Row], extra: Sequence[Sequence[str]]) -> list[Row]:
        """The scores with those of further features of each word."""
        out = []
        for row, names in zip(scores, extra, strict=True):
            if not row:
                out.append(row)
                continue
            found = [more for name in names if (more := self.features.get(name)) is not None]
            out.append(tuple(map(sum, zip(row, *found, strict=True))) if found else row)
        return out

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
    packed = files("riwaya.mentions.names").joinpath("data", "model.json.gz").read_bytes()
    passes = json.loads(gzip.decompress(packed))["passes"]
    first, second = (Weights(tuple(p["labels"]), p["features"], tuple(p["moves"]), {}) for p in passes)
    return first, second
