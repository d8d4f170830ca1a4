"""Claims that a query finds: by the words of any of their statements, so that they are never behind these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from riwaya.store.lookup import Index
from riwaya.store.parts import parts
from riwaya.store.queries import Query
from riwaya.store.ranking import best
from riwaya.store.schema import claim_statements, claims, documents, statements
from riwaya.store.searching import matched

__all__ = ["FoundClaim", "claims_found"]

_ROWS = (
    select(documents.c.id.label("document"), claims, statements.c.article, statements.c.label.label("said"))
    .join_from(documents, statements, documents.c.statement == statements.c.id)
    .join(
        claim_statements,
        (claim_statements.c.article == statements.c.article) & (claim_statements.c.label == statements.c.label),
    )
    .join(claims, (claims.c.id == claim_statements.c.claim) & claims.c.gone.is_(None))
)


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim that answers, as its story's dossier weighs it; *statement* is the one of it that answers best."""

    claim: int
    story: int
    gist: str
    standing: str
    outlets: int
    origins: int
    origin_range: tuple[int, int]
    first: str | None
    last: str | None
    statement: str
    score: float

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"claim": self.claim, "story": self.story, "gist": self.gist, "standing": self.standing,
                "outlets": self.outlets, "origins": self.origins, "origin_range": list(self.origin_range),
                "first": self.first, "last": self.last, "statement": self.statement, "score": self.score}  # fmt: skip


def claims_found(connection: Connection, query: Query, limit: int = 20) -> tuple[list[FoundClaim], int]:
    """The best *limit* claims with a statement that answers *query*, and how many there are; the latest without a word.

    Claims are there once their stories' dossiers are made.
    """
    ids, scores = matched(connection, Index(connection), query, "statements")
    worth = dict.fromkeys(ids.tolist(), 0.0) if scores is None else dict(best(ids, scores, len(ids)))
    found: dict[int, FoundClaim] = {}
    for part in parts(sorted(worth)):
        for row in connection.execute(_ROWS.where(documents.c.id.in_(part)).order_by(documents.c.id)):
            score = round(worth[row.document], 6)
            if row.id not in found or found[row.id].score < score:
                found[row.id] = FoundClaim(
                    row.id, row.story, row.gist, row.standing, row.outlets, row.origins, (row.least, row.most),
                    row.first, row.last, f"{row.article}.{row.said}", score)  # fmt: skip
    ranked = sorted(found.values(), key=lambda c: c.claim)
    ranked.sort(key=lambda c: c.last or "", reverse=True)
    ranked.sort(key=lambda c: -c.score)
    return ranked[:limit], len(found)
