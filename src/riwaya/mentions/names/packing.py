"""Packing: a row of scores as one whole number, so that one addition sums two rows, and the file that holds them.

Every score has 32 bits of its own and is raised by 32,768, which makes it positive: a sum of rows is higher than that
of their scores by the same for every label, and only differences between labels count.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from struct import pack

__all__ = ["load", "packed", "pour"]

_BIAS = 1 << 15
_WIDTH = 4
"""Bytes of a score."""

Pass = tuple[tuple[str, ...], dict[str, int], tuple[tuple[int, ...], ...]]
"""Labels in order; by feature the packed row of its scores; scores from label to label."""


def packed(row: Sequence[int]) -> int:
    """A row of scores, each between -32,768 and 32,767, as one number."""
    return int.from_bytes(pack(f"<{len(row)}I", *(score + _BIAS for score in row)), "little")


def pour(passes: Iterable[tuple[Sequence[str], Mapping[str, int], Sequence[Sequence[int]]]]) -> bytes:
    """The bytes of a model's file: a line of JSON, then of each pass the features' names by lines and their rows."""
    heads, blocks = [], []
    for labels, features, moves in passes:
        names = "\n".join(features).encode()
        size = len(labels) * _WIDTH
        heads.append({"labels": labels, "moves": moves, "names": len(names)})
        blocks += [names, b"".join(row.to_bytes(size, "little") for row in features.values())]
    head = json.dumps({"passes": heads, "rows": [len(b) for b in blocks[1::2]]}, separators=(",", ":"))
    return gzip.compress(head.encode() + b"\n" + b"".join(blocks), 9, mtime=0)


def load(data: bytes) -> list[Pass]:
    """The passes that ``pour`` wrote."""
    data = gzip.decompress(data)
    at = data.index(b"\n") + 1
    head = json.loads(data[:at])
    out: list[Pass] = []
    for one, rows in zip(head["passes"], head["rows"], strict=True):
        names = data[at : at + one["names"]].decode().split("\n")
        at += one["names"]
        size = len(one["labels"]) * _WIDTH
        cut = int.from_bytes
        features = {
            name: cut(data[k : k + size], "little") for name, k in zip(names, range(at, at + rows, size), strict=True)
        }
        at += rows
        out.append((tuple(one["labels"]), features, tuple(map(tuple, one["moves"]))))
    return out
