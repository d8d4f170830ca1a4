"""Segments: the index as parts that are written once, and merged into larger ones from time to time.

After O'Neil, Cheng, Gawlick and O'Neil (1996), "The log-structured merge-tree". A page writes one small segment, in its
own transaction; merging is a transaction too, so that whoever searches sees one state or the other. A document that is
no more stays in its segment, named by a later one as gone, until both are merged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil, log2

import numpy as np
from sqlalchemy import Connection, bindparam, delete, insert, select, update

from riwaya.arabic.meaning import Vector
from riwaya.store.lists import Lists, Numbers, empty, joined
from riwaya.store.schema import blocks, segments

__all__ = [
    "BLOCK",
    "KINDS",
    "Held",
    "block_range",
    "due",
    "merge",
    "merge_due",
    "named",
    "parts_of",
    "put_segment",
    "settle",
]

KINDS = ("articles", "statements")
"""What documents are of; the place in this row is the kind's number."""

BLOCK = 20
"""Bits of a block's id that say which of its segment's it is."""

FAN = 32
"""How many segments of one level are merged into one of the next."""

_STEADY = (
    4  # when work ends, a segment is left as it is while it is as many times as large as all smaller ones together
)
_MOST = 64_000_000  # postings of segments that are not merged any more: it would keep others from writing for long
_AT_ONCE = 500  # segments that are merged into one
_HELD = 3000  # postings of a block, about
_ROOM = 2_000_000  # postings that are merged at a time


@dataclass(frozen=True, slots=True)
class Held:
    """The documents of a segment: *ids* with their kinds, ascending (see `named`), and what they mean, a row each."""

    ids: Numbers
    vectors: Vector

    @classmethod
    def unpacked(cls, ids: bytes, vectors: bytes) -> Held:
        """What was kept as blobs. Raises ValueError when that is not whole."""
        numbers = np.frombuffer(ids, "<u8")
        return cls(numbers, np.frombuffer(vectors, np.int8).reshape(len(numbers), -1))


def named(documents: Iterable[tuple[int, str]]) -> Numbers:
    """Documents' ids with their kinds, as a segment names them; ascending."""
    return np.sort(np.array([document << 8 | KINDS.index(kind) for document, kind in documents], np.uint64))


def put_segment(connection: Connection, lists: Lists, held: Held, gone: Numbers | None = None) -> None:
    """Write a segment of *lists* over the documents *held*, after which the documents *gone* are no more."""
    key = _put_row(connection, len(lists), held, gone, 0)
    _put_blocks(connection, key, _bits(len(lists)), lists)


def merge_due(connection: Connection) -> bool:
    """Merge the segments of each level that has enough of them; whether there were any."""
    found = False
    by_level = sorted(_all(connection), key=lambda row: (row[1], row[0]))
    for _, group in groupby(by_level, key=lambda row: row[1]):
        keys = [key for key, _, size in group if size < _MOST]
        for first in range(0, len(keys), _AT_ONCE):
            if len(some := keys[first : first + _AT_ONCE]) >= FAN:
                merge(connection, some)
                found = True
    return found


def settle(connection: Connection) -> None:
    """Merge segments until few are left, for when a run of adding ends: each far larger than all smaller ones."""
    while merge_due(connection):
        pass
    rows = sorted((size, key) for key, _, size in _all(connection) if size < _MOST)
    for last in range(len(rows) - 1, 0, -1):
        if rows[last][0] < _STEADY * sum(size for size, _ in rows[:last]):
            merge(connection, [key for _, key in rows[: last + 1]])
            return


def merge(connection: Connection, keys: Sequence[int]) -> None:
    """Put one segment in the place of those of *keys*; what is gone goes."""
    rows = connection.execute(select(segments).where(segments.c.id.in_(sorted(keys)))).all()
    gone = np.unique(np.concatenate([_numbers(row.gone) for row in rows]))
    held, leave = _left([Held.unpacked(row.documents, row.vectors) for row in rows], gone)
    size = sum(row.size for row in rows)
    bits = _bits(size)
    new = _put_row(connection, size, held, leave, max(row.level for row in rows) + 1)
    steps = max(0, ceil(log2(max(1, size / _ROOM))))
    dead, written = gone >> np.uint64(8), 0
    for step in range(1 << steps):
        parts = [_part(connection, row.id, row.bits, step, steps) for row in rows]
        whole = joined(parts)
        if len(dead):
            whole = whole.without(dead)
        written += len(whole)
        _put_blocks(connection, new, bits, whole)
    for row in rows:
        _delete_blocks(connection, *block_range(row.id))
    connection.execute(delete(segments).where(segments.c.id == bindparam("old")), [{"old": row.id} for row in rows])
    if written != size:
        connection.execute(update(segments).where(segments.c.id == new).values(size=written))


def _left(parts: Sequence[Held], gone: Numbers) -> tuple[Held, Numbers]:
    """The documents of *parts* as one, less those that are *gone*; and those of *gone* that were not among them."""
    ids = np.concatenate([part.ids for part in parts])
    vectors = np.concatenate([part.vectors for part in parts if len(part.ids)] or [parts[0].vectors])
    rows = np.argsort(ids)
    rows = rows[~np.isin(ids[rows], gone)]
    return Held(ids[rows], vectors[rows]), np.setdiff1d(gone, ids, assume_unique=True)


def due(count: int) -> bool:
    """Whether it is time, after *count* pages, to see what is to be merged."""
    return count % FAN == 0


def block_range(segment: int) -> tuple[int, int]:
    """The first and the last id that a block of *segment* can have."""
    return segment << BLOCK, (segment + 1 << BLOCK) - 1


def _all(connection: Connection) -> list[tuple[int, int, int]]:
    rows = connection.execute(select(segments.c.id, segments.c.level, segments.c.size).order_by(segments.c.id))
    return [(row.id, row.level, row.size) for row in rows]


def _bits(size: int) -> int:
    return min(BLOCK, max(0, ceil(log2(max(1, size / _HELD)))))


def _put_row(connection: Connection, size: int, held: Held, gone: Numbers | None, level: int) -> int:
    kinds = np.bincount((held.ids & np.uint64(255)).astype(np.int64), minlength=len(KINDS)).tolist()
    values = {"level": level, "bits": _bits(size), "size": size, "documents": held.ids.astype("<u8").tobytes(),
              "vectors": held.vectors.tobytes(),
              "gone": None if gone is None or not len(gone) else gone.astype("<u8").tobytes(),
              **dict(zip(KINDS, kinds, strict=True))}  # fmt: skip
    return int(connection.execute(insert(segments).values(values).returning(segments.c.id)).scalar_one())


def _put_blocks(connection: Connection, segment: int, bits: int, lists: Lists) -> None:
    rows = [{"id": segment << BLOCK | number, **dict(zip(("lists", "places"), part.packed(), strict=True))}
            for number, part in lists.cut(bits)]  # fmt: skip
    if rows:
        connection.execute(insert(blocks), rows)


def _part(connection: Connection, segment: int, bits: int, step: int, steps: int) -> Lists:
    """The lists of *segment* whose terms begin with the *steps* bits that *step* is."""
    first, last = segment << BLOCK | (step << bits >> steps), segment << BLOCK | ((step + 1 << bits) - 1 >> steps)
    rows = connection.execute(
        select(blocks.c.lists, blocks.c.places).where(blocks.c.id.between(first, last)).order_by(blocks.c.id)
    )
    parts = [Lists.unpacked(body, places) for body, places in rows]
    if not parts:
        return empty()
    whole = _glued(parts)
    if bits >= steps:
        _delete_blocks(connection, first, last)  # at once, so that the file need not hold everything twice
    else:
        whole = whole.chosen(np.flatnonzero(whole.terms >> np.uint64(63 - steps) == np.uint64(step)))
    return whole


def _delete_blocks(connection: Connection, first: int, last: int) -> None:
    connection.execute(delete(blocks).where(blocks.c.id.between(first, last)))


def _glued(parts: Sequence[Lists]) -> Lists:
    """Lists that follow one another, as one."""
    return Lists(np.concatenate([p.terms for p in parts]), np.concatenate([p.postings for p in parts]),
                 b"".join([p.places for p in parts]))  # fmt: skip


def _numbers(blob: bytes | None) -> Numbers:
    return np.frombuffer(blob or b"", "<u8")


def parts_of(connection: Connection) -> Iterator[tuple[int, Lists]]:
    """Every block of the index, as its segment's id and its lists. Raises ValueError where one is damaged."""
    for row in connection.execute(select(blocks).order_by(blocks.c.id).execution_options(yield_per=64)):
        yield row.id >> BLOCK, Lists.unpacked(row.lists, row.places)
