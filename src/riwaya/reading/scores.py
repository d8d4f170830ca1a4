"""Scores: how likely a draft is a statement with these spans, by the construction that made it."""

from __future__ import annotations

from riwaya.reading.drafts import Draft

__all__ = ["score_of"]

_BY_FRAME = {
    "an": 0.95,
    "prep": 0.88,
    "quote": 0.92,
    "colon": 0.85,
    "obj": 0.7,
    "post": 0.85,
    "uncued": 0.6,
    "before": 0.8,
}


def score_of(draft: Draft) -> float:
    """A probability between 0 and 1."""
    score = _BY_FRAME.get(draft.how, 0.7)
    if draft.tense == "masdar":
        score *= 0.75
    if draft.source is None and draft.speaker is None and not draft.passive:
        score *= 0.8
    return score
