"""Drawing: the dossier's parts as the desk uses them, with short ids that make good addresses."""

from __future__ import annotations

from riwaya.telling.anchors import Anchors

__all__ = ["ArticleAnchors"]


class ArticleAnchors(Anchors):
    """Ids on the page of one article: a statement is ``s3`` in the text, ``card-s3`` beside it."""

    def text(self, statement: str) -> str:
        """Where the statement stands in the text."""
        return self._label(statement)

    def row(self, statement: str) -> str:
        """Its card beside the text."""
        return f"card-{self._label(statement)}"

    def line(self, article: str, n: int) -> str:
        """The id of line *n*."""
        return f"line-{n}"

    def back(self, statement: str) -> str:
        """A number in the text leads to the card."""
        return self.row(statement)

    def _label(self, statement: str) -> str:
        return statement.rpartition(".")[2]
