"""Tokens: the folded words of many texts as arrays, each with its place in its own text.

Words are runs of letters and digits, marks inside them passed over, as `riwaya.arabic.words` finds them, but a figure
is one word however its digits are set apart. A word is known by 32 bits of a polynomial hash of its folded letters,
computed for a whole batch of texts at once; a one-letter conjunction or preposition and the article in front of it are
left out, so that والسفن and سفن are one word. Between two texts lie `PAD` places that hold no word, so that a window
around a word never sees another text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from riwaya.arabic.folding import INVISIBLE, MARKS, fold
from riwaya.arabic.words import CLITICS

__all__ = ["PAD", "Text", "Tokens", "hash_words", "ordered", "tokenised"]

PAD = 16
"""Empty places after each text."""

U32 = NDArray[np.uint32]
U64 = NDArray[np.uint64]
I64 = NDArray[np.int64]
FLAGS = NDArray[np.bool_]

Spans = Sequence[tuple[int, int]]
Text = str | tuple[str, Spans]

_BATCH = 1 << 19  # characters at once: the arrays of a batch stay in the processor's cache
_BASE = 0x9E3779B97F4A7C15 | 1
_INVERSE = pow(_BASE, -1, 1 << 64)
_BMP = 1 << 16


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of many texts, one after another.

    *ids* is a word's hash, 0 where there is none; *starts* and *ends* are code points in the word's own text; *figures*
    tells words that begin with a digit; the words of text *i* stand at ``bounds[i]:bounds[i] + counts[i]``.
    """

    ids: U32
    starts: U32
    ends: U32
    figures: FLAGS
    bounds: I64
    counts: I64

    def __len__(self) -> int:
        return len(self.counts)

    def of(self, text: int) -> U32:
        """The words of the text with the number *text*."""
        at = int(self.bounds[text])
        return self.ids[at : at + int(self.counts[text])]


@cache
def _values() -> tuple[U64, NDArray[np.uint8]]:
    """For each character of the basic plane the value of what it folds to, and its class.

    Classes: 0 parts words, 1 is passed over, 2 is a letter of a word. Characters beyond the plane part words.
    """
    codes = np.zeros(_BMP, dtype=np.uint64)
    classes = np.zeros(_BMP, dtype=np.uint8)
    passed = frozenset(MARKS + INVISIBLE)
    for code in range(_BMP):
        ch = chr(code)
        if ch in passed:
            classes[code] = 1
        elif ch.isalnum() or ch == "_":
            folded = fold.__wrapped__(ch)
            classes[code] = 2 if folded else 1
            codes[code] = ord(folded[0]) if folded else 0
    return _mixed(codes), classes


@cache
def _heads() -> NDArray[np.uint8]:
    """For each character of the basic plane what it may be in front of a word: 1 a clitic, 2 alef, 4 lam, 8 a digit."""
    out = np.zeros(_BMP, dtype=np.uint8)
    for letter in CLITICS:
        out[ord(letter)] |= 1
    for code in range(0x0600, 0x0700):
        if fold(chr(code)) == "ا":
            out[code] |= 2
        if chr(code).isdigit():
            out[code] |= 8
    out[ord("ل")] |= 4
    out[ord("0") : ord("9") + 1] |= 8
    return out


@cache
def _separates() -> FLAGS:
    """For each character of the basic plane whether it parts the digits of one figure."""
    out = np.zeros(_BMP, dtype=np.bool_)
    out[[ord(c) for c in ".,،٫٬"]] = True
    return out


def _mixed(x: U64) -> U64:
    """The finaliser of splitmix64 (Steele, Lea and Flood 2014): near numbers become far ones."""
    x = (x + np.uint64(0x9E3779B97F4A7C15)).astype(np.uint64)
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))


@cache
def _powers(size: int) -> tuple[U64, U64]:
    """The powers of the base and of its inverse, modulo 2**64, up to *size*."""
    ups = np.full(size, _BASE, dtype=np.uint64)
    downs = np.full(size, _INVERSE, dtype=np.uint64)
    ups[0] = downs[0] = 1
    return np.cumprod(ups), np.cumprod(downs)


def tokenised(texts: Iterable[Text]) -> Tokens:
    """The words of *texts*; of a text that comes with spans, the words in them.

    Memory is some 12 bytes a word; the texts themselves are not kept.
    """
    parts: list[tuple[Any, ...]] = []
    batch: list[str] = []
    spans: list[Spans | None] = []
    size = 0
    for each in texts:
        text, counted = (each, None) if isinstance(each, str) else each
        batch.append(text)
        spans.append(counted)
        size += len(text)
        if size >= _BATCH:
            parts.append(_batch(batch, spans))
            batch, spans, size = [], [], 0
    if batch:
        parts.append(_batch(batch, spans))
    if not parts:
        empty, none = np.zeros(0, dtype=np.uint32), np.zeros(0, np.int64)
        return Tokens(empty, empty, empty, np.zeros(0, np.bool_), none, none)
    ids, starts, ends, figures, counts = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    padded = counts + PAD
    return Tokens(ids, starts, ends, figures, np.cumsum(padded) - padded, counts)


def _batch(texts: Sequence[str], spans: Sequence[Spans | None]) -> tuple[U32, U32, U32, FLAGS, I64]:
    values, classes = _values()
    lengths = np.fromiter((len(t) + 1 for t in texts), np.int64, len(texts))
    begins = np.cumsum(lengths) - lengths
    chars = np.frombuffer(("\n".join(texts) + "\n").encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    inside = chars < _BMP
    small = chars if bool(inside.all()) else np.where(inside, chars, np.uint32(0x20))
    kind = classes[small]
    if any(pieces is not None for pieces in spans):
        counted = np.zeros(len(kind), dtype=bool)
        for begin, length, pieces in zip(begins, lengths, spans, strict=True):
            for start, end in ((0, length),) if pieces is None else pieces:
                counted[begin + start : begin + end] = True
        kind = np.where(counted, kind, np.uint8(0))
    digits = (_heads()[small] & 8) > 0
    inner = np.flatnonzero(digits[:-2] & digits[2:] & _separates()[small[1:-1]]) + 1
    kind[inner] = 1  # 41,882 is the figure that 41882 is
    kept = np.flatnonzero(kind != 1)
    letters = np.empty(len(kept) + 1, dtype=bool)
    letters[0] = False
    np.equal(kind[kept], 2, out=letters[1:])
    edges = np.flatnonzero(letters[1:] != letters[:-1])
    left, right = edges[0::2], edges[1::2]  # the last character is a line feed, so every word has its end
    ups, downs = _powers(1 << max(len(kept) - 1, 1).bit_length())
    sums = np.zeros(len(kept) + 1, dtype=np.uint64)
    np.cumsum(values[small[kept]] * ups[: len(kept)], out=sums[1:])
    heads = _heads()[small[kept]]
    stems = _stems(heads, left, right)
    ids = (_mixed((sums[right] - sums[stems]) * downs[stems]) >> np.uint64(32)).astype(np.uint32)
    ids[ids == 0] = 1
    starts, ends = kept[left], kept[right]  # marks behind the last letter belong to the word
    text = np.searchsorted(begins, starts, side="right") - 1
    counts = np.bincount(text, minlength=len(texts)).astype(np.int64)
    place = np.arange(len(ids)) + text * PAD
    total = len(ids) + len(texts) * PAD
    out = [np.zeros(total, dtype=np.uint32) for _ in range(3)]
    for array, column in zip(out, (ids, starts - begins[text], ends - begins[text]), strict=True):
        array[place] = column
    figures = np.zeros(total, dtype=np.bool_)
    figures[place] = (heads[left] & 8) > 0
    return out[0], out[1], out[2], figures, counts


def _stems(heads: NDArray[np.uint8], left: I64, right: I64) -> I64:
    """Where words begin without clitic and article; three letters stay."""
    sizes = right - left
    clitic = (sizes >= 5) & ((heads[left] & 1) > 0)
    at = left + clitic
    next_one = np.minimum(at + 1, len(heads) - 1)
    article = (right - at >= 5) & ((heads[at] & 2) > 0) & ((heads[next_one] & 4) > 0)
    # the article after the preposition ل has lost its alef: للسفن
    fused = clitic & ((heads[left] & 4) > 0) & ((heads[at] & 4) > 0) & (right - at >= 4)
    return at + 2 * article + fused


def ordered(tokens: Tokens) -> tuple[Tokens, list[int]]:
    """*tokens* with the texts in an order that their words alone decide, and the number that each was given in.

    Whoever goes through texts in this order finds the same in them however they were given.
    """
    if not len(tokens):
        return tokens, []
    place = np.arange(len(tokens.ids), dtype=np.uint64) - np.repeat(tokens.bounds, tokens.counts + PAD).astype(
        np.uint64
    )
    keys = np.add.reduceat(_mixed(tokens.ids.astype(np.uint64) << np.uint64(32) | place), tokens.bounds)
    order = np.argsort(keys, kind="stable")
    counts = tokens.counts[order]
    padded = counts + PAD
    bounds = np.cumsum(padded) - padded
    source = np.arange(len(tokens.ids)) + np.repeat(tokens.bounds[order] - bounds, padded)
    ids, starts, ends, figures = (c[source] for c in (tokens.ids, tokens.starts, tokens.ends, tokens.figures))
    return Tokens(ids, starts, ends, figures, bounds, counts), order.tolist()


def hash_words(words: Iterable[str]) -> U32:
    """The ids of single *words*, as `tokenised` gives them."""
    return np.array([t for t in tokenised(words).ids if t], dtype=np.uint32)
