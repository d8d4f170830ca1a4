"""Lists: where terms stand, as columns of numbers that are sorted, merged and cut as a whole.

A posting is one number of 64 bits, so that lists are sorted, joined and met without being taken apart: 40 bits for the
document, 8 for how often the term stands in it (255: that often or more), 16 for how many words the document has. Its
places are the numbers of its tokens: the distance of each from the one before, seven bits a byte.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Lists", "Numbers", "counts_of", "directory", "documents_of", "empty", "joined", "lengths_of",
           "made_of", "unpacked_places"]  # fmt: skip

Numbers = NDArray[np.uint64]

MOST_TIMES, MOST_WORDS = 255, 65_535
_TIMES, _DOCUMENT = np.uint64(16), np.uint64(24)  # bits below the count, below the document
_ENDS = np.dtype("<u4")
_U64 = np.dtype("<u8")


@dataclass(frozen=True, slots=True)
class Lists:
    """Postings of many terms, ascending by term and document: a row each of *terms* (keys) and *postings*.

    *places*: those of all postings one after the other, packed.
    """

    terms: Numbers
    postings: Numbers
    places: bytes

    def __len__(self) -> int:
        return len(self.terms)

    def packed(self) -> tuple[bytes, bytes]:
        """The lists as two blobs: terms with their postings, and places. `unpacked` gives them back."""
        firsts = np.flatnonzero(np.diff(self.terms, prepend=~self.terms[:1]))
        ends = np.append(firsts[1:], len(self.terms))
        head = np.array([len(firsts), 0], _ENDS).tobytes()
        keys = self.terms[firsts].astype(_U64).tobytes()
        return head + keys + ends.astype(_ENDS).tobytes() + self.postings.astype(_U64).tobytes(), self.places

    @staticmethod
    def unpacked(body: bytes, places: bytes) -> Lists:
        """What `packed` was given. Raises ValueError when that is not whole."""
        keys, ends, postings = directory(body)
        if len(ends) and int(ends[-1]) != len(postings):
            raise ValueError("a list is cut off")
        return Lists(np.repeat(keys, np.diff(ends, prepend=np.uint32(0))), postings, places)

    def numbered(self, ids: Sequence[int]) -> Lists:
        """The same lists, whose documents were numbered from 0, with the documents' ids; *ids* must ascend."""
        low = self.postings & np.uint64((1 << 24) - 1)
        named = np.array(ids, np.uint64)[documents_of(self.postings).astype(np.intp)]
        return Lists(self.terms, named << _DOCUMENT | low, self.places)

    def without(self, gone: Numbers) -> Lists:
        """The lists less the postings of the documents *gone*."""
        return self.chosen(np.flatnonzero(~np.isin(documents_of(self.postings), gone)))

    def chosen(self, rows: NDArray[np.intp]) -> Lists:
        """The lists that the *rows* make, in that order."""
        starts, sizes = self._stretches()
        return Lists(self.terms[rows], self.postings[rows], _gathered(self.places, starts[rows], sizes[rows]))

    def cut(self, bits: int) -> Iterator[tuple[int, Lists]]:
        """The lists by the first *bits* of the terms' 63: parts that hold anything, in their order."""
        parts = (self.terms >> np.uint64(63 - bits)).astype(np.int64)
        firsts = np.flatnonzero(np.diff(parts, prepend=-1))
        ends = np.append(firsts[1:], len(parts))[: len(firsts)]
        starts, sizes = self._stretches()
        edges = np.append(starts, starts[-1:] + sizes[-1:])
        for first, end in zip(firsts.tolist(), ends.tolist(), strict=True):
            yield (
                int(parts[first]),
                Lists(self.terms[first:end], self.postings[first:end], self.places[edges[first] : edges[end]]),
            )

    def _stretches(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Where in *places* those of each posting begin, and how many bytes they take."""
        last = np.flatnonzero(np.frombuffer(self.places, np.uint8) < 128)
        ends = last[np.cumsum(counts_of(self.postings)) - 1] + 1 if len(self.terms) else np.zeros(0, np.int64)
        starts = np.concatenate([np.zeros(1, np.int64), ends[:-1]]) if len(ends) else ends
        return starts, ends - starts


def directory(body: bytes) -> tuple[Numbers, NDArray[np.uint32], Numbers]:
    """Of packed lists: the terms, where each one's postings end, and the postings; nothing is copied."""
    count = int(np.frombuffer(body, _ENDS, 1)[0])
    return (
        np.frombuffer(body, _U64, count, 8),
        np.frombuffer(body, _ENDS, count, 8 + 8 * count),
        np.frombuffer(body, _U64, -1, 8 + 12 * count),
    )


def empty() -> Lists:
    """No lists."""
    return Lists(np.zeros(0, np.uint64), np.zeros(0, np.uint64), b"")


def made_of(documents: Iterable[tuple[int, dict[int, list[int]]]]) -> Lists:
    """Lists of documents, numbered from 0: of each how many words it has, and the places of its terms by their keys."""
    rows: list[tuple[int, int, bytes]] = []
    for number, (length, found) in enumerate(documents):
        low = number << 24 | min(length, MOST_WORDS)
        rows += [(t, low | min(len(at), MOST_TIMES) << 16, _packed_places(at[:MOST_TIMES])) for t, at in found.items()]
    rows.sort()
    return Lists(np.array([r[0] for r in rows], np.uint64), np.array([r[1] for r in rows], np.uint64),
                 b"".join([r[2] for r in rows]))  # fmt: skip


def joined(many: Sequence[Lists]) -> Lists:
    """The lists of *many* as one."""
    whole = Lists(np.concatenate([x.terms for x in many]), np.concatenate([x.postings for x in many]),
                  b"".join([x.places for x in many]))  # fmt: skip
    return whole.chosen(np.lexsort((whole.postings, whole.terms)))


def documents_of(postings: Numbers) -> Numbers:
    """The documents of *postings*."""
    return postings >> _DOCUMENT


def counts_of(postings: Numbers) -> NDArray[np.int64]:
    """How often the term stands in each document."""
    return (postings >> _TIMES & np.uint64(MOST_TIMES)).astype(np.int64)


def lengths_of(postings: Numbers) -> NDArray[np.int64]:
    """How many words each document has."""
    return (postings & np.uint64(MOST_WORDS)).astype(np.int64)


def unpacked_places(places: bytes, counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """The places of postings that have as many as *counts* say, one after the other."""
    packed = np.frombuffer(places, np.uint8)
    ends = np.flatnonzero(packed < 128)
    starts = np.concatenate([np.zeros(1, np.int64), ends[:-1] + 1])[: len(ends)]
    if not len(ends):
        return np.zeros(0, np.int64)
    within = np.arange(ends[-1] + 1) - np.repeat(starts, ends - starts + 1)
    steps = np.add.reduceat((packed[: ends[-1] + 1] & 127).astype(np.int64) << 7 * within, starts)
    summed = np.cumsum(steps)
    firsts = np.cumsum(counts) - counts
    return np.asarray(summed - np.repeat(summed[firsts] - steps[firsts], counts))


def _packed_places(places: Iterable[int]) -> bytes:
    out = bytearray()
    last = 0
    for place in places:
        step, last = place - last, place
        while step > 127:
            out.append(step & 127 | 128)
            step >>= 7
        out.append(step)
    return bytes(out)


def _gathered(packed: bytes, starts: NDArray[Any], sizes: NDArray[Any]) -> bytes:
    """The stretches of *packed*, one after the other."""
    before = np.cumsum(sizes) - sizes
    at = np.repeat(starts - before, sizes) + np.arange(int(sizes.sum()))
    return np.frombuffer(packed, np.uint8)[at].tobytes()
