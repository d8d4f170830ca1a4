"""Invented collections in which it is known who took what from whom: words that nobody ever wrote, passages planted.

Documents have topics, grammar words, titles and other formulas (runs of words that stand in many documents), and
boilerplate: sentences of which one word in four is another each time. Some hold a passage of another one, with a share
of its words replaced, left out or joined by others; and a few texts go round, in hundreds of copies. The same size and
seed give the same collection.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from riwaya.arabic.tables import rows

__all__ = ["EDITS", "Collection", "Planted", "collection"]

EDITS = (0.0, 0.1, 0.2, 0.3, 0.4)
"""Shares of edited words of the planted passages."""

_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_VOCABULARY = 60_000
_TOPICS = 400
_TOPICAL = 250
_NUMBER = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Planted:
    """A passage of document *a* that stands in *b*, *edited* in so many of its words; code points, half-open."""

    a: int
    b: int
    a_start: int
    a_end: int
    b_start: int
    b_end: int
    edited: float


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents, the passages planted in them, and the numbers of the documents that are copies of one text each."""

    texts: list[str]
    planted: list[Planted]
    viral: list[list[int]]

    def pairs(self) -> set[tuple[int, int]]:
        """The pairs of documents (the smaller number first) that do share wording."""
        found = {(min(p.a, p.b), max(p.a, p.b)) for p in self.planted}
        return found.union(*(combinations(sorted(copies), 2) for copies in self.viral))


class _Maker:
    def __init__(self, documents: int, seed: int) -> None:
        self.rng = rng = np.random.default_rng(seed)
        grammar = [row["word"] for row in rows("stopwords")]
        made: dict[str, None] = {}
        while len(made) < _VOCABULARY:
            letters = rng.integers(len(_LETTERS), size=(_VOCABULARY, 7))
            sizes = rng.integers(3, 8, size=_VOCABULARY)
            made.update(dict.fromkeys("".join(_LETTERS[i] for i in w[:n]) for w, n in zip(letters, sizes, strict=True)))
        self.words = np.array([*grammar, *list(made)[:_VOCABULARY]], dtype=object)
        self.grammar = len(grammar)
        self._content = self._zipf(_VOCABULARY)
        self._frequent = self._zipf(self.grammar)
        self._topical = self._zipf(_TOPICAL)
        self._topics = self.grammar + rng.integers(_VOCABULARY, size=(_TOPICS, _TOPICAL))
        self.formulas = [self.run(int(n), 0) for n in rng.integers(2, 10, size=min(max(documents // 20, 20), 250))]
        self._formulaic = self._zipf(len(self.formulas))
        self.boilerplates = [self.run(int(n), 0) for n in rng.integers(20, 45, size=min(max(documents // 250, 1), 40))]

    @staticmethod
    def _zipf(size: int) -> NDArray[np.float64]:
        weights = 1 / (np.arange(size) + 2.7)
        total: NDArray[np.float64] = np.cumsum(weights / weights.sum())
        return total

    def _drawn(self, weights: NDArray[np.float64], size: int) -> _NUMBER:
        return np.minimum(np.searchsorted(weights, self.rng.random(size)), len(weights) - 1)

    def run(self, size: int, topic: int) -> _NUMBER:
        """*size* words of *topic*: 36 of a hundred carry grammar, 34 are the topic's, the others anybody's."""
        kind = self.rng.random(size)
        plain = np.where(
            kind < 0.36, self._drawn(self._frequent, size), self.grammar + self._drawn(self._content, size)
        )
        out: _NUMBER = np.where(kind > 0.66, self._topics[topic][self._drawn(self._topical, size)], plain)
        return out

    def document(self) -> _NUMBER:
        """The words of one document, 40 to 700 of them."""
        rng = self.rng
        topic = int(rng.integers(_TOPICS))
        size = int(np.clip(rng.lognormal(5.2, 0.6), 40, 700))
        words = self.run(size, topic)
        for _ in range(size // 40):
            formula = self.formulas[int(self._drawn(self._formulaic, 1)[0])]
            at = int(rng.integers(0, max(1, size - len(formula))))
            words[at : at + len(formula)] = formula[: size - at]
        if rng.random() < 0.2:
            sentence = self.boilerplates[int(rng.integers(len(self.boilerplates)))]
            slots = rng.random(len(sentence)) < 0.25
            words = np.concatenate([words, np.where(slots, self.run(len(sentence), topic), sentence)])
        return words

    def edited(self, words: _NUMBER, share: float) -> _NUMBER:
        """*words* with a *share* of them edited: six of ten replaced, two left out, two joined by another."""
        kind = np.where(self.rng.random(len(words)) < share, self.rng.random(len(words)), 1.0)
        other = self.run(len(words), int(self.rng.integers(_TOPICS)))
        out: list[int] = []
        for word, instead, how in zip(words.tolist(), other.tolist(), kind.tolist(), strict=True):
            if how < 0.6:
                out.append(instead)
            elif how >= 0.8:
                out += [word] if how == 1.0 else [word, instead]
        return np.array(out, dtype=np.int64)

    def typed(self, words: _NUMBER) -> list[str]:
        """The words as they are written: here and there with a conjunction, a mark or a stop."""
        out: list[str] = self.words[words].tolist()
        for at in np.flatnonzero(self.rng.random(len(out)) < 0.12).tolist():
            how = at % 4
            word = out[at]
            out[at] = (f"{word}،", f"{word}.", f"و{word}" if len(word) > 3 else word, f"{word[0]}ـ{word[1:]}")[how]
        return out


def collection(documents: int, *, seed: int, passages: int, viral: int = 0, copies: int = 0) -> Collection:
    """*documents* documents with *passages* planted ones, and *viral* texts of *copies* copies each."""
    maker = _Maker(documents, seed)
    rng = maker.rng
    bodies = [maker.document() for _ in range(documents)]
    order = rng.permutation(documents)
    spread = order[: viral * copies].reshape(viral, copies).tolist()
    free = order[viral * copies :]
    written: dict[int, list[list[str]]] = {}
    for copied in spread:
        text = maker.run(int(rng.integers(120, 250)), int(rng.integers(_TOPICS)))
        for number in copied:
            written[number] = [maker.typed(p) for p in (bodies[number][:15], maker.edited(text, 0.03))]
    plans = []
    for n in range(min(passages, len(free) // 2)):
        a, b, edited = int(free[2 * n]), int(free[2 * n + 1]), EDITS[n % len(EDITS)]
        size = min(int(rng.integers(30, 120)), len(bodies[a]))
        at = int(rng.integers(0, len(bodies[a]) - size + 1))
        cut = int(rng.integers(0, len(bodies[b])))
        taken = bodies[a][at : at + size]
        written[a] = [maker.typed(p) for p in (bodies[a][:at], taken, bodies[a][at + size :])]
        written[b] = [maker.typed(p) for p in (bodies[b][:cut], maker.edited(taken, edited), bodies[b][cut:])]
        plans.append((a, b, edited))
    texts = [
        " ".join(w for part in written.get(n) or [maker.typed(body)] for w in part) for n, body in enumerate(bodies)
    ]
    planted = [Planted(a, b, *_span(written[a]), *_span(written[b]), edited) for a, b, edited in plans]
    return Collection(texts, planted, spread)


def _span(parts: list[list[str]]) -> tuple[int, int]:
    """Where the second of *parts* stands in the text that they make."""
    start = sum(len(w) + 1 for w in parts[0])
    return start, start + sum(len(w) + 1 for w in parts[1]) - 1
