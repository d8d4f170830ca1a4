"""The gazetteer: the places of the world that the news names, under every spelling of theirs.

``data/gazetteer.tsv.gz`` is built by ``quality/build_gazetteer.py``; its sources are named in NOTICE. It is read when
first asked (some 0.1 s), and a line becomes an entry only when somebody asks for it.
"""

from __future__ import annotations

import gzip
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from riwaya.model import Precision

__all__ = ["Entry", "Found", "entry", "find", "longest", "of_country"]

_PRECISION: dict[str, Precision] = {"s": "site", "t": "town", "a": "area", "c": "country", "v": "vague"}


class Entry(NamedTuple):
    """A place: id, Arabic name, point in degrees (WGS 84) or None, precision, ISO country, kind, rank 0–9."""

    id: str
    name: str
    lat: float | None
    lon: float | None
    precision: Precision
    country: str
    kind: str
    rank: int


class Found(NamedTuple):
    """An entry under the key asked for; *guarded* where the key is also an everyday word or a person's name."""

    entry: Entry
    guarded: bool


@cache
def _tables() -> tuple[list[str], dict[str, str], dict[str, int]]:
    packed = files("riwaya.mentions.places").joinpath("data", "gazetteer.tsv.gz").read_bytes()
    rows, index = gzip.decompress(packed).decode("utf-8").split("\n\n")
    keys = dict(line.split("\t") for line in index.rstrip("\n").split("\n"))
    heads: dict[str, int] = {}
    for key in keys:
        blanks = key.count(" ")
        if blanks:
            first = key[: key.index(" ")]
            if heads.get(first, 0) <= blanks:
                heads[first] = blanks + 1
    return rows.split("\n"), keys, heads


@lru_cache(maxsize=20_000)
def entry(number: int) -> Entry:
    """The entry on line *number* of the table."""
    name, arabic, lat, lon, precision, country, kind, rank = _tables()[0][number].split("\t")
    return Entry(name, arabic, float(lat) if lat else None, float(lon) if lon else None, _PRECISION[precision],
                 country, kind, int(rank))  # fmt: skip


@lru_cache(maxsize=20_000)
def find(key: str) -> tuple[Found, ...]:
    """The entries under a key (see keys.py)."""
    line = _tables()[1].get(key)
    if line is None:
        return ()
    return tuple(Found(entry(int(cell.rstrip("?"))), cell.endswith("?")) for cell in line.split(","))


def longest(word: str) -> int:
    """How many words the longest key has that begins with *word*; 0 where none does."""
    _, keys, heads = _tables()
    return heads.get(word, 0) or int(word in keys)


@cache
def of_country(iso: str) -> Entry | None:
    """The entry of a country by its ISO code."""
    return _countries().get(iso)


@cache
def _countries() -> dict[str, Entry]:
    out = {}
    for number, row in enumerate(_tables()[0]):
        if "\tc\t" in row:
            found = entry(number)
            out[found.country] = found
    return out
