"""Answers: what search found, with the words that show why, ready to be told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from riwaya.model import Article, Statement
from riwaya.store.index import PROSE
from riwaya.store.looking import Kept, article_of
from riwaya.store.nearness import search_near
from riwaya.store.queries import Query
from riwaya.store.schema import statements
from riwaya.store.searching import Scope, search
from riwaya.store.snippets import Snippet, snippet

__all__ = ["Answer", "answers"]


@dataclass(frozen=True, slots=True)
class Answer:
    """An article, or a statement in it, that answers a query: how well (higher is better), and where to look."""

    kept: Kept
    statement: Statement | None
    score: float
    snippet: Snippet | None

    @property
    def number(self) -> str:
        """What `riwaya show` calls it: ``12``, or ``12.s3``."""
        return f"{self.kept.id}.{self.statement.id}" if self.statement else str(self.kept.id)

    def to_dict(self) -> dict[str, Any]:
        """The JSON form; spans are into the page's text."""
        article, text = self.kept.article, self.kept.reading.page.text
        s = self.snippet
        return {"number": self.number, "page": self.kept.names[0], "sha256": self.kept.sha256, "n": article.n,
                "outlet": article.outlet, "published": article.published, "headline": article.headline,
                "score": self.score, "statement": None if self.statement is None else self.statement.to_dict(),
                "snippet": None if s is None else {"span": list(s.span), "hits": [list(h) for h in s.hits],
                                                   "text": s.span.of(text)}}  # fmt: skip


def answers(
    connection: Connection, query: Query, scope: Scope, limit: int, *, meaning: bool = False
) -> tuple[list[Answer], int]:
    """The best *limit* answers to *query*, and how many there are; with *meaning*, those nearest to its words."""
    found, count = (search_near if meaning else search)(connection, query, scope, limit)
    kept: dict[int, Kept | None] = {}
    out = []
    for hit in found:
        if hit.article not in kept:
            kept[hit.article] = article_of(connection, hit.article)
        holder = kept[hit.article]
        if holder is None:
            continue
        said = _statement(connection, holder.article, hit.statement)
        spans = said.content if said else _prose(holder.article)
        out.append(Answer(holder, said, hit.score, snippet(holder.reading.page.text, spans, query)))
    return out, count


def _statement(connection: Connection, article: Article, statement: int | None) -> Statement | None:
    if statement is None:
        return None
    label = connection.execute(select(statements.c.label).where(statements.c.id == statement)).scalar()
    return next(s for s in article.statements if s.id == label)


def _prose(article: Article) -> tuple[tuple[int, int], ...]:
    return tuple((line.start, line.end) for line in article.lines if line.role in PROSE and line.role != "title")
