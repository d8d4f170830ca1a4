"""Parentheses: what is put between a source and its content, and read past."""

from __future__ import annotations

from riwaya.arabic.paragraphs import Paragraph
from riwaya.reading.phrases import complementiser, finite

__all__ = ["asyndetic_end", "past_parenthesis"]

_REACH = 16
"""Tokens that a parenthesis may take."""


def past_parenthesis(para: Paragraph, j: int, stop: int) -> int | None:
    """With a comma at *j*: the complementiser or colon behind a short parenthesis that a second comma closes."""
    toks = para.tokens
    for k in range(j + 1, min(stop - 1, j + _REACH)):
        if toks[k].word.text in ".؛«“":
            return None
        if toks[k].word.text in "،,":
            nxt = toks[k + 1]
            return k + 1 if (complementiser(nxt) and not nxt.info.conj) or nxt.word.text == ":" else None
    return None


def asyndetic_end(para: Paragraph, j: int, stop: int) -> int | None:
    """With a finite verb at *j* behind an indefinite noun: the complementiser or colon that its clause runs to.

    Arabic joins such a relative clause without a pronoun (بيان صدر في ختام اللقاء أن). None when no content follows.
    """
    toks = para.tokens
    if not finite(toks[j]) or toks[j].info.conj:
        return None
    for k in range(j + 1, min(stop, j + _REACH)):
        t = toks[k]
        if (complementiser(t) and not t.info.conj) or t.word.text == ":":
            return k
        if t.punct and t.word.text in "،,.؛«“":
            return None
    return None
