"""Cues behind their content: ``«…»، يقول الصياد``, ``… ، أضاف المتحدث``."""

from __future__ import annotations

from riwaya.arabic.paragraphs import Paragraph
from riwaya.arabic.reporting import Reporting
from riwaya.reading.adverbials import adverbial
from riwaya.reading.carriers import carriers
from riwaya.reading.drafts import Draft
from riwaya.reading.phrases import noun_phrase
from riwaya.reading.valency import Valency
from riwaya.reading.words import starts_phrase

__all__ = ["read_inverted"]


_DATELINE = 14
"""Tokens of a dateline at most."""


def read_inverted(para: Paragraph, i: int, first: int, limit: int, reporting: Reporting, conj: str) -> Draft | None:
    """The draft of a reporting verb at token *i* that nothing but its subject follows, or None.

    The content is the quotation that closes just before it or, after a comma, the sentence up to there.
    """
    toks = para.tokens
    if (
        conj
        or not reporting.verb.takes("an", "quote")
        or reporting.shape.tense not in ("past", "present")
        or reporting.object
        or "prep" in toks[i].info.classes  # "قمة" بين البلدين
    ):
        return None
    k = i - 1
    while k > first and toks[k].word.text in "،,-–؟!.":
        k -= 1
    paused = k < i - 1
    if toks[i - 1].word.text in "-–" and toks[k].word.text in ")،" and i - first < _DATELINE:
        return None  # المدينة (الوكالة) -- اكتشف باحث
    if k <= first:
        return None
    closing = para.openings.get(k)
    if closing is None and not paused:
        return None
    j = i + 1
    if j >= limit or not starts_phrase(toks[j]) or toks[j].info.conj or "time" in toks[j].info.classes:
        return None
    end = noun_phrase(para, j, limit, obj=True)
    head = toks[j].info
    if "adjective-rank" in head.classes and not head.has("office", "people"):
        return None  # ، يعد الأعلى
    if end == j or not head.has("office", "people", "title", "organisation", "media", "name", "actor"):
        return None
    verb, shape = reporting.verb, reporting.shape
    if end < limit and toks[end].rest in Valency.of(verb).standing and toks[end].rest not in {"من", "في"}:
        return None  # ، اتفق الجانبان على توسيع
    draft = Draft(para, "inverted:" + verb.lemma, [(i, i + 1)], i, i, "before", verb)
    draft.tense, draft.gender, draft.number = shape.tense, shape.gender, shape.number
    draft.source = (j, end)
    while end < limit:
        more = adverbial(para, end, limit)
        if more == end:
            break
        draft.via += carriers(para, end, more)
        end = more
    if end < limit and not toks[end].punct:
        return None
    if closing is not None and k - closing > 2:
        draft.content = [(closing + 1, k)]
    elif paused and k - first >= 3:
        draft.content = [(first, k + 1)]
    else:
        return None
    draft.begin = draft.content[0][0]
    return draft
