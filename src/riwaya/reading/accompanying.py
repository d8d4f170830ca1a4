"""What a speaker adds by the way: ``مع التأكيد على أن``, ``مع الإشارة إلى``, behind what he said before."""

from __future__ import annotations

from riwaya.arabic.paragraphs import Paragraph
from riwaya.arabic.reporting import Reporter
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.drafts import Draft
from riwaya.reading.words import complementiser

__all__ = ["accompanies", "read_accompanying"]

_ADDS = Reporter("أكد", frozenset({"an", "prep"}), "asserts", "neutral")
_GOVERNED = ("علي", "الي")


def accompanies(form: str) -> bool:
    """Whether a folded form can be the noun of saying behind مع."""
    return form in wordlist("accompanying")


def read_accompanying(para: Paragraph, i: int, first: int, limit: int) -> Draft | None:
    """The draft whose cue is the noun at token *i* of a sentence that begins at *first*, or None.

    Its speaker is that of the sentence's statement before it: the caller sees that there is one.
    """
    toks = para.tokens
    if not accompanies(toks[i].f) or i == first or toks[i - 1].rest != "مع" or i + 3 >= limit:
        return None
    prep = toks[i + 1].f in _GOVERNED
    j = i + 1 + prep
    draft = Draft(para, "accompanying", [(i, j)], i - 1, j, "prep", _ADDS, "participle")
    if complementiser(toks[j]):
        draft.begin, draft.how = j + 1, "an"
        return draft
    return draft if prep and not toks[j].punct else None
