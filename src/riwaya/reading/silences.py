"""Silence as a statement: who would not say, and what."""

from __future__ import annotations

from riwaya.arabic.folding import fold
from riwaya.arabic.paragraphs import Paragraph
from riwaya.arabic.reporting import Reporting
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.adverbials import adverbial
from riwaya.reading.drafts import Draft
from riwaya.reading.phrases import noun_phrase
from riwaya.reading.words import starts_phrase

__all__ = ["read_silence"]


def read_silence(para: Paragraph, i: int, limit: int, reading: Reporting, conj: str) -> Draft | None:
    """``لم يذكر المسؤول أسبابا``, ``لم تعلق الوزارة على``: who would not say, and what."""
    shape = reading.shape
    draft = Draft(para, "silent:" + reading.verb.lemma, [(i, i + 1)], i, i + 1, "obj", reading.verb, shape.tense,
                  shape.gender, shape.number, conj=conj)  # fmt: skip
    toks = para.tokens
    j = i + 1
    if j < limit and starts_phrase(toks[j]) and "time" not in toks[j].info.classes:
        end = noun_phrase(para, j, limit, obj=True, governed=frozenset({"علي", "عن"}))
        whole = end < limit and toks[end].rest in {"علي", "عن"} and toks[j].info.article  # لم يعلق البيت الأبيض على
        if whole or toks[j].info.has("office", "people", "organisation", "media", "name", "actor", "title"):
            draft.source = (j, end)
            j = end
    while j < limit and not toks[j].punct:
        if toks[j].rest in {"علي", "عن"} and (j + 1 >= limit or toks[j + 1].rest not in wordlist("asides")):
            draft.cue.append((j, j + 1))
            j += 1
            break
        end = adverbial(para, j, limit)
        if toks[j].f == "بعد" and j + 1 < limit and toks[j + 1].rest in {"علي", "عن"}:
            end = j + 1  # لم تعلق الوزارة بعد على: so far
        if end == j:
            break
        j = end
    if j >= limit or toks[j].punct or "sub" in toks[j].info.classes or toks[j].f == "الا":
        return None
    if fold(reading.verb.lemma) in {"رد", "علق"} and draft.source is None and len(draft.cue) == 1:
        return None  # لم يرد تأكيد: nothing came in
    draft.begin = j
    return draft
