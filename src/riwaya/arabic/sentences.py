"""Sentences: a line cut where its sentences end, nothing of it lost, fast enough for every line of a story."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riwaya.model import Span

__all__ = ["sentences"]

_STOP = re.compile(r"[.!?؟…]+[\"'»”’)\]]*(?=\s)")
_SHORT = re.compile(r"(?:^|[\s.(«\"])\w{1,2}\.\Z")
"""An initial or a title of a letter or two (``د.``, ``أ.د.``) before the stop."""
_QUOTES = {"«": 1, "“": 1, "»": -1, "”": -1}


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of ``text[start:end]``, each with the blanks behind it; together they are all of it.

    Two or three dots are a pause, a letter or two before a stop is short for a title, and a sentence does not end in a
    quotation that closes in the same line.
    """
    first = at = start
    depth = 0
    for stop in _STOP.finditer(text, start, end):
        depth += sum(_QUOTES.get(c, 0) for c in text[at : stop.end()])
        at = stop.end()
        depth = max(depth, 0)
        mark = stop.group().rstrip("\"'»”’)]")
        if ".." in mark or "…" in mark or _SHORT.search(text, max(first, stop.start() - 6), stop.start() + 1):
            continue
        if depth and any(_QUOTES.get(c) == -1 for c in text[stop.end() : end]):
            continue
        cut = stop.end()
        while cut < end and text[cut].isspace():
            cut += 1
        if cut >= end:
            break
        yield Span(first, cut)
        first, depth = cut, 0
    if first < end:
        yield Span(first, end)
