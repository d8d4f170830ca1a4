"""Light verbs: a cue of a verb and its noun (``أصدرت المحكمة قرارا بوقف التنفيذ``, ``تقدم بالشكر لزملائه``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from riwaya.arabic.folding import fold
from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.reporting import Reporter
from riwaya.arabic.tables import rows
from riwaya.arabic.verbs import Shape, conjugate
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.adverbials import adverbial
from riwaya.reading.ambiguity import verbal_position
from riwaya.reading.carriers import carriers
from riwaya.reading.drafts import Draft
from riwaya.reading.kinds import kind_of
from riwaya.reading.nounforms import adjective_like, masdar_like, plain_masdar
from riwaya.reading.phrases import noun_phrase
from riwaya.reading.ranges import Range
from riwaya.reading.subjects import subject_before
from riwaya.reading.words import complementiser, governed_clitic, starts_phrase

__all__ = ["light", "read_light"]

_REACH = 24
"""Tokens from the verb to its noun at most."""


@dataclass(frozen=True, slots=True)
class _Light:
    lemma: str
    before: str
    nouns: frozenset[str]
    then: frozenset[str]
    stance: str


@cache
def _forms() -> dict[str, tuple[tuple[Shape, _Light], ...]]:
    out: dict[str, list[tuple[Shape, _Light]]] = {}
    for row in rows("lights"):
        nouns = frozenset(fold(n) for n in row["nouns"].split("|"))
        then = frozenset(fold(t) for t in row["then"].split("|"))
        light = _Light(row["past"], row["before"], nouns, then, row["stance"])
        for form, shape in conjugate(row["past"], row["present"], row["participle"]).items():
            if shape.tense != "participle" or form.endswith(("ا", "ه")):
                out.setdefault(form, []).append((shape, light))
    return {form: tuple(found) for form, found in out.items()}


def light(form: str) -> bool:
    """Whether a folded form can be a light verb that reports with its noun."""
    return form in _forms() or (form[0] in "وف" and form[1:] in _forms())


def read_light(para: Paragraph, i: int, first: int, limit: int) -> Draft | None:
    """The draft of the light verb at token *i* in the sentence [first, limit), or None when it reports nothing."""
    t = para.tokens[i]
    table = _forms()
    conj = ""
    found = table.get(t.f)
    if found is None and t.f[0] in "وف":
        conj, found = t.f[0], table.get(t.f[1:])
    if not found or t.info.article:
        return None
    for shape, light in found:
        draft = _read(para, i, first, limit, shape, light, conj)
        if draft is not None:
            return draft
    return None


def _noun(t: Token, light: _Light) -> bool:
    """Whether a word is one of the verb's nouns with the preposition it needs: بطلب, قرارا, شكره, بالشكر."""
    word = t.rest
    if light.before:
        if not word.startswith(light.before):
            return False
        word = word[len(light.before) :]
    if word in light.nouns or word.removeprefix("ال") in light.nouns:
        return True
    word = word.removeprefix("ال")
    if not word.endswith(("ا", "ه", "هم")):
        return False
    return any(
        word.endswith(e) and word[: len(word) - len(e)] in light.nouns for e in ("ا", "ه", "ها", "هم", "هما")
    ) or (word.endswith(("ته", "تها", "تهم")) and word[: word.rindex("ت")] + "ه" in light.nouns)


def _read(para: Paragraph, i: int, first: int, limit: int, shape: Shape, light: _Light, conj: str) -> Draft | None:
    toks = para.tokens
    stop = min(limit, i + _REACH)
    at = next((k for k in range(i + 1, stop) if _noun(toks[k], light)), None)
    if at is None or any(x.word.text in ".؛:" or complementiser(x) for x in toks[i + 1 : at]):
        return None
    verb = Reporter(light.lemma, frozenset(), light.stance, "neutral")
    draft = Draft(para, "light:" + light.lemma, [(i, i + 1)], i, at, "prep", verb, shape.tense, shape.gender,
                  shape.number, conj=conj)  # fmt: skip
    behind = _subject(para, i + 1, at)
    if behind is None:
        return None
    if behind[1] > behind[0]:
        draft.source = behind
        draft.via = carriers(para, behind[1], at)
    elif shape.tense != "participle":
        draft.source, onset = subject_before(para, i, first, shape.gender, shape.number, conj)
        if draft.source is not None:
            draft.onset = onset
        elif not (conj or verbal_position(para, i, first)) and "rel" not in toks[i - 1].info.classes:
            return None
    if draft.source is not None and kind_of(para, draft.source) is None:
        return None
    if "itself" in light.then:
        draft.how = "obj"
        return draft
    begin = _content(para, at + 1, limit, light)
    if begin is None:
        return None
    open_ = begin - 1 if complementiser(toks[begin - 1]) else begin
    draft.cue.append((at, open_ if toks[open_ - 1].rest in light.then else at + 1))
    draft.begin = begin
    return draft


def _subject(para: Paragraph, j: int, at: int) -> Range | None:
    """The subject between the verb and its noun, empty when nobody stands there; None when something else does."""
    toks = para.tokens
    subject = (j, j)
    while j < at:
        t = toks[j]
        if subject[0] == subject[1] and starts_phrase(t) and "time" not in t.info.classes and not t.info.conj:
            end = noun_phrase(para, j, at, obj=True)
            if end == j or kind_of(para, (j, end)) is None:
                return None
            subject, j = (j, end), end
            continue
        more = j + 1 if t.word.text in "،," or t.f in wordlist("pronoun-prepositions") else adverbial(para, j, at)
        if more == j:
            return None
        j = more
    return subject


def _content(para: Paragraph, j: int, limit: int, light: _Light) -> int | None:
    """The first token of the content behind the noun and its adjectives, or None."""
    toks = para.tokens
    k, stop = j, min(limit - 1, j + 12)
    asked: int | None = None
    while k < stop:
        t = toks[k]
        if t.finite and t.reports()[1]:
            return None  # أصدر قرارا يقضي ب: the decree says it
        if complementiser(t) and not t.info.conj:
            return k + 1 if "an" in light.then else None
        if t.rest in light.then and not t.info.conj:
            after = toks[k + 1]
            if complementiser(after):
                return k + 2
            if (
                t.rest != "الي"
                or (masdar_like(after, definite=True) and not after.info.has("organisation", "people", "office"))
                or plain_masdar(after)
                or after.info.base in wordlist("reported-heads")
            ):
                return k + 1
            if asked is None and not after.info.has("people", "office", "organisation", "actor", "name"):
                asked = k + 1  # الدعوة إلى التهدئة, unless there is more to come
            k = max(noun_phrase(para, k + 1, stop, apposed=True, governed=light.then), k + 2)  # who is asked
            continue
        carried = governed_clitic(t, light.then) or (t.f[0] if t.f in {"ب", "ل"} else "")
        if carried and carried in light.then:
            return k + 1 if len(t.f) == 1 else k
        clause = t.f in {"يقضي", "تقضي", "ينص", "تنص", "يلزم"}
        adjective = (
            adjective_like(t) or t.info.has("adjective", "time-adjective") or t.f.endswith(("ا", "ه")) or t.f == "الخطر"
        )
        if t.punct or not (clause or adjective or t.info.has("time", "adv")):
            return asked
        k += 1
    return asked
