"""Acts: verbs that could report and do not, since they tell of a deed, a question, or what somebody is to learn."""

from __future__ import annotations

from riwaya.arabic.folding import fold
from riwaya.arabic.lexicon import Info
from riwaya.arabic.paragraphs import Paragraph
from riwaya.arabic.reporting import Reporting
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.drafts import Draft
from riwaya.reading.words import complementiser

__all__ = ["other_mood", "tells_nothing"]

_PEOPLE = ("office", "people", "title", "name", "actor")
_SHOWERS = ("document", "imagery", "data", "organisation", "media")
_ADDRESSED = ("\u062a\u064e", "\u062a\u0650", "\u062a\u064f")
"""The ت of the first and second person with its vowel written: سألتَ."""


def other_mood(para: Paragraph, i: int, first: int, reading: Reporting) -> bool:
    """Whether a finite form at token *i* states nothing: لا أعلم, إذا قال, سيعلم, يجب أن يفهم, سألتَ."""
    token, shape = para.tokens[i], reading.shape
    if shape.tense not in ("past", "present"):
        return False
    if shape.tense == "past" and token.word.text.endswith(_ADDRESSED):
        return True
    vowelled = shape.tense == "present" and token.word.text.startswith("يُ") and not token.info.conj
    if vowelled and fold(reading.verb.lemma) in wordlist("impersonal-verbs"):
        return True  # يُذكر أن
    before = para.tokens[i - 1] if i > first else None
    learnt = fold(reading.verb.lemma) in wordlist("learning")
    if learnt and shape.tense == "present" and token.rest.startswith(("سي", "ست")):
        return True
    if before is None or token.info.conj:
        return False
    if shape.tense == "past" and before.rest in {"لا", "لم", "لن"} and shape.number != "p":
        return True  # لا اعتقد: the first person, its hamza left out
    if before.f in wordlist("suppositions"):
        return True
    return learnt and (before.rest in wordlist("purposes") or (before.f == "ان" and shape.tense == "present"))


def tells_nothing(para: Paragraph, draft: Draft) -> bool:
    """Whether what a *draft* found is no saying: كشفت عن نفسها, لفت الأنظار, أثبت جدارته, قصيدة معبرة عن الحب."""
    verb, toks = draft.verb, para.tokens
    if verb is None or draft.begin >= len(toks):
        return False
    lemma, begin, head = fold(verb.lemma), toks[draft.begin], _head(para, draft)
    clause = draft.how in ("an", "colon", "quote") or complementiser(toks[draft.begin - 1])
    if draft.how == "prep" and begin.info.base in wordlist("selves") and not clause:
        return True
    if draft.tense == "participle":
        return _qualifies(para, draft)
    if lemma == "لفت" and not clause and not (head is not None and head.has(*_PEOPLE)):
        return any(t.f in wordlist("attention") for t in toks[draft.at + 1 : draft.begin])
    if draft.how == "obj" and lemma in wordlist("proving"):
        alone = draft.source is not None and draft.source[1] == draft.source[0] + 1
        return head is None or (head.has(*_PEOPLE) and not head.has(*_SHOWERS)) or (alone and not head.classes)
    if lemma == "عبر" and draft.tense == "present" and not clause and "subject before verb" not in draft.why:
        return head is None or not head.has(*_PEOPLE, *_SHOWERS)  # أدب كان يعبر عن واقعه
    if (lemma == "قضي" and draft.attached) or begin.f == "بثمن":
        return True  # سنوات قضاها في البحر, لا يقدر بثمن
    if draft.how == "obj" and lemma == "شهد":
        return head is None or not head.has(*_PEOPLE)
    return False


def _head(para: Paragraph, draft: Draft) -> Info | None:
    return para.tokens[draft.source[0]].info if draft.source is not None else None


def _qualifies(para: Paragraph, draft: Draft) -> bool:
    """Whether a feminine participle is the adjective of an indefinite noun right before it."""
    at = para.tokens[draft.at]
    before = para.tokens[draft.at - 1] if draft.at else None
    if before is None or at.info.conj or not at.word.text.endswith("ة") or before.punct:
        return False
    return before.word.text.endswith("ة") and not before.info.article
