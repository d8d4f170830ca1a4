"""Kin: which words are like one another, whatever they mean: surnames, towns, verbs of saying, months.

A table (``data/kin.npz``) has for 100,000 words the class that each is of among 64, 256 and 1,024, and how like a name
of a person, a body or a place it is. Both were learnt from the vectors of a sentence encoder (docs/names-model.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from riwaya.mentions.names.gazetteers import bare_forms

__all__ = ["STEPS", "kin_of", "row_of"]

STEPS = 12
"""In how many steps it is told how like a name a word is; one more for what is less like it than not at all."""

_NO_KIN = ("v?",)


class _Table(NamedTuple):
    rows: dict[str, int]
    classes: NDArray[np.uint16]
    leanings: NDArray[np.uint8]


@cache
def _table() -> _Table:
    data = files("riwaya.mentions.names").joinpath("data", "kin.npz").read_bytes()
    with np.load(BytesIO(data)) as held:
        words = held["words"].tobytes().decode().split("\n")
        return _Table({word: row for row, word in enumerate(words)}, held["classes"], held["leanings"])


def row_of(folded: str, rows: Mapping[str, int]) -> int | None:
    """The row of a folded word among *rows*, or of the word without its clitics; None where neither has one."""
    return next((row for form in bare_forms(folded) if (row := rows.get(form)) is not None), None)


def kin_of(folded: str) -> tuple[str, ...]:
    """The features that tell what a folded word is like."""
    table = _table()
    row = row_of(folded, table.rows)
    if row is None:
        return _NO_KIN
    few, some, many = table.classes[row].tolist()
    steps = table.leanings[row].tolist()
    best = max(range(len(steps)), key=lambda kind: steps[kind])
    told = [f"v{kind}={step}" for kind, step in enumerate(steps)]
    return (*told, f"va={best}{steps[best] // 2}", f"cf={few}", f"cs={some}", f"cm={many}")
