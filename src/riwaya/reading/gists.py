"""Gists: ``رسالة مفادها أن``, where a noun with its pronoun tells what the text before it says."""

from __future__ import annotations

from riwaya.arabic.paragraphs import Paragraph
from riwaya.arabic.reporting import Reporter
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.drafts import Draft
from riwaya.reading.phrases import noun_phrase
from riwaya.reading.words import complementiser, starts_phrase

__all__ = ["gist", "read_gist"]

_TELLS = Reporter("أفاد", frozenset({"an"}), "asserts", "neutral")
_REACH = 8
"""Tokens before the cue in which its text is looked for."""


def gist(form: str) -> bool:
    """Whether a folded form tells the gist of a text: مفاده, فحواها."""
    return form in wordlist("gists")


def read_gist(para: Paragraph, i: int, first: int, limit: int) -> Draft | None:
    """The draft whose cue is the word at token *i*, or None; its source is the text right before it, if any."""
    toks = para.tokens
    if not gist(toks[i].f) or i + 2 >= limit or not complementiser(toks[i + 1]):
        return None
    draft = Draft(para, "gist:" + toks[i].f, [(i, i + 1)], i, i + 2, "an", _TELLS, "participle")
    for s in range(i - 1, max(first, i - _REACH) - 1, -1):
        t = toks[s]
        if t.punct or t.info.has("comp", "sub", "rel"):
            break
        if t.info.has("document", "data", "media") or t.info.base in wordlist("utterances"):
            if starts_phrase(t) and noun_phrase(para, s, i) == i:
                draft.source = (s, i)
            break
    return draft
