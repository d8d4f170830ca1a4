"""Looking terms up: the postings of a word, from every segment that has any, as one ascending list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, bindparam, select

from riwaya.arabic.meaning import DIMENSIONS, Vector
from riwaya.store.lists import Numbers, counts_of, directory, documents_of, unpacked_places
from riwaya.store.parts import parts
from riwaya.store.schema import blocks, segments
from riwaya.store.segments import BLOCK, KINDS, Held

__all__ = ["Index"]

_COUNT = [segments.c[kind] for kind in KINDS]
_SEGMENTS = select(segments.c.id, segments.c.bits, segments.c.gone, *_COUNT).order_by(segments.c.id)
_LISTS = select(blocks.c.id, blocks.c.lists).where(blocks.c.id.in_(bindparam("ids", expanding=True)))
_PLACES = select(blocks.c.id, blocks.c.places).where(blocks.c.id.in_(bindparam("ids", expanding=True)))
_MEANINGS = select(segments.c.documents, segments.c.vectors).where(segments.c.articles > 0)
_DOCUMENT = np.uint64(24)


class Index:
    """The index as it stands for *connection*: its segments are looked at once, its blocks when they are asked for."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        rows = connection.execute(_SEGMENTS).all()
        self._segments = [(row[0] << BLOCK, 63 - row[1]) for row in rows]
        gone = [np.frombuffer(row.gone, "<u8") for row in rows if row.gone is not None]
        kinds = np.concatenate(gone) if gone else np.zeros(0, np.uint64)
        self._gone = np.unique(kinds >> np.uint64(8))
        fewer = np.bincount((kinds & np.uint64(255)).astype(np.int64), minlength=len(KINDS))
        self._totals: dict[str, int] = {
            kind: sum(row[3 + n] for row in rows) - int(fewer[n]) for n, kind in enumerate(KINDS)
        }
        self._blocks: dict[int, tuple[Numbers, NDArray[np.uint32], Numbers]] = {}

    def total(self, kind: str) -> int:
        """How many documents of a *kind* there are."""
        return self._totals[kind]

    def load(self, keys: Iterable[int]) -> None:
        """Fetch in one go what `postings` will need for the terms of *keys*."""
        wanted = {first | key >> shift for key in keys for first, shift in self._segments} - self._blocks.keys()
        for ids in parts(sorted(wanted)):
            for block, lists in self._connection.execute(_LISTS, {"ids": ids}):
                self._blocks[block] = directory(lists)

    def postings(self, keys: Sequence[int]) -> Numbers:
        """The postings of the terms of *keys*, a document once (with the highest of its counts), ascending."""
        self.load(keys)
        found = [postings for key in keys for _, _, _, postings in self._stretches(key)]
        if not found:
            return np.zeros(0, np.uint64)
        merged = found[0] if len(found) == 1 else np.concatenate(found)
        if len(found) > 1:
            merged.sort()
            documents = merged >> _DOCUMENT
            merged = merged[np.append(documents[1:] != documents[:-1], True)]
        if len(self._gone):
            merged = merged[~np.isin(merged >> _DOCUMENT, self._gone)]
        return merged

    def places(self, keys: Sequence[int], among: Numbers) -> tuple[Numbers, NDArray[np.int64]]:
        """Where the terms of *keys* stand in the documents *among*: a document and a place each."""
        self.load(keys)
        stretches = [(block, first, end, found) for key in keys for block, first, end, found in self._stretches(key)]
        packed: dict[int, bytes] = {}
        for ids in parts(sorted({block for block, _, _, _ in stretches})):
            packed |= {row.id: row.places for row in self._connection.execute(_PLACES, {"ids": ids})}
        documents, places = [np.zeros(0, np.uint64)], [np.zeros(0, np.int64)]
        for block, first, end, found in stretches:
            counts = counts_of(self._blocks[block][2])
            edges = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
            all_places = unpacked_places(packed[block], counts)
            held = np.repeat(documents_of(found), counts[first:end])
            here = np.isin(held, among)
            documents.append(held[here])
            places.append(all_places[edges[first] : edges[end]][here])
        return np.concatenate(documents), np.concatenate(places)

    def meanings(self, kind: str) -> tuple[Numbers, Vector]:
        """The documents of a *kind*, ascending, and what each means."""
        held = [Held.unpacked(row.documents, row.vectors) for row in self._connection.execute(_MEANINGS)]
        ids = np.concatenate([np.zeros(0, np.uint64), *(h.ids for h in held)])
        vectors = np.concatenate([np.zeros((0, DIMENSIONS), np.int8), *(h.vectors for h in held)])
        documents = ids >> np.uint64(8)
        rows = np.flatnonzero((ids & np.uint64(255) == KINDS.index(kind)) & ~np.isin(documents, self._gone))
        rows = rows[np.argsort(documents[rows], kind="stable")]
        return documents[rows], vectors[rows]

    def _stretches(self, key: int) -> list[tuple[int, int, int, Numbers]]:
        """Of each block that has the term: the block, from where to where it does, and the postings."""
        found = []
        wanted = np.uint64(key)
        for first, shift in self._segments:
            block = first | key >> shift
            if block not in self._blocks:
                continue
            terms, ends, postings = self._blocks[block]
            at = int(terms.searchsorted(wanted))
            if at < len(terms) and terms[at] == wanted:
                start, end = int(ends[at - 1]) if at else 0, int(ends[at])
                found.append((block, start, end, postings[start:end]))
        return found
