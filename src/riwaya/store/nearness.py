"""Nearness: documents on the matter of a question, whatever words they use.

How near a document's vector is to the question's, and how many of the question's words stand in it (BM25, any of them),
each at most 1, are added: on paraphrased questions the sum found more than either alone (docs/meaning-model.md). All
vectors are looked at, in one product of matrices.
"""

from __future__ import annotations

import numpy as np
from sqlalchemy import Connection

from riwaya.arabic.meaning import likeness, meaning_of
from riwaya.store.lookup import Index
from riwaya.store.queries import Query
from riwaya.store.ranking import best, worth
from riwaya.store.searching import Found, Scope, found, narrowed

__all__ = ["search_near"]


def search_near(
    connection: Connection, query: Query, scope: Scope = "articles", limit: int = 20
) -> tuple[list[Found], int]:
    """The *limit* documents nearest to the words of *query* that its fields leave, and how many these leave."""
    index = Index(connection)
    ids, vectors = index.meanings(scope)
    scores = np.maximum(likeness(meaning_of(query.words), vectors).astype(np.float64), 0)
    worths = sum(
        (worth(index, scope, c, ids) for c in query.clauses if not c.field and not c.negated), np.zeros(len(ids))
    )
    if worths.any():
        scores += worths / worths.max()
    left = narrowed(connection, index, query, scope, [ids])
    return found(connection, best(left, scores[ids.searchsorted(left)], limit)), len(left)
