"""Searching: the documents that answer a query, best first, the same ones in the same order on every database.

The database only keeps blocks of postings; they are met and ranked here, by BM25 (Robertson and Zaragoza 2009) with a
fixed length for the usual document, so that what is added later changes no order among what was there, but for the
rarity of words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from itertools import islice
from math import log
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, bindparam, select

from riwaya.store.days import terms_between
from riwaya.store.index import DAY, key_of
from riwaya.store.lists import Numbers, counts_of, documents_of, lengths_of
from riwaya.store.lookup import Index
from riwaya.store.queries import Clause, Query
from riwaya.store.schema import articles, documents

__all__ = ["Found", "Scope", "search"]

Scope = Literal["articles", "statements"]
Scores = NDArray[np.float64]

_K1, _B = 1.2, 0.75
_LENGTH = {"articles": 250.0, "statements": 18.0}  # words of a usual article and statement
_STEPS = 1000  # more than a phrase has words
_AT = select(documents.c.id, documents.c.article, documents.c.statement).where(
    documents.c.id.in_(bindparam("ids", expanding=True))
)


@dataclass(frozen=True, slots=True)
class Found:
    """A document that answers: its article's id, its statement's (None: the article itself), and how well it does."""

    article: int
    statement: int | None
    score: float


def search(connection: Connection, query: Query, scope: Scope = "articles", limit: int = 20) -> tuple[list[Found], int]:
    """The best *limit* documents that answer *query*, and how many do; the newest first where no word is asked for."""
    index = Index(connection)
    days = [key_of(scope, DAY, t) for t in terms_between(query.after, query.before)] if _dated(query) else []
    index.load([*days, *(key for clause in query.clauses for keys in _keys(scope, clause) for key in keys or ())])
    wanted = sorted((_hits(index, scope, c) for c in query.clauses if not c.negated), key=len)
    ids = [documents_of(hits) for hits in wanted]
    if days:
        ids.append(documents_of(index.postings(days)))
    left = reduce(_met, ids)
    for clause in query.clauses:
        if clause.negated:
            left = left[~np.isin(left, documents_of(_hits(index, scope, clause)))]
    if not wanted:
        return _found(connection, _newest(connection, query, scope, left, limit)), len(left)
    scores = np.zeros(len(left))
    for hits, at in zip(wanted, ids, strict=False):
        weight = log(1 + (index.total(scope) - len(hits) + 0.5) / (len(hits) + 0.5))
        scores += weight * _saturated(hits[at.searchsorted(left)], _LENGTH[scope])
    return _found(connection, _best(left, scores, limit)), len(left)


def _dated(query: Query) -> bool:
    return query.before is not None or query.after is not None


def _saturated(hits: Numbers, usual: float) -> Scores:
    times = counts_of(hits)
    return np.asarray(times * (_K1 + 1) / (times + _K1 * (1 - _B + _B * lengths_of(hits) / usual)))


def _keys(scope: Scope, clause: Clause) -> list[list[int] | None]:
    """The keys of each word of *clause*; None for a stop word."""
    return [None if w is None else [key_of(scope, clause.field, t) for t in sorted(w)] for w in clause.words]


def _hits(index: Index, scope: Scope, clause: Clause) -> Numbers:
    """The documents that have all words of *clause*, in its order where it is a phrase."""
    words = [(step, keys) for step, keys in enumerate(_keys(scope, clause)) if keys is not None]
    first = index.postings(words[0][1])
    if not clause.phrase:
        return first
    among = reduce(_met, [documents_of(first), *(documents_of(index.postings(keys)) for _, keys in words[1:])])
    begins = []
    for step, keys in words:
        ids, places = index.places(keys, among)
        begins.append(np.unique(ids << np.uint64(32) | (places + (_STEPS - step)).astype(np.uint64)))
    at = reduce(_met, begins) >> np.uint64(32)
    ids, times = np.unique(at, return_counts=True)
    low = lengths_of(first[documents_of(first).searchsorted(ids)]).astype(np.uint64)
    return np.asarray(ids << np.uint64(24) | np.minimum(times, 255).astype(np.uint64) << np.uint64(16) | low)


def _met(a: Numbers, b: Numbers) -> Numbers:
    """The numbers of both; each ascends."""
    few, many = (a, b) if len(a) <= len(b) else (b, a)
    if not len(few):
        return few
    at = np.minimum(many.searchsorted(few), len(many) - 1)
    return np.asarray(few[many[at] == few])


def _best(ids: Numbers, scores: Scores, limit: int) -> list[tuple[int, float]]:
    """The *limit* highest, of equal ones the earliest."""
    scores = np.round(scores, 9)
    if len(ids) > limit:
        least = np.partition(scores, len(scores) - limit)[len(scores) - limit]
        rows = np.flatnonzero(scores >= least)
        ids, scores = ids[rows], scores[rows]
    order = np.lexsort((ids, -scores))[:limit]
    return list(zip(ids[order].tolist(), scores[order].tolist(), strict=True))


def _newest(connection: Connection, query: Query, scope: Scope, ids: Numbers, limit: int) -> list[tuple[int, float]]:
    """The *limit* of *ids* that were published last."""
    of = documents.c.statement.is_(None) if scope == "articles" else documents.c.statement.is_not(None)
    rows = (
        select(documents.c.id, articles.c.published)
        .join_from(articles, documents, documents.c.article == articles.c.id)
        .where(of, articles.c.published.is_not(None))
        .order_by(articles.c.published.desc(), documents.c.id)
    )
    if query.before is not None:
        rows = rows.where(articles.c.published < query.before)
    wanted = set(ids.tolist())
    return list(islice(((row.id, 0.0) for row in connection.execute(rows) if row.id in wanted), limit))


def _found(connection: Connection, best: list[tuple[int, float]]) -> list[Found]:
    at = {d: (article, statement) for d, article, statement in connection.execute(_AT, {"ids": [d for d, _ in best]})}
    return [Found(*at[d], round(score, 6)) for d, score in best]
