"""Stance: how the one who speaks stands to what is said, from the cue and from the content's first predicate."""

from __future__ import annotations

from riwaya.arabic.wordlists import wordlist
from riwaya.model import Stance
from riwaya.reading.drafts import Draft
from riwaya.reading.phrases import finite
from riwaya.reading.refusals import refuses_comment

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
    if not draft.content:
        return None
    a, b = draft.content[0]
    toks = draft.para.tokens[a : min(b, a + _WINDOW)]
    for k, t in enumerate(toks):
        word = t.rest
        after = toks[k + 1].f if k + 1 < len(toks) else ""
        if word in wordlist("content-negators") and not t.punct:
            if after in wordlist("not-negated"):
                return "asks" if after == "بد" else None
            if after in {"يجوز", "ينبغي", "يجب"}:
                return "asks"
            return "denies" if word != "الا" else None
        if word in wordlist("obligation"):
            return "asks"
        if k < 6 and t.f.startswith("علي") and after and k + 3 < len(toks) and toks[k + 2].f == "ان" and k == 0:
            return "asks"
        if word in wordlist("possibility"):
            return "hedges"
        if word in wordlist("plans"):
            return "expects"
        if word == "قد" and after[:1] in "يت" and len(after) > 3 and not after.startswith("تم"):
            return "hedges"
        if (
            len(word) > 4
            and word[0] == "س"
            and word[1] in "يتن"
            and not t.info.classes & {"name", "organisation", "office"}
        ):
            if not word.endswith("ه") or word.startswith("سي"):
                return "expects"
        if t.info.has("rel") or t.word.text in "،,":
            if k > 3:
                continue
        if finite(t) and not t.info.has("vpart"):
            return None
    return None
