"""The HTML document: one file, no script, no request, everything of a page escaped.

The style is allowed by its hash alone.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

from riwaya.model import Dossier, Reading
from riwaya.telling.bounds import MOST, WHOLE
from riwaya.telling.drawing import Drawing
from riwaya.telling.onepage import of_reading
from riwaya.telling.rendering import environment
from riwaya.telling.view import View
from riwaya.telling.words import words
from riwaya.version import __version__

__all__ = ["dossier_document", "reading_document"]


def dossier_document(dossier: Dossier, lang: str, framed: bool = False) -> str:
    """The document of a story; *framed* for an ``iframe`` of a notebook, whose links would else leave the frame."""
    return _document(dossier, lang, "dossier", framed)


def reading_document(reading: Reading, lang: str, framed: bool = False) -> str:
    """The document of one page's reading; *framed* as above."""
    return _document(of_reading(reading), lang, "reading", framed)


def _document(dossier: Dossier, lang: str, form: str, framed: bool) -> str:
    view, t = View.of(dossier), words(lang)
    page = Drawing(view, t, MOST if form == "dossier" else WHOLE)
    sheet = Sheet(max(view.numbers.values(), default=0))
    document = environment().get_template("document.html")
    return document.render(
        t=t, view=view, dossier=dossier, page=page, sheet=sheet, version=__version__, form=form, framed=framed
    )


class Sheet:
    """The style sheet: our own file and numbers, the one thing that is printed unescaped.

    It ends in a rule a statement number, up to *statements*: all parts of the one that a link leads to light up.
    """

    def __init__(self, statements: int) -> None:
        sheet = (files("riwaya.telling") / "templates" / "style.css").read_text(encoding="utf-8")
        lit = ",".join(f".lines:has(.n{n}:target) .k{n}" for n in range(1, statements + 1))
        lit = f"{lit}{{background:var(--lit);color:var(--ink)}}" if lit else ""
        self.text = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL) + lit

    @property
    def digest(self) -> str:
        """The SHA-256 by which the document's policy allows it."""
        return b64encode(sha256(self.text.encode()).digest()).decode()

    def __html__(self) -> str:
        return self.text
