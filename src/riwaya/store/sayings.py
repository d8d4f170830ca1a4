"""Sayings: statements of the store with their articles, their claims, and the stories in which they count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from riwaya.model import Statement
from riwaya.store.looking import Kept, article_of
from riwaya.store.schema import claim_statements, claims, stories

__all__ = ["Key", "Saying", "sayings"]

Key = tuple[int, str]
"""A statement: the number of its article, and its id there."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A *statement* of the article *kept*; *claims* are those that it is in: number, gist and standing."""

    kept: Kept
    statement: Statement
    claims: tuple[tuple[int, str, str], ...]

    @property
    def content(self) -> str:
        """The words that it attributes."""
        text = self.kept.reading.page.text
        return " … ".join(span.of(text) for span in self.statement.content)

    @property
    def reason(self) -> str:
        """The stated reason for which the source is not named; empty where there is none."""
        span = self.statement.voice.reason
        return "" if span is None else span.of(self.kept.reading.page.text)


def sayings(connection: Connection, keys: Sequence[Key]) -> list[Saying]:
    """The statements of those *keys*, in their order; what is there no longer is left out."""
    kept = {article: article_of(connection, article) for article in dict.fromkeys(a for a, _ in keys)}
    rows = (
        select(claim_statements.c.article, claim_statements.c.label, claims.c.id, claims.c.gist, claims.c.standing)
        .join_from(claim_statements, claims)
        .join(stories, stories.c.id == claims.c.story)
        .where(claim_statements.c.article.in_(list(kept)), claims.c.gone.is_(None), stories.c.merged.is_(None))
        .order_by(claims.c.id)
    )
    held: dict[Key, list[tuple[int, str, str]]] = {}
    for row in connection.execute(rows):
        held.setdefault((row.article, row.label), []).append((row.id, row.gist, row.standing))
    found = []
    for article, label in keys:
        holder = kept[article]
        statement = next((s for s in holder.article.statements if s.id == label), None) if holder else None
        if holder is not None and statement is not None:
            found.append(Saying(holder, statement, tuple(held.get((article, label), ()))))
    return found
