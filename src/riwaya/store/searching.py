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
_FEW = 1000  # documents that are asked for one by one rather than all of a word's

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
    wanted = [c for c in query.clauses if not c.negated]
    scores = _scored(connection, query, kind, wanted) if wanted else _newest(connection, query, kind)
    for clause in query.clauses:
        if clause.negated:
            unwanted = _hits(connection, kind, clause, query, list(scores))
            scores = {d: s for d, s in scores.items() if d not in unwanted}
    best = nsmallest(limit, scores.items(), key=lambda item: (-round(item[1], 9), item[0]))
    return _found(connection, best), len(scores)


def _scored(connection: Connection, query: Query, kind: str, wanted: list[Clause]) -> dict[int, float]:
    """What the documents are worth that have all that is *wanted*; the rarest is looked for first."""
    count = select(func.count()).select_from(articles if kind == ARTICLE else statements)
    total = connection.execute(count).scalar() or 0
    known = _counts(connection, {key for c in wanted for w in c.words if w for key in _keys(kind, c.field, w)})
    rarity = []
    for clause in wanted:
        common = [min(total, sum(known.get(k, 0) for k in _keys(kind, clause.field, w))) for w in clause.words if w]
        rarity.append((min(common), clause))
    scores: dict[int, float] | None = None
    for held, clause in sorted(rarity, key=lambda item: item[0]):
        hits = _hits(connection, kind, clause, query, None if scores is None else list(scores))
        held = len(hits) if clause.phrase and scores is None else held
        weight = log(1 + (total - held + 0.5) / (held + 0.5))
        scores = {d: (0.0 if scores is None else scores[d]) + weight * _saturated(n, length / _LENGTH[kind])
                  for d, (n, length) in hits.items() if scores is None or d in scores}  # fmt: skip
    return scores or {}


def _saturated(times: int, length: float) -> float:
    return times * (_K1 + 1) / (times + _K1 * (1 - _B + _B * length))


def _counts(connection: Connection, keys: set[int]) -> dict[int, int]:
    """How many documents have each of the terms."""
    rows = (
        select(postings.c.term, func.count().label("held"))
        .where(postings.c.term.in_(sorted(keys)))
        .group_by(postings.c.term)
    )
    return {row.term: row.held for row in connection.execute(rows)}


def _hits(connection: Connection, kind: str, clause: Clause, query: Query, among: list[int] | None) -> Hits:
    """The documents, of those *among* which it matters, that have all words of *clause*."""
    each = [_having(connection, _keys(kind, clause.field, w), query, among) for w in clause.words if w is not None]
    if not clause.phrase:
        return each[0]
    rest = reduce(lambda a, b: {d: a[d] for d in a if d in b}, each)
    times = _in_order(connection, kind, clause, sorted(rest))
    return {d: (n, rest[d][1]) for d, n in times.items()}


def _having(connection: Connection, keys: list[int], query: Query, among: list[int] | None) -> Hits:
    """The documents that have one of the terms of a word."""
    chosen = select(postings.c.document, postings.c.count, postings.c.length).where(postings.c.term.in_(keys))
    if query.before is not None or query.after is not None:
        chosen = _in_time(chosen.join(documents, documents.c.id == postings.c.document), query)
    few = among is not None and len(among) <= _FEW
    hits: Hits = {}
    for ids in _batches(among or []) if few else [None]:
        rows = chosen if ids is None else chosen.where(postings.c.document.in_(ids))
        for document, times, length in connection.execute(rows).all():
            if document not in hits or hits[document][0] < times:
                hits[document] = times, length
    return hits


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
