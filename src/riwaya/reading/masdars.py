"""Verbal nouns as cues: his saying that, the announcement of the ministry that."""

from __future__ import annotations

from riwaya.arabic.paragraphs import Paragraph
from riwaya.arabic.reporting import Reporting
from riwaya.reading.drafts import Draft
from riwaya.reading.phrases import noun_phrase
from riwaya.reading.words import complementiser, starts_phrase

__all__ = ["read_masdar"]


def read_masdar(para: Paragraph, i: int, first: int, limit: int, reading: Reporting, conj: str) -> Draft | None:
    """A verbal noun as cue: ``قوله إن``, ``إعلان الوزارة أن``; only with a clause or its preposition."""
    toks = para.tokens
    token = toks[i]
    if i + 1 >= limit or (i > first and toks[i - 1].rest in {"حال", "حاله"}):
        return None  # في حال إصرارهم: not said
    draft = Draft(para, "masdar:" + reading.verb.lemma, [(i, i + 1)], i, i + 1, "", reading.verb, "masdar",
                  attached=reading.object, conj=conj)  # fmt: skip
    j = i + 1
    nxt = toks[j]
    if not reading.object and starts_phrase(nxt) and not nxt.info.has("time"):
        end = noun_phrase(para, j, limit, obj=True, governed=frozenset("ب"))
        head = nxt.info
        if not head.has("office", "people", "organisation", "media", "name", "actor", "title", "document"):
            return None
        draft.source = (j, end)
        j = end
    if j >= limit:
        return None
    t = toks[j]
    if complementiser(t) and not t.info.conj:
        draft.begin, draft.how = j + 1, "an"
        return draft if j + 1 < limit and (reading.object or draft.source) else None
    if t.word.text in ':«“"' and reading.object and token.rest.startswith(("قول", "بقول")):
        draft.begin, draft.how = (j + 1, "colon") if t.word.text == ":" else (j, "quote")
        return draft
    prepositions = {"الي": "إلى", "علي": "على", "عن": "عن", "من": "من"}
    if t.rest in prepositions and reading.verb.takes(prepositions[t.rest]) and (reading.object or draft.source):
        draft.cue.append((j, j + 1))
        begin = j + 2 if j + 1 < limit and complementiser(toks[j + 1]) else j + 1
        draft.begin, draft.how = begin, "prep"
        return draft if begin < limit else None
    return None
