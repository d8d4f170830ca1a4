"""Entries: the bytes of one page with what its container says of it, before anything is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from riwaya.model import Hints, Problem

__all__ = ["Entry"]

_NONE: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Entry:
    """One page's bytes. *name* says where they came from: a path, an address, ``archive.zip!/a.html``.

    *charset* and *media_type* are what a header declared (the bytes may tell otherwise), *fetched* is when it was
    fetched (ISO 8601), *hints* what the container knows of the page (it outranks what the page says of itself),
    *frames* the documents of its frames by the address that the page calls them by, *problems* what went wrong in
    getting it. *row* tells that it is the row of a table, *key* the id that the table gives it.
    """

    name: str
    data: bytes
    charset: str | None = None
    media_type: str | None = None
    fetched: str | None = None
    hints: Hints = field(default_factory=Hints)
    frames: Mapping[str, bytes] = field(default_factory=lambda: _NONE)
    problems: tuple[Problem, ...] = ()
    row: bool = False
    key: str | None = None
