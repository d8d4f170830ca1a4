"""Tallies: a number for each document that says whether the index holds exactly its terms.

The sum of a digest of each of its postings: it can be made in one pass over the index, in whatever order and in however
many segments the postings lie, and from a reading alone.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from sqlalchemy import Connection, select

from riwaya.store.lists import Lists, Numbers, counts_of, documents_of, unpacked_places
from riwaya.store.schema import segments
from riwaya.store.segments import parts_of

__all__ = ["held_tallies", "tallies"]

_ODD = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))


def tallies(many: Iterable[Lists]) -> dict[int, int]:
    """The tally of each document in the lists of *many*. Raises ValueError where lists are damaged."""
    found: dict[int, int] = {}
    for lists in many:
        counts = counts_of(lists.postings)
        at = unpacked_places(lists.places, counts)
        if int(counts.sum()) != len(at):
            raise ValueError("places are missing")
        inner = np.add.reduceat(_mixed(at.astype(np.uint64)), np.cumsum(counts) - counts) if len(at) else at
        each = _mixed(lists.terms ^ _mixed(lists.postings & np.uint64(0xFFFFFF)) ^ inner.astype(np.uint64))
        ids, rows = np.unique(documents_of(lists.postings), return_inverse=True)
        sums = np.zeros(len(ids), np.uint64)
        np.add.at(sums, rows, each)
        for document, tally in zip(ids.tolist(), sums.tolist(), strict=True):
            found[document] = (found.get(document, 0) + tally) % 2**64
    return found


def held_tallies(connection: Connection) -> dict[int, int]:
    """The tally of each document that the index has, those left out that are gone. Raises as `tallies`."""
    held = tallies(lists for _, lists in parts_of(connection))
    for gone in connection.execute(select(segments.c.gone).where(segments.c.gone.is_not(None))).scalars():
        for document in (np.frombuffer(gone, "<u8") >> np.uint64(8)).tolist():
            held.pop(document, None)
    return held


def _mixed(numbers: Numbers) -> Numbers:
    """Each number as another one that looks like any (the finalizer of SplitMix64)."""
    x = numbers + _ODD[0]
    x = (x ^ x >> np.uint64(30)) * _ODD[1]
    x = (x ^ x >> np.uint64(27)) * _ODD[2]
    return np.asarray(x ^ x >> np.uint64(31))
