"""Pretexts: the grounds that somebody gives for what he does: ``بحجة أن``, ``بدعوى عدم كذا``, ``بذريعة``."""

from __future__ import annotations

from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.reporting import Reporter
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.drafts import Draft
from riwaya.reading.nounforms import masdar_like, plain_masdar, possessed
from riwaya.reading.words import complementiser, starts_phrase

__all__ = ["pretext", "read_pretext"]

_CLAIM = Reporter("تحجج", frozenset({"an", "obj"}), "asserts", "claims")


def pretext(form: str) -> bool:
    """Whether a folded form names a pretext with its preposition."""
    return form in wordlist("pretexts")


def read_pretext(para: Paragraph, i: int, limit: int) -> Draft | None:
    """The draft whose cue is the pretext at token *i*, or None; its source is whoever acts in the clause before."""
    if not pretext(para.tokens[i].f) or i + 2 >= limit:
        return None
    draft = Draft(para, "pretext:" + para.tokens[i].f, [(i, i + 1)], i, i + 1, "obj", _CLAIM, "participle")
    after = para.tokens[i + 1]
    if complementiser(after):
        draft.begin, draft.how = i + 2, "an"
        return draft
    return draft if _ground(para.tokens[i].f, after, para.tokens[i + 2]) else None


def _ground(pretext: str, t: Token, after: Token) -> bool:
    """Whether a word can begin what is put forward: a verbal noun or another noun of something done, no adjective."""
    info = t.info
    if pretext != "بدعوي" and starts_phrase(t) and info.base != "وداع":
        return True
    if info.article or info.prep or info.conj or t.punct or info.has("adjective", "name", "office", "people"):
        return False
    known = t.f == "عدم" or info.base in wordlist("reported-heads") or info.has("event", "noun")
    return known or masdar_like(t) or plain_masdar(t) or (starts_phrase(t) and (possessed(t) or after.info.article))
