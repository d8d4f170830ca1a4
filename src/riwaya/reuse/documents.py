"""Documents: what is compared in bulk: the rows of a table, or the articles' lines of whole pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from riwaya.arabic.tables import rows
from riwaya.model import Problem, RiwayaError
from riwaya.reuse.direction import Known

if TYPE_CHECKING:
    from riwaya.intake.entries import Entry

__all__ = ["Document", "document"]

_READ = ("title", "standfirst", "body", "subhead", "caption")


_LONGEST = 1500
"""Code points of a tail at most: what goes on longer is text."""
_REST = 200
"""Code points to the end of the text that belong to a tail before them."""
_LINE = 80
"""Code points of a line of a signature at most."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text under its *id*; *spans* (code points) are the parts of it that count, all of it when None."""

    id: str
    text: str
    known: Known
    spans: tuple[tuple[int, int], ...] | None = None


def document(entry: Entry) -> Document:
    """The document that *entry* holds: a row's text as it is, or a page's articles.

    A row goes by the id that its table gives it, else by its address or place in the table; a page by its name. Raises
    RiwayaError when the page cannot be read.
    """
    hints = entry.hints
    if entry.row and entry.media_type is None:
        known = Known(hints.outlet, hints.author, hints.published)
        text = entry.data.decode("utf-8", "replace")
        return Document(entry.key or entry.name, text, known, _without_tails(text))
    from riwaya.intake import page_of
    from riwaya.layout import lay_out

    page = page_of(entry)
    if isinstance(page, Problem):
        raise RiwayaError(page.what, page.where, page.do)
    reading = lay_out(page)
    spans = tuple((line.start, line.end) for a in reading.articles for line in a.lines if line.role in _READ)
    known = Known()
    if reading.articles:
        first = reading.articles[0]
        known = Known(first.outlet, first.credit, first.published)
    return Document(entry.key or page.name, page.text, known, spans)


def _without_tails(text: str) -> tuple[tuple[int, int], ...] | None:
    """The parts of *text* that are no tail (`arabic/data/tails.tsv`); None when it has none."""
    found: list[tuple[int, int]] = []
    for m in _tails().finditer(text):
        end = text.find("\n", m.start())
        if end < 0 or len(text) - end <= _REST:
            end = len(text)
        if end - m.start() <= _LONGEST and (not found or m.start() >= found[-1][1]):
            found.append((m.start(), end))
    signed = _signature(text)
    if signed is not None:
        found = [tail for tail in found if tail[0] < signed]
        found.append((max(signed, found[-1][1] if found else 0), len(text)))
    if not found:
        return None
    edges = [0, *(edge for tail in found for edge in tail), len(text)]
    return tuple(zip(edges[::2], edges[1::2], strict=True))


def _signature(text: str) -> int | None:
    """Where the author's signature begins: an address for mail at the end, with the short lines above it."""
    at = text.rfind("@")
    start = text.rfind("\n", 0, at) + 1
    if at < 0 or not start or len(text) - start > _REST or not _MAIL.match(text, start):
        return None
    while True:
        above = text[:start].rstrip()
        line = above[above.rfind("\n") + 1 :]
        if not line or len(line) > _LINE or line[-1] in _STOPS or len(line) == len(above):
            return start
        start = len(above) - len(line)


_MAIL = re.compile(r"\s*\S+@\w[\w.-]+\s*$", re.MULTILINE)
_STOPS = '.!?؟…:»"'


@cache
def _tails() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(row["phrase"]) for row in rows("tails")))
