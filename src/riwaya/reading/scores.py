"""Scores: how likely it is that a draft is a statement whose content is right, from a few named features of it.

A logistic regression over features that are there or not. Its weights are in ``data/scores.tsv``; they are fitted to
riwaya's own annotated passages by ``python quality/calibration.py fit``, which also measures how far the score can be
taken at its word. What is estimated: that a careful reader would mark an attribution with this cue, too, whose content
shares at least half of its words with ours.
"""

from __future__ import annotations

from functools import cache
from math import exp

from riwaya.arabic.tables import rows
from riwaya.reading.drafts import Draft

__all__ = ["BIAS", "features", "scored"]

BIAS = "any statement"
"""The name of the constant in the table of weights."""

_TOLD = 2
_LEAST_TOLD = 0.25
"""A feature is named as a reason when it moves the log-odds by as much, against the average statement."""
_FAMILIES = frozenset(["headline", "inverted", "sourcing", "relay", "silent", "quotation"])
_LONG_SOURCE, _SHORT, _BRIEF, _LONG = 12, 2, 4, 40
"""Tokens: of a source, and of contents."""


@cache
def _weights() -> dict[str, tuple[float, float]]:
    """``{feature: (weight, share of the passages' statements that have it)}``."""
    return {row["feature"]: (float(row["weight"]), float(row["share"])) for row in rows("scores")}


def scored(draft: Draft) -> tuple[float, tuple[str, ...]]:
    """The score, 0 to 1, and the features that moved it most, each with what it adds to the log-odds.

    To be called when the draft is whole: source, speaker, content and nesting known.
    """
    weights = _weights()
    bias, _ = weights.get(BIAS, (0.0, 1.0))
    held = [(name, *weights[name]) for name in features(draft) if name in weights]
    odds = bias + sum(weight for _, weight, _ in held)
    moved = sorted(((weight * (1 - share), name) for name, weight, share in held), key=lambda m: (-abs(m[0]), m[1]))
    told = tuple(f"{name} {by:+.1f}" for by, name in moved[:_TOLD] if abs(by) >= _LEAST_TOLD)
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds)))), told


def features(draft: Draft) -> tuple[str, ...]:
    """The names of the features that *draft* has."""
    return (f"content by {draft.how}", *_cue(draft), *_source(draft), *_content(draft))


def _cue(draft: Draft) -> list[str]:
    out = [f"{draft.tense} cue"] if draft.tense else []
    family = draft.rule.split(":", 1)[0]
    if family in _FAMILIES:
        out.append(f"rule {family}")
    if draft.negated:
        out.append("negated cue")
    if draft.verb is not None and not draft.verb.takes("an"):
        out.append("verb without clause")
    if draft.attached:
        out.append("cue with object pronoun")
    if "relative" in draft.why:
        out.append("cue in relative clause")
    if draft.cue:
        head = draft.para.tokens[draft.at]
        others = head.info.classes - {"verb"}
        if others:
            out.append("cue may be a noun")
        if len({r.verb.lemma for r in head.reports()[1]}) > 1:
            out.append("cue of several verbs")
    if draft.para.role != "body":
        out.append(f"in {draft.para.role}")
    return out


def _source(draft: Draft) -> list[str]:
    if draft.source is None:
        return ["passive" if draft.passive else "source unknown" if draft.speaker is None else "source dropped"]
    out = []
    a, b = draft.source
    head = draft.para.tokens[a]
    if not head.punct and not head.info.classes:
        out.append("source of unknown word")
    if draft.cue and b <= draft.at:
        out.append("source before cue")
    if b - a > _LONG_SOURCE:
        out.append("long source")
    return out


def _content(draft: Draft) -> list[str]:
    out = [] if draft.form == "indirect" else [f"{draft.form} quotation"]
    if draft.inside is not None:
        out.append("inside another")
    size = sum(b - a for a, b in draft.content)
    if size <= _SHORT:
        out.append("content of 1 or 2 words")
    elif size <= _BRIEF:
        out.append("content of 3 or 4 words")
    elif size > _LONG:
        out.append("long content")
    if len(draft.content) > 1:
        out.append("content in pieces")
    toks = draft.para.tokens
    if draft.form == "indirect" and not any(t.finite for a, b in draft.content for t in toks[a:b]):
        out.append("content without verb")
    end = draft.content[-1][1]
    if end < len(toks) and not toks[end].punct and not toks[end - 1].punct:
        out.append("content ends before a word")
    return out
