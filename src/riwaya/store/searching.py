"""Searching: the documents that answer a query, best first, the same ones in the same order on every database."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import Literal

import numpy as np
from sqlalchemy import Connection, bindparam, select

from riwaya.store.days import terms_between
from riwaya.store.index import DAY, key_of
from riwaya.store.lists import Numbers, documents_of
from riwaya.store.lookup import Index
from riwaya.store.parts import parts
from riwaya.store.queries import Query
from riwaya.store.ranking import Scores, best, hits_of, keys_of, met, worth
from riwaya.store.schema import articles, documents, members, stories

__all__ = ["Found", "Scope", "found", "matched", "narrowed", "search"]

Scope = Literal["articles", "statements"]

_FEW = 2000  # documents that are asked for one by one rather than all
_AT = select(documents.c.id, documents.c.article, documents.c.statement).where(
    documents.c.id.in_(bindparam("ids", expanding=True))
)
_WHEN = select(documents.c.id, articles.c.published).join_from(documents, articles)


@dataclass(frozen=True, slots=True)
class Found:
    """A document that answers: its article's id, its statement's (None: the article itself), and how well it does."""

    article: int
    statement: int | None
    score: float


def search(connection: Connection, query: Query, scope: Scope = "articles", limit: int = 20) -> tuple[list[Found], int]:
    """The best *limit* documents that answer *query*, and how many do; the newest first where no word is asked for."""
    ids, scores = matched(connection, Index(connection), query, scope)
    chosen = _newest(connection, ids, limit) if scores is None else best(ids, scores, limit)
    return found(connection, chosen), len(ids)


def matched(connection: Connection, index: Index, query: Query, scope: Scope) -> tuple[Numbers, Scores | None]:
    """The documents that answer *query*, ascending, and how well they do; no scores where no word is asked for."""
    index.load(key for clause in query.clauses for keys in keys_of(scope, clause) for key in keys or ())
    wanted = [c for c in query.clauses if not c.field and not c.negated]
    ids = narrowed(connection, index, query, scope, [documents_of(hits_of(index, scope, c)) for c in wanted])
    if not wanted:
        return ids, None
    return ids, sum((worth(index, scope, c, ids) for c in wanted), np.zeros(len(ids)))


def narrowed(connection: Connection, index: Index, query: Query, scope: Scope, within: list[Numbers]) -> Numbers:
    """The documents of all of *within* that the fields, days and negations of *query* leave.

    *within* may be empty when the query has a field, a day or a story.
    """
    sets = list(within)
    sets += [documents_of(hits_of(index, scope, c)) for c in query.clauses if c.field and not c.negated]
    if query.before is not None or query.after is not None:
        days = [key_of(scope, DAY, term) for term in terms_between(query.after, query.before)]
        sets.append(documents_of(index.postings(days)))
    if query.story is not None:
        sets.append(_of_story(connection, query.story, scope))
    left = reduce(met, sorted(sets, key=len))
    for clause in query.clauses:
        if clause.negated:
            left = left[~np.isin(left, documents_of(hits_of(index, scope, clause)))]
    return left


def found(connection: Connection, chosen: list[tuple[int, float]]) -> list[Found]:
    """What documents, given with their scores, are of."""
    ids = [document for document, _ in chosen]
    at = {row[0]: (row[1], row[2]) for part in parts(ids) for row in connection.execute(_AT, {"ids": part})}
    return [Found(*at[document], round(score, 6)) for document, score in chosen]


def _newest(connection: Connection, ids: Numbers, limit: int) -> list[tuple[int, float]]:
    """The *limit* of *ids* whose articles were published last; those of no known day come last."""
    wanted = ids.tolist()
    if len(wanted) <= _FEW:
        rows = [row for part in parts(wanted)
                for row in connection.execute(_WHEN.where(documents.c.id.in_(part))).all()]  # fmt: skip
    else:
        among = set(wanted)
        rows = [row for row in connection.execute(_WHEN) if row.id in among]
    rows.sort(key=lambda row: row.id)
    rows.sort(key=lambda row: row.published or "", reverse=True)
    return [(row.id, 0.0) for row in rows[:limit]]


def _of_story(connection: Connection, story: int, scope: Scope) -> Numbers:
    """The documents of the articles of *story*, or of the one that it went into."""
    while (into := connection.execute(select(stories.c.merged).where(stories.c.id == story)).scalar()) is not None:
        story = into
    of = documents.c.statement.is_(None) if scope == "articles" else documents.c.statement.is_not(None)
    rows = select(documents.c.id).join(members, members.c.article == documents.c.article)
    return np.array(sorted(connection.execute(rows.where(members.c.story == story, of)).scalars()), np.uint64)
