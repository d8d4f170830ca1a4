"""Tables: the language's facts, one line an entry, under ``arabic/data``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["column", "rows"]


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The entries of ``data/NAME.tsv``.

    Lines that begin with ``#`` are notes (the first ones say where the table is from); the first other line
    names the columns. Cells that are missing at a line's end are empty strings.
    """
    text = files("riwaya.arabic").joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line.strip() and not line.startswith("#")]
    head = lines[0].split("\t")
    out = []
    for line in lines[1:]:
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) > len(head):
            raise ValueError(f"table {name}: more cells than columns in the line {line!r}")
        out.append(dict(zip(head, cells + [""] * (len(head) - len(cells)), strict=True)))
    return tuple(out)


def column(name: str, key: str, **where: str) -> frozenset[str]:
    """The values of one column of a table, of the entries whose other columns equal *where*."""
    return frozenset(r[key] for r in rows(name) if all(r[k] == v for k, v in where.items()))
