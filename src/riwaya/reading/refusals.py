"""Refusals to speak: what makes a statement one of *declines*."""

from __future__ import annotations

from riwaya.arabic.folding import fold
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.drafts import Draft

__all__ = ["refuses_comment"]


def refuses_comment(draft: Draft) -> bool:
    """Whether the draft says that somebody would not speak, rather than what they said."""
    lemma = fold(draft.verb.lemma) if draft.verb else ""
    if draft.negated and lemma in wordlist("no-comment-verbs") and draft.how != "an":
        return True
    silent = wordlist("comment") | wordlist("disclosures")
    if lemma in wordlist("refuse") and any(draft.para.tokens[a].rest in silent for a, _ in draft.cue):
        return True
    begin = draft.para.tokens[draft.begin].rest if draft.begin < len(draft.para.tokens) else ""
    return lemma in wordlist("refuse") and begin in silent
