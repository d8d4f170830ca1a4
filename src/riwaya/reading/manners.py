"""Manners: a form of قال far behind the verb whose saying it brings (أجاب الوزير عن سؤال … قائلا)."""

from __future__ import annotations

from riwaya.arabic.folding import fold
from riwaya.arabic.paragraphs import Paragraph, read_form
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.acts import other_mood
from riwaya.reading.drafts import Draft
from riwaya.reading.phrases import noun_phrase
from riwaya.reading.subjects import agrees, subject_before
from riwaya.reading.valency import plausible_speaker
from riwaya.reading.words import finite, starts_phrase

__all__ = ["joined_to_verb"]

_FAR = 40
"""Tokens before a form of قال in which its verb is looked for."""


def joined_to_verb(para: Paragraph, draft: Draft, first: int, drafts: list[Draft]) -> None:
    """Join a *draft* whose cue is ``قائلا`` to the verb of answering or writing before it that reports nothing itself.

    *first* is the sentence's first token, *drafts* what has been found before.
    """
    toks, i = para.tokens, draft.at
    if draft.tense != "participle" or draft.source is not None or toks[i].rest not in wordlist("saying"):
        return
    bound = max([first, i - _FAR, *(d.at + 1 for d in drafts)])
    for k in range(i - 1, bound - 1, -1):
        t = toks[k]
        if t.quote != toks[i].quote or t.word.text in ".؛:":
            return
        conj, readings = read_form(t.f[1:]) if t.f[:2] in {"لي", "لت"} else t.reports()
        reading = next(
            (
                r
                for r in readings
                if r.shape.tense in ("past", "present") and fold(r.verb.lemma) in wordlist("replying")
            ),
            None,
        )
        if (
            reading is None
            or other_mood(para, k, first, reading)
            or t.info.article
            or (k > first and toks[k - 1].info.has("rel", "prep"))
        ):
            continue
        shape = reading.shape
        draft.cue.insert(0, (k, k + 1))
        draft.onset, draft.conj = k, conj
        draft.verb, draft.tense, draft.gender, draft.number = reading.verb, shape.tense, shape.gender, shape.number
        n = k + 1
        while n < i and toks[n].f in wordlist("pronoun-prepositions") | wordlist("to-them"):
            n += 1
        if n < i and starts_phrase(toks[n]) and "time" not in toks[n].info.classes and not finite(toks[n]):
            end = noun_phrase(para, n, i, obj=True)
            if end > n and plausible_speaker(para, (n, end)) and agrees(toks[n], shape.gender, shape.number):
                draft.source = (n, end)
        if draft.source is None and not conj:
            draft.source, draft.onset = subject_before(para, k, first, shape.gender, shape.number, conj)
        return
