"""The queue: what the reader is least sure of and nobody has judged yet, for those who check."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from riwaya.store.schema import articles, judged_pages, judgements, pages, statements
from riwaya.store.shown import shown_reading

__all__ = ["Unsure", "least_sure"]


@dataclass(frozen=True, slots=True)
class Unsure:
    """A statement of an article, by its number and label, with its *score* (0-1), its voice and its words."""

    article: int
    label: str
    score: float
    voice: str
    outlet: str | None
    headline: str
    words: str


def least_sure(connection: Connection, limit: int, start: int = 0) -> list[Unsure]:
    """*limit* statements from the *start*-th on, those of the lowest score first.

    Pages of which somebody said something of a statement are left out: who looked at one of them saw the others.
    """
    seen = (
        select(judged_pages.c.page)
        .join_from(judged_pages, judgements)
        .where(judgements.c.kind.startswith("statement") | judgements.c.kind.in_(("speaker", "article-checked")))
    )
    rows = connection.execute(
        select(statements.c.article, statements.c.label, statements.c.score, statements.c.voice, articles.c.outlet,
               articles.c.headline, articles.c.page, articles.c.n)
        .join_from(statements, articles)
        .join(pages, pages.c.id == articles.c.page)
        .where(pages.c.sha256.not_in(seen))
        .order_by(statements.c.score, statements.c.id)
        .limit(limit)
        .offset(start)
    ).all()  # fmt: skip
    readings = {page: shown_reading(connection, page) for page in {row.page for row in rows}}
    found = []
    for row in rows:
        reading = readings[row.page]
        said = (s for a in reading.articles if a.n == row.n for s in a.statements if s.id == row.label)
        words = next((" … ".join(span.of(reading.page.text) for span in s.content) for s in said), "")
        found.append(Unsure(row.article, row.label, row.score, row.voice, row.outlet, row.headline, words))
    return found
