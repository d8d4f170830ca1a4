"""Ambiguity: whether a form that could be a noun or a preposition too is a reporting verb where it stands."""

from __future__ import annotations

from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.reporting import Reporting
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.adverbials import adverbial
from riwaya.reading.drafts import Draft
from riwaya.reading.kinds import kind_of
from riwaya.reading.objects import masdar_like
from riwaya.reading.valency import plausible_speaker
from riwaya.reading.words import complementiser

__all__ = ["can_speak", "noun_place", "rather_noun", "verb_after_all", "verbal_position"]


def verbal_position(para: Paragraph, i: int, first: int) -> bool:
    """Whether a form that could be a noun too stands where a verb stands."""
    token = para.tokens[i]
    if i == first or token.info.conj:
        return True
    before = para.tokens[i - 1]
    if adverbial(para, first, i) == i:
        return True
    return (
        before.punct
        or before.f in wordlist("verb-introducers")
        or before.rest in wordlist("verb-introducers")
        or before.info.has("rel", "adv")
        or complementiser(before)
    )


def noun_place(para: Paragraph, i: int, first: int) -> bool:
    """Whether only a noun can stand here: behind a preposition, or behind the head of an idafa (رئيس نادي)."""
    token = para.tokens[i]
    if token.info.has("time"):
        return True
    if i == first:
        return False
    before = para.tokens[i - 1]
    if before.info.has("prep") and not before.info.has("name", "adv") and before.f not in {"حتي", "منذ", "حين"}:
        return True
    head = (
        before.info.has("office", "people")
        and not (before.info.article or before.info.conj)
        and before.info.number == "s"
    )
    return head and token.info.has("organisation", "media", "document", "title")


def verb_after_all(para: Paragraph, i: int, first: int, draft: Draft) -> bool:
    """Whether a form that is a preposition too (بين، عبر) is a verb here: it opens its clause and somebody speaks."""
    if draft.how not in ("an", "prep", "obj") or not (draft.conj or verbal_position(para, i, first)):
        return False
    if draft.source is None:
        return draft.how == "an"
    if draft.how == "obj" and (draft.attached or not (draft.conj or para.tokens[i - 1].rest in wordlist("as"))):
        return False  # وبينهم, بين عامي
    lone = (
        draft.how == "an" and draft.source[1] == draft.source[0] + 1 and not para.tokens[draft.source[0]].info.classes
    )
    return lone or (kind_of(para, draft.source) is not None and plausible_speaker(para, draft.source))


def can_speak(para: Paragraph, draft: Draft) -> bool:
    """Whether the subject of a verb with an object can speak: known to, or an unknown word before a verbal noun."""
    if draft.source is None:
        return True
    head = para.tokens[draft.source[0]]
    if head.punct or head.info.classes - {"verb", "time-any", "time-unit", "noun", "adjective-field", "event"}:
        return plausible_speaker(para, draft.source)
    if draft.source[1] <= draft.at and kind_of(para, draft.source) is not None:
        return True
    begin = para.tokens[draft.begin]
    return not head.info.article and (masdar_like(begin) or begin.info.has("noun") or bool(begin.info.prep))


def rather_noun(token: Token, reading: Reporting, draft: Draft) -> bool:
    """Whether a form is rather the noun that it also is (شاهد عيان, إذاعة «…»)."""
    if token.info.conj or (draft.source is not None and draft.para.tokens[draft.source[0]].info.article):
        return False
    if draft.source is not None and draft.source[1] <= token.i:
        return False
    asked = draft.para.tokens[draft.begin]
    introduced = token.i and draft.para.tokens[token.i - 1].f in wordlist("verb-introducers")
    if draft.source is None and introduced and asked.i == token.i + 1 and asked.info.prep == "ب":
        return False  # حيث طالب بضرورة
    if draft.source is not None and draft.how == "obj" and (asked.info.prep == "ب" or asked.f.startswith("ب")):
        return draft.para.tokens[draft.source[0]].info.has("office", "people", "organisation", "name", "actor") is False
    if draft.source is not None and draft.how == "obj" and reading.verb.takes("whom") and not asked.info.prep:
        head = draft.para.tokens[draft.source[0]].info  # طالب اتحاد المزارعين الحكومة بدعم
        if reading.shape.tense == "past" and head.has("office", "people", "organisation", "name", "actor"):
            return False
    if reading.shape.tense == "participle" and draft.how in ("an", "prep"):
        return False
    shape = reading.shape
    same = (shape.tense == "participle" and shape.gender == "f") or (shape.tense == "past" and shape.gender == "m")
    return (
        same
        and shape.number == "s"
        and token.info.has("media", "organisation", "people", "title")
        and not reading.object
    )
