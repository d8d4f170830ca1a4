"""Tables: passages as Arrow record batches, a passage a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import pyarrow as pa

from riwaya.reuse.direction import Known, direction
from riwaya.reuse.finding import Found

__all__ = ["SCHEMA", "passage_batches"]

SCHEMA = pa.schema(
    [
        ("a", pa.string()),
        ("a_start", pa.int32()),
        ("a_end", pa.int32()),
        ("b", pa.string()),
        ("b_start", pa.int32()),
        ("b_end", pa.int32()),
        ("grade", pa.string()),
        ("score", pa.float32()),
        ("words", pa.int32()),
        ("a_share", pa.float32()),
        ("b_share", pa.float32()),
        ("direction", pa.string()),
        ("why", pa.list_(pa.string())),
    ],
    metadata={"made by": "riwaya reuse"},
)
_ROWS = 1 << 16


def passage_batches(found: Iterable[Found], ids: Sequence[str], known: Sequence[Known]) -> Iterator[pa.RecordBatch]:
    """The passages of texts with these *ids*, sorted by ids and place; *a* is the one whose id comes first."""
    rank = {number: n for n, number in enumerate(sorted(range(len(ids)), key=lambda i: (ids[i], i)))}
    turned = sorted(
        (f if rank[f.a] < rank[f.b] else _turned(f) for f in found),
        key=lambda f: (rank[f.a], rank[f.b], f.a_start, f.b_start, f.a_end, f.b_end),
    )
    rows = iter(turned)
    while part := [_row(f, ids, known) for f in islice(rows, _ROWS)]:
        yield pa.RecordBatch.from_pylist(part, schema=SCHEMA)


def _turned(f: Found) -> Found:
    return f._replace(a=f.b, b=f.a, a_start=f.b_start, a_end=f.b_end, b_start=f.a_start, b_end=f.a_end,
                      cover_a=f.cover_b, cover_b=f.cover_a)  # fmt: skip


def _row(f: Found, ids: Sequence[str], known: Sequence[Known]) -> dict[str, object]:
    likely, why = direction(known[f.a], known[f.b], f.cover_a, f.cover_b)
    return {"a": ids[f.a], "a_start": f.a_start, "a_end": f.a_end, "b": ids[f.b], "b_start": f.b_start,
            "b_end": f.b_end, "grade": "verbatim" if f.verbatim else "edited", "score": f.score, "words": f.words,
            "a_share": f.cover_a, "b_share": f.cover_b, "direction": likely, "why": list(why)}  # fmt: skip
