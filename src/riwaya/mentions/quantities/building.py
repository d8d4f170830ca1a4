"""Building: a quantity's mention from its tokens, with the bounds before and behind it."""

from __future__ import annotations

from riwaya.mentions.line import Line
from riwaya.mentions.quantities.bounds import bound_after, bound_before
from riwaya.model import Span
from riwaya.model.mentions import Bound, Mention, Quantity

__all__ = ["Made", "made"]

Made = tuple[Mention, int]
"""A mention and the token after it."""


def made(
    line: Line, first: int, last: int, value: float | None, unit: str | None, bound: Bound = "exact",
    cut: int | None = None, why: tuple[str, ...] = (),
) -> Made:  # fmt: skip
    """The mention of the tokens *first* to *last*, with the bounds before and after it."""
    before = bound_before(line, first)
    if before is None and line.f(first - 1) == "«" and line.f(last) == "»":
        before = bound_before(line, first - 1)
        last += before is not None
    if before is not None:
        bound = before.bound
        if before.at < first:
            first, cut = before.at, before.cut
    after = bound_after(line, last)
    if after is not None:
        bound, last = after.bound, after.at
    start = line.start(first) if cut is None else line.tokens[first].start + _letters(line, first, cut)
    return Mention(Span(start, line.tokens[last - 1].end), "quantity", Quantity(value, unit, bound), 1.0, why), last


def _letters(line: Line, i: int, count: int) -> int:
    """Characters of token *i* that its first *count* letters take, with what is written inside them."""
    text = line.tokens[i].word.text
    at = 0
    while count and at < len(text):
        count -= text[at].isalpha() and text[at] != "ـ"
        at += 1
    while at < len(text) and text[at] == "ـ":
        at += 1
    return at
