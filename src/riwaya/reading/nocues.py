"""No cues: verb forms and participles that could report, but report nothing where they stand."""

from __future__ import annotations

from riwaya.arabic.folding import fold
from riwaya.arabic.paragraphs import Paragraph
from riwaya.arabic.reporting import Reporting
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.ambiguity import (
    can_speak,
    no_content,
    of_somebody,
    rather_noun,
    said_of,
    verb_after_all,
)
from riwaya.reading.drafts import Draft
from riwaya.reading.nounforms import possessed
from riwaya.reading.valency import Valency
from riwaya.reading.words import governed_clitic

__all__ = ["no_cue", "reporting_participle"]


def no_cue(para: Paragraph, i: int, first: int, reading: Reporting, draft: Draft) -> bool:
    """Whether the word at *i* reports nothing after all, for what it is or for what stands behind it."""
    toks, tense = para.tokens, reading.shape.tense
    if rather_noun(toks[i], reading, draft):
        return True
    if toks[i].info.has("prep", "dem", "quant", "sub", "pron") and not verb_after_all(para, i, first, draft):
        return True
    if draft.how == "obj" and tense != "participle" and not can_speak(para, draft):
        return True
    bound = draft.how == "obj" or (draft.how != "prep" and fold(reading.verb.lemma) in wordlist("bound-verbs"))
    if bound and no_content(para, draft, i):
        return True
    told_of = (
        toks[i + 1].f in {"به", "عنه", "اليه", "عليه", "بها", "عنها", "اليها", "عليها"}
        if draft.begin > i + 1
        else False
    )
    if told_of and draft.how == "obj" and i > first and toks[i - 1].f in {"ما", "بما", "مما", "عما", "لما"}:
        return True  # ما طالب به المدرب: it is what is told elsewhere
    if reading.object and draft.how == "colon":
        return True  # أبرزها: is no verb with an object
    counted = toks[draft.begin + 1 if toks[draft.begin].f == "ب" else draft.begin]
    number = counted.word.is_number or "quant" in counted.info.classes
    number = number and not (tense == "participle" and counted.f in {"اي", "ايه", "كل", "جميع", "كافه"})  # رافضا أي
    return draft.source is None and draft.how == "obj" and number  # تقدر بمليارات


def reporting_participle(para: Paragraph, i: int, first: int, reading: Reporting, conj: str, draft: Draft) -> bool:
    """Whether a participle reports here: it stands where one can say how something was said, and names no thing."""
    toks = para.tokens
    if conj and toks[i].f.endswith("ات"):
        return False  # وملخصات البحوث: things
    if toks[i].word.text == "آمل" or _another_noun(para, i, first, reading, draft):
        return False  # the first person, or no participle
    if toks[i].f.endswith("ون"):
        return False  # متمسكون بالإضراب: what they are, not how they said something
    asks = toks[i].f.endswith("ا") and reading.shape.number == "s"
    asks = asks and (of_somebody(para, draft) or ("\u064b" in toks[i].word.text and said_of(para, draft, i)))
    asks = asks or _as_said(para, i, reading, draft)
    if draft.how == "obj" and not (conj or i == first or toks[i - 1].punct or asks):
        return False
    if i > first and toks[i - 1].info.has("prep", "dem") and "name" not in toks[i - 1].info.classes:
        return False
    listed = not conj and toks[i - 1].f in ")" and any(t.word.is_number for t in toks[max(first, i - 2) : i])
    return not listed  # (48) معلما


def _as_said(para: Paragraph, i: int, reading: Reporting, draft: Draft) -> bool:
    """Whether a participle in the accusative right behind a definite word tells what its people did it saying.

    خرج السكان إلى الشارع مطالبين بحل: what they asked for carries the verb's ب; غادر القاعة متعهدا بالحل.
    """
    token, before = para.tokens[i], para.tokens[i - 1]
    if token.info.article or draft.begin != i + 1 or not token.f.endswith(("ا", "ين")) or token.info.prep:
        return False
    written = Valency.of(reading.verb).written
    definite = before.info.article or before.info.has("name", "actor") or before.f.startswith("ال") or possessed(before)
    many = before.f.endswith(("ين", "ات")) and not before.info.article
    return definite and not many and governed_clitic(para.tokens[i + 1], written) == "ب"


def _another_noun(para: Paragraph, i: int, first: int, reading: Reporting, draft: Draft) -> bool:
    """Whether a form is a counted noun, one of a pair, an adverb or a predicate: 41 متهما, طالبا وطالبة, بدا لافتا."""
    token, before, begin = para.tokens[i], para.tokens[max(i - 1, first)], para.tokens[draft.begin]
    lemma = fold(reading.verb.lemma)
    if i > first and (before.word.is_number or (token.info.conj and before.f[:4] == token.rest[:4])):
        return True
    if lemma == "اقترح" and token.f.endswith("ات"):
        return True
    if lemma == "لفت" and i > first and before.rest in {"بدا", "كان", "يبدو", "يكون", "بات"}:
        return True
    return lemma == "جدد" and draft.how == "obj" and begin.info.article
