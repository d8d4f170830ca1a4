"""Notebooks: a document in a frame, so that its style and the notebook's leave each other alone."""

from __future__ import annotations

from html import escape

__all__ = ["framed"]


def framed(document: str) -> str:
    """An ``iframe`` that holds *document*; the empty sandbox lets nothing in it run."""
    style = "width:100%;height:42rem;border:1px solid #8886;border-radius:4px"
    return f'<iframe sandbox="" srcdoc="{escape(document, quote=True)}" style="{style}"></iframe>'
