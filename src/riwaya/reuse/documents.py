"""Documents: what is compared in bulk: the rows of a table, or the articles' lines of whole pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from riwaya.model import Problem, RiwayaError
from riwaya.reuse.direction import Known

if TYPE_CHECKING:
    from riwaya.intake.entries import Entry

__all__ = ["Document", "document"]

_READ = ("title", "standfirst", "body", "subhead", "caption")


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
        return Document(entry.key or entry.name, entry.data.decode("utf-8", "replace"), known)
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
