"""Answering: whether one article answers a query, as search would find it, told from the article alone."""

from __future__ import annotations

from riwaya.model import Article
from riwaya.store.index import Terms, article_terms, key_of
from riwaya.store.queries import Clause, Query

__all__ = ["answers"]


def answers(query: Query, text: str, article: Article) -> bool:
    """Whether *article* of the page *text* answers *query*."""
    day = (article.published or "")[:10]
    if (query.before is not None and not (day and day < query.before)) or (
        query.after is not None and day <= query.after
    ):
        return False
    _, terms = article_terms(text, article)
    return all(_has(clause, terms) != clause.negated for clause in query.clauses)


def _has(clause: Clause, terms: Terms) -> bool:
    at: set[int] | None = None
    for step, word in enumerate(clause.words):
        if word is None:
            continue
        found = [terms[key] for term in word if (key := key_of("articles", clause.field, term)) in terms]
        if not found:
            return False
        if clause.phrase:
            here = {place - step for places in found for place in places}
            at = here if at is None else at & here
    return at is None or bool(at)
