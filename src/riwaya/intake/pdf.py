"""PDF: the text layer of a document, in the order it is read; pictures of text are not."""

from __future__ import annotations

import io
import logging
from functools import cache
from typing import Any

from riwaya.intake.bounds import LIMIT
from riwaya.intake.glyphs import Glyph, Row, paragraphs, rows_of
from riwaya.model import Hints, Problem, RiwayaError

__all__ = ["pdf_text"]

_MOST_PAGES, _MOST_GLYPHS = 500, 100_000  # glyphs a page; a page of news has some thousand
_DEEPEST_FORM = 20
_UNPACKED = 256 * 1024 * 1024  # fonts and text of a whole document; pictures are not unpacked


def pdf_text(data: bytes, name: str) -> tuple[str, Hints, list[Problem]]:
    """The text of a PDF document, a paragraph a line, what it says of itself, and problems.

    Glyphs are put into lines by where they stand, because many documents hold Arabic from left to right, in
    presentation forms, or in scattered pieces. Raises RiwayaError when there is no text layer, or it cannot be had.
    """
    _tamed()
    _left[0] = _UNPACKED
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    problems: list[Problem] = []
    pages: list[list[Row]] = []
    document = None
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
        device = PDFPageAggregator(PDFResourceManager(), laparams=None)
        interpreter = PDFPageInterpreter(device.rsrcmgr, device)
        for n, page in enumerate(PDFPage.create_pages(document), 1):
            if n > _MOST_PAGES:
                problems.append(Problem(f"The document has more than {_MOST_PAGES} pages; the rest was not read.",
                                        name, "Give the pages that you mean."))  # fmt: skip
                break
            try:
                interpreter.process_page(page)
                pages.append(rows_of(_glyphs(device.get_result())))
            except Exception as error:  # the library raises all sorts on damaged pages
                problems.append(Problem(f"This page of the document is damaged ({_said(error)}).", f"{name}, page {n}",
                                        "Save the document again."))  # fmt: skip
    except PDFPasswordIncorrect as error:
        raise RiwayaError("The PDF document is locked with a password.", name, "Save it without one.") from error
    except Exception as error:
        if not pages:
            raise RiwayaError(f"The PDF document is damaged ({_said(error)}).", name, "Save it again.") from error
        problems.append(Problem(f"The PDF document is damaged ({_said(error)}); the pages before that were read.",
                                name, "Save it again."))  # fmt: skip
    lines = paragraphs(pages)
    if not any(line.strip() for line in lines):
        what = problems[-1].what if problems else "The PDF document has no text layer (perhaps it holds pictures)."
        raise RiwayaError(what, name, "Run it through text recognition first.")
    text = "\n".join(lines)
    return text, Hints(title=_title(document, text)), problems


def _glyphs(page: Any) -> list[Glyph]:
    from pdfminer.layout import LTChar, LTContainer

    out: list[Glyph] = []
    todo: list[tuple[Any, int]] = [(page, 0)]
    while todo:
        item, depth = todo.pop()
        if isinstance(item, LTChar):
            text = item.get_text()
            if not text.startswith("(cid:"):
                out.append(Glyph(text.replace("\x00", ""), item.x0, item.y0, item.x1, item.y1))
        elif isinstance(item, LTContainer) and depth < _DEEPEST_FORM:
            todo.extend((child, depth + 1) for child in item)
        if len(out) > _MOST_GLYPHS:
            raise ValueError(f"more than {_MOST_GLYPHS:,} letters on it")
    return [g for g in out if g.text]


def _title(document: Any, text: str) -> str | None:
    """The document's own title, when its text bears it out: often it is the name of some file."""
    for info in getattr(document, "info", None) or ():
        raw = info.get("Title")
        if isinstance(raw, bytes):
            from pdfminer.utils import decode_text

            title = " ".join(decode_text(raw).split())
            if title and title in " ".join(text[:4000].split()):
                return title
    return None


_left = [0]
"""How much the document at hand may still unpack to; `pdf_text` is not for several threads at once."""


@cache
def _tamed() -> None:
    """Keep the library from unpacking without bound, and from telling the terminal what it makes of a document."""
    import zlib
    from types import SimpleNamespace

    from pdfminer import pdftypes

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)

    def decompress(data: bytes) -> bytes:
        unpacker = zlib.decompressobj()
        out = unpacker.decompress(data, min(LIMIT, _left[0]))
        _left[0] = max(_left[0] - len(out), 1)
        if unpacker.unconsumed_tail:
            raise ValueError(f"a part of it unpacks to more than {LIMIT >> 20} MiB")
        return out

    def decompressobj() -> Any:
        unpacker = zlib.decompressobj()

        def more(data: bytes) -> bytes:
            out = unpacker.decompress(data, _left[0])
            _left[0] = max(_left[0] - len(out), 1)
            return out

        return SimpleNamespace(decompress=more)

    bounded = SimpleNamespace(decompress=decompress, decompressobj=decompressobj, error=zlib.error)
    setattr(pdftypes, "zlib", bounded)  # noqa: B010 - the library offers no bound of its own


def _said(error: BaseException) -> str:
    return (str(error).split("\n")[0][:200] or type(error).__name__).rstrip(". ")
