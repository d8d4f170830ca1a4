"""Anchors: the ids of a document's places, and the links that lead to them. No link leads nowhere."""

from __future__ import annotations

import re

from riwaya.telling.bounds import Shown
from riwaya.telling.clashes import Clash
from riwaya.telling.view import BEGINS, View, marks_of

__all__ = ["Anchors"]

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z")


class Anchors:
    """Ids made from those of the JSON where they fit an address as they are, else from a running number."""

    def __init__(self, view: View, shown: Shown) -> None:
        self._view = view
        self._shown = shown
        names = [*view.articles, *view.statements, *view.voices, *view.claims]
        self._names = {name: name if _SAFE.match(name) else f"-{i}" for i, name in enumerate(dict.fromkeys(names))}
        self._in_text = {
            s.id for s in view.statements.values() if s.article in shown.articles and self._stands_in_lines(s.id)
        }

    def claim(self, key: str) -> str:
        """The claim's id; where it is not shown, the place that says so."""
        return f"claim-{self._names[key]}" if key in self._shown.claims else "claims-cut"

    def voice(self, key: str) -> str:
        """The voice's id; where it is not shown, the place that says so."""
        return f"voice-{self._names[key]}" if key in self._shown.voices else "voices-cut"

    def clash(self, clash: Clash) -> str:
        """The row of a contrast in the table of all."""
        one, other = clash.id
        return f"clash-{self._names[one]}-{self._names[other]}-{clash.type}"

    def article(self, key: str) -> str:
        """The article's id."""
        return f"article-{self._names[key]}"

    def line(self, article: str, n: int) -> str:
        """The id of line *n* of an article."""
        return f"line-{self._names[article]}-{n}"

    def text(self, statement: str) -> str:
        """Where the statement stands in the text; its article where no line that is shown holds it."""
        if statement in self._in_text:
            return f"text-{self._names[statement]}"
        return self.article(self._view.statements[statement].article)

    def said(self, statement: str) -> str:
        """The statement's wording under its claim; where that is not shown, the place that says so."""
        shown = self._view.claim_of.get(statement) in self._shown.claims
        return f"said-{self._names[statement]}" if shown else "claims-cut"

    def row(self, statement: str) -> str:
        """The statement in the list below its article."""
        return f"row-{self._names[statement]}"

    def back(self, statement: str) -> str:
        """Where the statement's number in the text leads: to its claim, or to the list where it is in none."""
        shown = self._view.claim_of.get(statement) in self._shown.claims
        return self.said(statement) if shown else self.row(statement)

    def place(self, article: str, start: int) -> str:
        """The line that holds offset *start* of an article; the article where none does."""
        for line in self._view.articles[article].article.lines if article in self._shown.articles else ():
            if line.start <= start < line.end:
                return self.line(article, line.n)
        return self.article(article)

    def _stands_in_lines(self, statement: str) -> bool:
        found = self._view.statements[statement]
        lines = self._view.articles[found.article].article.lines
        return any(
            m.start < line.end and line.start < m.end for m in marks_of(found) if m.kind in BEGINS for line in lines
        )
