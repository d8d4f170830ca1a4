"""Verbal nouns as cues: his saying that, the announcement of the ministry that."""

from __future__ import annotations

from riwaya.arabic.folding import fold
from riwaya.arabic.paragraphs import Paragraph
from riwaya.arabic.reporting import Reporting
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.adverbials import adverbial
from riwaya.reading.drafts import Draft
from riwaya.reading.kinds import kind_of
from riwaya.reading.nounforms import owned_masdar, plain_masdar, verbal_noun
from riwaya.reading.phrases import noun_phrase
from riwaya.reading.valency import Valency
from riwaya.reading.words import complementiser, day_before, governed_clitic, starts_phrase

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
    if not reading.object and starts_phrase(nxt) and "time" not in nxt.info.classes:
        end = noun_phrase(para, j, limit, obj=True, governed=frozenset("ب"))
        head = nxt.info
        speaks = head.has("office", "people", "organisation", "media", "name", "actor", "title", "document")
        if not speaks and not (nxt.punct and kind_of(para, (j, end)) is not None):
            return None
        draft.source = (j, end)
        j = end
    if j >= limit:
        return None
    announces = draft.source is not None and fold(reading.verb.lemma) in wordlist("announcing")
    if announces and (begin := _object(para, j, limit)) is not None:
        draft.begin, draft.how = begin, "obj"
        return draft
    t = toks[j]
    if complementiser(t) and not t.info.conj:
        draft.begin, draft.how = j + 1, "an"
        return draft if j + 1 < limit and (reading.object or draft.source) else None
    if t.word.text in ':«“"' and reading.object and token.rest.startswith(("قول", "بقول")):
        draft.begin, draft.how = (j + 1, "colon") if t.word.text == ":" else (j, "quote")
        return draft
    written = Valency.of(reading.verb).written & {"ب", "ل"}
    many = token.rest.endswith("ات")
    asked = draft.source is not None and reading.verb.stance == "asks" and governed_clitic(t, written)
    if asked and (many or asked == "ب"):
        draft.begin, draft.how = j, "obj"
        return draft  # مطالبة الحكومة ب, دعوات الحزب ل
    prepositions = {"الي": "إلى", "علي": "على", "عن": "عن", "من": "من"}
    if t.rest in prepositions and reading.verb.takes(prepositions[t.rest]) and (reading.object or draft.source):
        draft.cue.append((j, j + 1))
        begin = j + 2 if j + 1 < limit and complementiser(toks[j + 1]) else j + 1
        draft.begin, draft.how = begin, "prep"
        return draft if begin < limit else None
    return None


def _object(para: Paragraph, j: int, limit: int) -> int | None:
    """Where the verbal noun begins that another announces, past the time of it: إعلان الوزارة أمس إغلاق المعبر."""
    toks = para.tokens
    k = adverbial(para, j, limit) if "time" in toks[j].info.classes or day_before(para, j) > j else j
    if k < limit and toks[k].word.text in "،," and k > j:
        k += 1
    if k >= limit or toks[k].punct or toks[k].info.article or toks[k].info.conj or toks[k].info.prep:
        return None
    return k if verbal_noun(toks[k]) or plain_masdar(toks[k]) or owned_masdar(toks[k]) else None
