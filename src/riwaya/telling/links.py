"""Links: where the names and numbers of a telling lead; in one document to its own places, elsewhere to pages."""

from __future__ import annotations

from riwaya.telling.anchors import Anchors
from riwaya.telling.clashes import Clash

__all__ = ["Links"]


class Links:
    """The addresses of things, within one document. What spreads a story over several pages overrides them."""

    def __init__(self, anchors: Anchors) -> None:
        self.anchors = anchors

    def correction(self, statement: str) -> str:
        """What a statement is corrected by (``12.s3``); empty where nobody can."""
        return ""

    def voice_correction(self, key: str) -> str:
        """What a voice is corrected by (``voice:12.s3``); empty where nobody can."""
        return ""

    def claim(self, key: str) -> str:
        """The claim."""
        return f"#{self.anchors.claim(key)}"

    def voice(self, key: str) -> str:
        """The voice."""
        return f"#{self.anchors.voice(key)}"

    def voice_page(self, key: str) -> str:
        """The voice in all stories; empty where there is no such page."""
        return ""

    def outlet_page(self, name: str) -> str:
        """The outlet in all stories; empty where there is no such page."""
        return ""

    def place_page(self, key: str) -> str:
        """The place in all stories; empty where there is no such page."""
        return ""

    def wordings(self, key: str, start: int = 0) -> str:
        """Where further wordings of a claim are, from the *start*-th on; empty where the document lists them."""
        return ""

    def clash(self, clash: Clash, start: int = 0) -> str:
        """The two sides of a contrast beside each other, in the part of their list that begins at *start*."""
        return f"#{self.anchors.clash(clash)}"

    def article(self, key: str) -> str:
        """The article."""
        return f"#{self.anchors.article(key)}"

    def text(self, statement: str) -> str:
        """The statement in its text."""
        return f"#{self.anchors.text(statement)}"

    def said(self, statement: str) -> str:
        """The statement's wording under its claim."""
        return f"#{self.anchors.said(statement)}"

    def back(self, statement: str) -> str:
        """Where a statement's number in the text leads."""
        return f"#{self.anchors.back(statement)}"

    def place(self, article: str, start: int) -> str:
        """The line that holds offset *start* (code points into the page's text) of an article."""
        return f"#{self.anchors.place(article, start)}"
