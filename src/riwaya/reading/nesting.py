"""Nesting: which statement stands in whose words, and who therefore relays it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from riwaya.model import Span
from riwaya.reading.carriers import merged
from riwaya.reading.drafts import Draft
from riwaya.reading.ranges import spread
from riwaya.reading.words import complementiser

__all__ = ["habitual", "nest", "relay_spans"]


def nest(drafts: Sequence[Draft]) -> None:
    """Set ``inside`` to the innermost statement whose content holds the cue, and relay its speaker as carrier."""
    for d in drafts:
        d.inside = None
    for _, group in groupby(drafts, key=lambda d: id(d.para)):
        near = list(group)
        cued = [(e.at, e) for e in near if e.cue]
        for at, d in cued:
            holders = [
                e
                for begin, e in cued
                if e is not d and begin != at and any(a <= at < b for a, b in e.content)
                and not any(a <= begin < b for a, b in d.content)
            ]  # fmt: skip
            if holders:
                d.inside = min(holders, key=lambda e: e.content[-1][1] - e.content[0][0])


def habitual(d: Draft) -> bool:
    """Whether a verb inside somebody's words only tells what people do or think (فريقه لا يخشى المواجهة).

    Such a verb is in the present, nobody is its subject in so many words, and what follows is no clause.
    """
    if d.inside is None or d.source is not None or d.tense != "present" or d.passive or d.how not in ("obj", "prep"):
        return False
    toks = d.para.tokens
    clause = d.begin > 0 and complementiser(toks[d.begin - 1])
    return not clause and "relative" not in d.why


def relay_spans(d: Draft) -> list[Span]:
    """Who relays a nested statement: the speaker whose words hold it, and who carried those."""
    outer = d.inside
    if outer is None:
        return []
    span = spread(outer.para, outer.source) if outer.source is not None else outer.referent
    own = d.referent is not None and (d.referent == outer.referent or d.referent == span)
    if own or (d.speaker is not None and d.speaker is outer.speaker):
        return []  # nobody carries his own words
    return ([span] if span is not None else []) + (relay_spans(outer) or merged(outer.para, outer.via))
