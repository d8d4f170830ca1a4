"""Hearsay: what is said with nobody named as saying it: ``تكهنات بأن``, ``وسط شائعات بأن``."""

from __future__ import annotations

from riwaya.arabic.paragraphs import Paragraph
from riwaya.arabic.reporting import Reporter
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.drafts import Draft
from riwaya.reading.words import complementiser

__all__ = ["hearsay", "read_hearsay"]

_OPENING = 3
"""Tokens of a clause up to the noun."""

_IT_IS_SAID = Reporter("أشاع", frozenset({"an"}), "hedges", "weak")


def hearsay(form: str) -> bool:
    """Whether a folded form names what people say, with its article or without."""
    return form.removeprefix("و").removeprefix("ال") in wordlist("hearsay")


def read_hearsay(para: Paragraph, i: int, first: int, limit: int) -> Draft | None:
    """The draft whose cue is the noun at token *i* with a clause behind it, or None: nobody is its source.

    The noun stands in the first words of a clause, of the sentence that begins at *first* or of one joined to it: who
    denies a rumour says something himself.
    """
    toks = para.tokens
    if not hearsay(toks[i].f) or i + 3 >= limit or not complementiser(toks[i + 1]):
        return None
    opened = i - first < _OPENING or any(t.f in wordlist("beside") for t in toks[i - _OPENING : i])
    verbs = (r.verb for t in toks[max(first, i - _OPENING) : i] for r in t.reports()[1])
    if not opened or any(v.stance == "denies" for v in verbs):
        return None
    draft = Draft(para, "hearsay", [(i, i + 1)], i, i + 2, "an", _IT_IS_SAID, "masdar")
    draft.passive = True
    return draft
