"""Anchors: the ids of a document's places, and the links that lead to them. No link leads nowhere."""

from __future__ import annotations

import re

from riwaya.telling.view import BEGINS, View, marks_of

__all__ = ["Anchors"]

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z")


class Anchors:
    """Ids made from those of the JSON where they fit an address as they are, else from a running number."""

    def __init__(self, view: View) -> None:
        self._view = view
        names = [*view.articles, *view.statements, *view.voices, *view.claims]
        self._names = {name: name if _SAFE.match(name) else f"-{i}" for i, name in enumerate(dict.fromkeys(names))}
        self._in_text = {s.id for s in view.statements.values() if self._stands_in_lines(s.id)}

    def claim(self, key: str) -> str:
        """The claim's id."""
        return f"claim-{self._names[key]}"

    def voice(self, key: str) -> str:
        """The voice's id."""
        return f"voice-{self._names[key]}"

    def article(self, key: str) -> str:
        """The article's id."""
        return f"article-{self._names[key]}"

    def line(self, article: str, n: int) -> str:
        """The id of line *n* of an article."""
        return f"line-{self._names[article]}-{n}"

    def text(self, statement: str) -> str:
        """Where the statement stands in the text; its article where none of the article's lines holds it."""
        if statement in self._in_text:
            return f"text-{self._names[statement]}"
        return self.article(self._view.statements[statement].article)

    def said(self, statement: str) -> str:
        """The statement's wording under its claim."""
        return f"said-{self._names[statement]}"

    def row(self, statement: str) -> str:
        """The statement in the list below its article."""
        return f"row-{self._names[statement]}"

    def back(self, statement: str) -> str:
        """Where the statement's number in the text leads: to its claim, or to the list where it is in none."""
        return self.said(statement) if statement in self._view.claim_of else self.row(statement)

    def place(self, article: str, start: int) -> str:
        """The line that holds offset *start* of an article; the article where none does."""
        for line in self._view.articles[article].article.lines:
            if line.start <= start < line.end:
                return self.line(article, line.n)
        return self.article(article)

    def _stands_in_lines(self, statement: str) -> bool:
        found = self._view.statements[statement]
        lines = self._view.articles[found.article].article.lines
        return any(
            m.start < line.end and line.start < m.end for m in marks_of(found) if m.kind in BEGINS for line in lines
        )
