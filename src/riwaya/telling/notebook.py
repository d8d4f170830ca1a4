"""Notebooks: a document in a frame, so that its style and the notebook's leave each other alone."""

from __future__ import annotations

from html import escape

from riwaya.model import Dossier, Reading
from riwaya.telling.document import dossier_document, reading_document

__all__ = ["shown"]


def shown(noun: Dossier | Reading, lang: str) -> str:
    """*noun* as HTML that a notebook can put into its page."""
    if isinstance(noun, Dossier):
        return framed(dossier_document(noun, lang, framed=True))
    return framed(reading_document(noun, lang, framed=True))


def framed(document: str) -> str:
    """An ``iframe`` that holds *document*; the empty sandbox lets nothing in it run."""
    style = "width:100%;height:42rem;border:1px solid #8886;border-radius:4px"
    return f'<iframe sandbox="" srcdoc="{escape(document, quote=True)}" style="{style}"></iframe>'
