"""Stance: how the one who speaks stands to what is said, from the cue and from the content's first predicate."""

from __future__ import annotations

from riwaya.arabic.wordlists import wordlist
from riwaya.model import Stance
from riwaya.reading.drafts import Draft
from riwaya.reading.phrases import noun_phrase
from riwaya.reading.refusals import refuses_comment
from riwaya.reading.words import finite

__all__ = ["stance_of"]

_WINDOW = 16


def stance_of(draft: Draft) -> Stance:
    """The stance of a draft whose content is known."""
    if refuses_comment(draft):
        return "declines"
    if draft.passive:
        return "hedges"
    base: Stance = draft.verb.stance if draft.verb else "asserts"  # type: ignore[assignment]
    if draft.negated:
        return {"denies": "hedges", "asserts": "denies", "expects": "denies"}.get(base, "denies")  # type: ignore[return-value]
    if base != "asserts":
        return base
    return _predicate(draft) or base


def _predicate(draft: Draft) -> Stance | None:
    """The stance that the content's main predicate sets: its first particle or finite verb behind the subject."""
    if not draft.content:
        return None
    a, b = draft.content[0]
    para = draft.para
    start = noun_phrase(para, a, b, apposed=True) if draft.how == "an" else a
    lead = para.tokens[a : min(start, b)]
    if lead and lead[0].rest in wordlist("obligation"):
        return "asks"
    toks = para.tokens[start : min(b, start + _WINDOW)]
    for k, t in enumerate(toks):
        word = t.rest
        after = toks[k + 1].f if k + 1 < len(toks) else ""
        future = t.info.has("future") or t.f.startswith(("سي", "ست"))
        if t.info.has("rel") or (word in wordlist("was") and not t.info.conj and not future):
            return None
        if k > 2 and t.info.conj == "و" and t.info.has("dem", "pron", "neg", "vpart"):
            return None
        if word in "،," and k + 1 < len(toks) and toks[k + 1].f in {"لن", "لم"}:
            continue  # الطريق بين المدينتين، لن يغلق
        if t.punct and k > 0 and word not in "«“”»\"'(":
            return None
        if word in wordlist("content-negators") and not t.punct:
            if k and toks[k - 1].f in {"اذا", "لو", "حتي", "كي", "ما", "بما"}:
                return None
            if word == "ما" and after == "لا":
                return None  # ما لا يقل عن: at least
            behind = {x.f for x in toks[k + 1 : k + 8]}
            if behind & {"فقط", "وحده", "وحدها"} and behind & {"بل", "وانما", "ولكن", "انما"}:
                return None  # ليس المال فقط بل …
            return _negated(after)
        if word in wordlist("obligation"):
            return None if word == "لابد" and after == "ان" else "asks"
        if k == 0 and t.f.startswith("علي") and len(toks) > 2 and "comp" in toks[2].info.classes:
            return "asks"
        if word in wordlist("possibility"):
            return "hedges"
        if word in wordlist("plans") or t.info.has("future"):
            return "expects"
        if word == "قد" and after[:1] in "يت" and len(after) > 3 and not after.startswith("تم"):
            return "hedges"
        if finite(t) and not t.info.has("vpart"):
            return None
    return None


def _negated(after: str) -> Stance | None:
    """The stance of a negated predicate, by the word behind the particle."""
    if after in wordlist("not-negated") or after == "فقط":
        return "asks" if after == "بد" else None
    return "asks" if after in {"يجوز", "ينبغي", "يجب"} else "denies"
