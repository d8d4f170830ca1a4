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

from riwaya.mentions.names.features import EDGE, PARTS, Known, around, kinds
from riwaya.mentions.names.packing import load

__all__ = ["Row", "Weights", "weights"]

_MARGIN = 5_000
"""A label whose path is this much worse than the best one is given up: a chance of one in a hundred and fifty."""
_HOPELESS = 10_000
"""A label that the word itself makes this much worse than the best one is not tried: no move makes up for that."""
_SURE = 500
"""A word against which its own form and its neighbours' speak so much, each by itself, is no name whatever they are
together: ten of the 2,748 names of a sample of news changed by it."""
_CACHED = 20_000
"""Words whose scores are kept."""

Row = Sequence[int]


@dataclass(slots=True)
class _Word:
    """What one pass knows of a word: its packed scores at its own place and for its neighbours, as in ``PARTS``.

    *against*: how much each of these speaks against a name, the least by which "outside" leads any other label;
    *opens*: whether a pair of words that begins with it has a score; *behind* and *before*: what it and the kind of
    the word behind it or before it add to that word's score, filled as they are asked for.
    """

    form: str
    kind: str
    sums: tuple[int, ...]
    against: tuple[int, ...]
    opens: bool
    behind: dict[str, int] = field(default_factory=dict)
    before: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Weights:
    """One pass: *labels* in order; *features*: packed rows, a score a label; *moves*: scores from label to label."""

    labels: tuple[str, ...]
    features: dict[str, int]
    moves: tuple[Row, ...]
    kept: dict[str, _Word] = field(default_factory=dict)
    triples: dict[tuple[str, str, str], int] = field(default_factory=dict)
    backs: dict[tuple[str, str, str], int] = field(default_factory=dict)
    echoes: dict[tuple[object, ...], int] = field(default_factory=dict)
    outside: int = 0
    cells: Struct = field(init=False)
    openers: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.cells = Struct(f"<{len(self.labels)}I")
        self.outside = len(self.labels) - 1
        if self.labels[self.outside] != "O":
            raise ValueError(f"the last label is no 'O' but {self.labels[self.outside]!r}")
        self.openers = frozenset(name[2 : name.index("|")] for name in self.features if name[:2] == "ww")

    def _sum(self, names: Iterable[str]) -> int:
        get = self.features.get
        return sum([get(name, 0) for name in names])

    def _row(self, total: int) -> tuple[int, ...]:
        return self.cells.unpack(total.to_bytes(self.cells.size, "little"))

    def _word(self, word: Known) -> _Word:
        """What this pass knows of a word, made once and kept."""
        key = word.key
        found = self.kept.get(key)
        if found is None:
            if len(self.kept) >= _CACHED:
                self.kept.clear()
            sums = tuple(self._sum(prefix + name for name in getattr(word, part)) for _, part, prefix in PARTS)
            o = self.outside
            against = tuple(row[o] - max(row[:o]) for row in map(self._row, sums))
            found = self.kept[key] = _Word(word.word, word.kind, sums, against, word.word in self.openers)
        return found

    def _kinds(self, key: tuple[str, str, str]) -> int:
        """The sum for the kinds of three words in a row, the middle one of which is scored."""
        if len(self.triples) >= _CACHED:
            self.triples.clear()
        total = self.triples[key] = self._sum(kinds(*key))
        return total

    def sums(self, words: Sequence[Known], phrases: Sequence[str]) -> list[int]:
        """The packed scores of each word of a sentence, -1 for what can be no name; *phrases* as in ``beside``."""
        edge = self._word(EDGE)
        kept, make = self.kept, self._word
        known = [edge, edge, *[kept.get(w.key) or make(w) for w in words], edge, edge]
        speak = [w.against for w in known]
        marked = any(phrases)
        out = [-1] * len(words)
        for i, (far2, near2, own, near1, far1) in enumerate(
            zip(speak, speak[1:], speak[2:], speak[3:], speak[4:], strict=False)
        ):
            if own[0] + near2[1] + near1[2] + far2[3] + far1[4] <= _SURE:
                total = self._whole(known, i)
                if marked:
                    total += sum([self.features.get(name, 0) for name in around(phrases, i)])
                out[i] = total
        return out

    def _whole(self, known: Sequence[_Word], i: int) -> int:
        """The packed scores of word *i* but for known phrases; *known* has two edges before the words and behind."""
        far2, near2, own, near1, far1 = known[i : i + 5]
        kind, get = own.kind, self.features.get
        key = (near2.kind, kind, near1.kind)
        three = self.triples.get(key)
        if three is None:
            three = self._kinds(key)
        behind = near2.behind.get(kind)
        if behind is None:
            behind = near2.behind[kind] = get(f"wk<{near2.form}|{kind}", 0)
        before = near1.before.get(kind)
        if before is None:
            before = near1.before[kind] = get(f"kw>{kind}|{near1.form}", 0)
        total = own.sums[0] + near2.sums[1] + near1.sums[2] + far2.sums[3] + far1.sums[4] + three + behind + before
        if near2.opens:
            total += get(f"ww{near2.form}|{own.form}", 0)
        if i > 1:
            key = (far2.kind, near2.kind, kind)
            back = self.backs.get(key)
            if back is None:
                back = self._back(key)
            total += back
        return total

    def _back(self, key: tuple[str, str, str]) -> int:
        """The score for the kinds of three words in a row, the last one of which is scored."""
        if len(self.backs) >= _CACHED:
            self.backs.clear()
        total = self.backs[key] = self.features.get("kkb" + "|".join(key), 0)
        return total

    def echo(self, key: tuple[object, ...], names: Iterable[str]) -> int:
        """The packed sum of the features *names*, kept under a *key* that tells them from all others."""
        if len(self.echoes) >= _CACHED:
            self.echoes.clear()
        total = self.echoes[key] = self._sum(names)
        return total

    def scores(self, sums: Sequence[int], extra: Sequence[Sequence[str]] | None = None) -> list[Row]:
        """A row of scores for each word, empty for what can be no name; *extra*: further features of each word."""
        unpack, size = self.cells.unpack, self.cells.size
        if extra is not None:
            sums = [t if t < 0 or not names else t + self._sum(names) for t, names in zip(sums, extra, strict=True)]
        return [() if total < 0 else unpack(total.to_bytes(size, "little")) for total in sums]

    def best(self, scores: Sequence[Row]) -> list[str]:
        """The best path of labels (Viterbi), labels that fell far behind given up.

        Where a row is empty no name can stand. Nearly every word is far better outside a name than in one, and from
        such a word on nothing before it counts: paths are compared only in the stretches between them.
        """
        outside, size = self.outside, len(scores)
        path = [outside] * size
        start = self.moves[outside]
        i = 0
        while i < size:
            if row := scores[i]:
                reached = tuple(map(add, start, row)) if i else row
                if max(reached[:outside]) >= reached[outside] - _MARGIN:
                    i = self._stretch(scores, i, reached, path)
                    continue
            i += 1
        labels = self.labels
        return [labels[y] for y in path]

    def _stretch(self, scores: Sequence[Row], first: int, reached: Row, path: list[int]) -> int:
        """Put the labels from word *first* on into *path*, up to a word that is surely outside; the word behind it.

        *reached* are the scores of the first word's labels.
        """
        moves, outside = self.moves, self.outside
        top = max(reached) - _MARGIN
        alive = [(y, now) for y, now in enumerate(reached) if now >= top]
        back: list[dict[int, int]] = [{}]
        i = first + 1
        while i < len(scores):
            row = scores[i]
            if not row:
                at = max(alive, key=lambda pair: pair[1] + moves[pair[0]][outside])[0]
                return self._follow(back, at, first, path, i + 1)
            chosen: dict[int, int] = {}
            if len(alive) == 1:
                before = alive[0][0]
                alive = list(enumerate(map(add, moves[before], row)))
                chosen = dict.fromkeys(range(len(row)), before)
            else:
                alive = self._reach(alive, row, chosen)
            top = max(score for _, score in alive) - _MARGIN
            alive = [pair for pair in alive if pair[1] >= top]
            if len(alive) == 1 and alive[0][0] == outside:
                return self._follow(back, chosen[outside], first, path, i + 1)
            back.append(chosen)
            i += 1
        at = max(alive, key=lambda pair: pair[1])[0]
        return self._follow(back, at, first, path, i)

    def _reach(self, alive: Sequence[tuple[int, int]], row: Row, chosen: dict[int, int]) -> list[tuple[int, int]]:
        """The labels of a word with the scores of the best ways to them, whose labels before it go into *chosen*."""
        moves = self.moves
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
        return after

    @staticmethod
    def _follow(back: Sequence[dict[int, int]], at: int, first: int, path: list[int], last: int) -> int:
        """Put the labels that lead to label *at* of the stretch's last word into *path*; gives *last* back."""
        for k in range(len(back) - 1, -1, -1):
            path[first + k] = at
            at = back[k].get(at, 0)
        return last


@cache
def weights() -> tuple[Weights, Weights]:
    """The weights of the two passes, as the package ships them."""
    data = files("riwaya.mentions.names").joinpath("data", "model.bin.gz").read_bytes()
    first, second = (Weights(labels, features, moves) for labels, features, moves in load(data))
    return first, second
