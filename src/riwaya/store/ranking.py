"""Ranking: postings met and scored as columns of numbers, by BM25 (Robertson and Zaragoza 2009).

A usual document's length is fixed, so that what is added later changes no order among what was there, but for the
rarity of words. Nothing of it is left to a database: all give the same scores, to the last digit.
"""

from __future__ import annotations

from functools import reduce
from math import log

import numpy as np
from numpy.typing import NDArray

from riwaya.store.index import key_of
from riwaya.store.lists import Numbers, counts_of, documents_of, lengths_of
from riwaya.store.lookup import Index
from riwaya.store.queries import Clause

__all__ = ["Scores", "best", "hits_of", "keys_of", "met", "worth"]

Scores = NDArray[np.float64]

_K1, _B = 1.2, 0.75
_LENGTH = {"articles": 250.0, "statements": 18.0}  # words of a usual article and statement
_STEPS = 1000  # more than a phrase has words


def keys_of(kind: str, clause: Clause) -> list[list[int] | None]:
    """The keys of each word of *clause*; None for a stop word."""
    return [None if w is None else [key_of(kind, clause.field, t) for t in sorted(w)] for w in clause.words]


def hits_of(index: Index, kind: str, clause: Clause) -> Numbers:
    """The postings of documents that have all words of *clause*, in its order where it is a phrase."""
    words = [(step, keys) for step, keys in enumerate(keys_of(kind, clause)) if keys is not None]
    first = index.postings(words[0][1])
    if not clause.phrase:
        return first
    among = reduce(met, [documents_of(first), *(documents_of(index.postings(keys)) for _, keys in words[1:])])
    begins = []
    for step, keys in words:
        ids, places = index.places(keys, among)
        begins.append(np.unique(ids << np.uint64(32) | (places + (_STEPS - step)).astype(np.uint64)))
    ids, times = np.unique(reduce(met, begins) >> np.uint64(32), return_counts=True)
    low = lengths_of(first[documents_of(first).searchsorted(ids)]).astype(np.uint64)
    return np.asarray(ids << np.uint64(24) | np.minimum(times, 255).astype(np.uint64) << np.uint64(16) | low)


def worth(index: Index, kind: str, clause: Clause, of: Numbers) -> Scores:
    """What *clause* is worth to each of the documents *of*; nothing to one that has it not.

    A word is worth the mean of its terms: whoever has it in the same form has all of them, in another form only some.
    """
    if clause.phrase:
        return _worth(hits_of(index, kind, clause), index.total(kind), kind, of)
    keys = next(keys for keys in keys_of(kind, clause) if keys is not None)
    each = [_worth(index.postings([key]), index.total(kind), kind, of) for key in keys]
    return np.asarray(sum(each, np.zeros(len(of))) / len(keys))


def _worth(hits: Numbers, total: int, kind: str, of: Numbers) -> Scores:
    scores = np.zeros(len(of))
    if not len(hits):
        return scores
    ids = documents_of(hits)
    at = np.minimum(ids.searchsorted(of), len(ids) - 1)
    rows = np.flatnonzero(ids[at] == of)
    chosen = hits[at[rows]]
    times = counts_of(chosen)
    longer = _K1 * (1 - _B + _B * lengths_of(chosen) / _LENGTH[kind])
    weight = log(1 + (total - len(hits) + 0.5) / (len(hits) + 0.5))
    scores[rows] = weight * (times * (_K1 + 1) / (times + longer))
    return scores


def met(a: Numbers, b: Numbers) -> Numbers:
    """The numbers of both; each ascends."""
    few, many = (a, b) if len(a) <= len(b) else (b, a)
    if not len(few):
        return few
    at = np.minimum(many.searchsorted(few), len(many) - 1)
    return np.asarray(few[many[at] == few])


def best(ids: Numbers, scores: Scores, limit: int) -> list[tuple[int, float]]:
    """The *limit* highest, of equal ones the earliest."""
    scores = np.round(scores, 9)
    if len(ids) > limit:
        least = np.partition(scores, len(scores) - limit)[len(scores) - limit]
        rows = np.flatnonzero(scores >= least)
        ids, scores = ids[rows], scores[rows]
    order = np.lexsort((ids, -scores))[:limit]
    return list(zip(ids[order].tolist(), scores[order].tolist(), strict=True))
