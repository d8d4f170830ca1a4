"""Searching: the documents that answer a query, best first, the same ones in the same order on every database.

The database only finds postings; ranking is done here, by BM25 (Robertson and Zaragoza 2009) with a fixed length for
the usual document, so that what is added later changes no order among what was there, but for the rarity of words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from heapq import nsmallest
from math import log
from typing import Any, Literal

from sqlalchemy import Connection, Select, func, select

from riwaya.store.index import ARTICLE, STATEMENT, key_of, places_of
from riwaya.store.queries import Clause, Query
from riwaya.store.schema import articles, documents, postings, statements

__all__ = ["Found", "Scope", "search"]

Scope = Literal["articles", "statements"]

_K1, _B = 1.2, 0.75
_LENGTH = {ARTICLE: 250.0, STATEMENT: 18.0}  # words of a usual article and statement
_BATCH = 500  # ids in one question to the database

Hits = dict[int, tuple[int, int]]
"""By document: how often a word stands there, and how many words it has."""


@dataclass(frozen=True, slots=True)
class Found:
    """A document that answers: its article's id, its statement's (None: the article itself), and how well it does."""

    article: int
    statement: int | None
    score: float


def search(connection: Connection, query: Query, scope: Scope = "articles", limit: int = 20) -> tuple[list[Found], int]:
    """The best *limit* documents that answer *query*, and how many do; the newest first where no word is asked for."""
    kind = ARTICLE if scope == "articles" else STATEMENT
    count = select(func.count()).select_from(articles if kind == ARTICLE else statements)
    total = connection.execute(count).scalar() or 0
    wanted = [c for c in query.clauses if not c.negated]
    scores = _newest(connection, query, kind) if not wanted else None
    for clause in wanted:
        hits = _hits(connection, kind, clause, query)
        weight = log(1 + (total - len(hits) + 0.5) / (len(hits) + 0.5))
        worth = {d: weight * _saturated(n, length / _LENGTH[kind]) for d, (n, length) in hits.items()}
        scores = worth if scores is None else {d: scores[d] + s for d, s in worth.items() if d in scores}
    for clause in query.clauses:
        if clause.negated:
            unwanted = _hits(connection, kind, clause, query)
            scores = {d: s for d, s in (scores or {}).items() if d not in unwanted}
    best = nsmallest(limit, (scores or {}).items(), key=lambda item: (-round(item[1], 9), item[0]))
    return _found(connection, best), len(scores or {})


def _saturated(times: int, length: float) -> float:
    return times * (_K1 + 1) / (times + _K1 * (1 - _B + _B * length))


def _hits(connection: Connection, kind: str, clause: Clause, query: Query) -> Hits:
    """The documents that have all words of *clause*."""
    each = [_having(connection, kind, clause.field, word, query) for word in clause.words if word is not None]
    if not clause.phrase:
        return each[0]
    rest = reduce(lambda a, b: {d: a[d] for d in a if d in b}, each)
    times = _in_order(connection, kind, clause, sorted(rest))
    return {d: (n, rest[d][1]) for d, n in times.items()}


def _having(connection: Connection, kind: str, field: str, word: Iterable[str], query: Query) -> Hits:
    """The documents that have one of the terms of a word."""
    chosen = (
        select(postings.c.document, func.max(postings.c.count), func.max(documents.c.length))
        .join(documents, documents.c.id == postings.c.document)
        .where(postings.c.term.in_(_keys(kind, field, word)))
        .group_by(postings.c.document)
    )
    return {d: (n, length) for d, n, length in connection.execute(_in_time(chosen, query))}


def _keys(kind: str, field: str, word: Iterable[str]) -> list[int]:
    return [key_of(kind, field, term) for term in sorted(word)]


def _in_order(connection: Connection, kind: str, clause: Clause, among: list[int]) -> dict[int, int]:
    """How often the words of a phrase follow one another, in those of *among* where they do."""
    left: dict[int, set[int]] | None = None
    for step, word in enumerate(clause.words):
        if word is None:
            continue
        here: dict[int, set[int]] = {}
        for ids in _batches(among):
            rows = select(postings.c.document, postings.c.places).where(
                postings.c.term.in_(_keys(kind, clause.field, word)), postings.c.document.in_(ids)
            )
            for document, places in connection.execute(rows):
                here.setdefault(document, set()).update(p - step for p in places_of(places))
        left = here if left is None else {d: left[d] & at for d, at in here.items() if d in left}
        among = [d for d in among if left.get(d)]
    return {d: len(at) for d, at in (left or {}).items() if at}


def _newest(connection: Connection, query: Query, kind: str) -> dict[int, float]:
    """All documents of the days that *query* asks for, later ones worth more."""
    of = documents.c.statement.is_(None) if kind == ARTICLE else documents.c.statement.is_not(None)
    rows = _in_time(select(documents.c.id, articles.c.published).where(of), query)
    days = {row.id: row.published for row in connection.execute(rows)}
    rank = {day: n for n, day in enumerate(sorted(set(days.values())), 1)}
    return {d: float(rank[day]) for d, day in days.items()}


def _in_time(chosen: Select[Any], query: Query) -> Select[Any]:
    """*chosen*, of documents, kept to those of articles published on the days that *query* asks for."""
    if query.before is None and query.after is None:
        return chosen
    chosen = chosen.join(articles, articles.c.id == documents.c.article)
    if query.before is not None:
        chosen = chosen.where(articles.c.published < query.before)
    if query.after is not None:
        chosen = chosen.where(articles.c.published >= f"{query.after}~")  # ~ sorts behind every time of that day
    return chosen


def _batches(ids: list[int]) -> Iterator[list[int]]:
    return (ids[n : n + _BATCH] for n in range(0, len(ids), _BATCH))


def _found(connection: Connection, best: list[tuple[int, float]]) -> list[Found]:
    at: dict[int, tuple[int, int | None]] = {}
    for ids in _batches([d for d, _ in best]):
        rows = select(documents.c.id, documents.c.article, documents.c.statement).where(documents.c.id.in_(ids))
        at |= {d: (article, statement) for d, article, statement in connection.execute(rows)}
    return [Found(*at[d], round(score, 6)) for d, score in best]
