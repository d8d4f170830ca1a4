"""Verbs as cues: one reading of a verb form in its clause, with its subject before or behind it."""

from __future__ import annotations

from riwaya.arabic.folding import fold
from riwaya.arabic.paragraphs import Paragraph
from riwaya.arabic.reporting import Reporting
from riwaya.arabic.speaking import speaking
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.ambiguity import (
    another_word,
    can_speak,
    noun_place,
    verbal_position,
)
from riwaya.reading.carriers import carriers
from riwaya.reading.drafts import Draft
from riwaya.reading.frames import read_frame
from riwaya.reading.inverted import read_inverted
from riwaya.reading.kinds import kind_of
from riwaya.reading.masdars import read_masdar
from riwaya.reading.nocues import no_cue, reporting_participle
from riwaya.reading.phrases import noun_phrase
from riwaya.reading.ranges import Range
from riwaya.reading.silences import read_silence
from riwaya.reading.subjects import described, subject_before
from riwaya.reading.valency import Valency
from riwaya.reading.words import starts_phrase

__all__ = ["read_verb"]


_SPEAKING = ("office", "people", "title", "organisation", "name", "actor", "media", "document")


def read_verb(para: Paragraph, i: int, first: int, limit: int, reading: Reporting, conj: str) -> Draft | None:
    """The draft of the verb form at token *i* in this *reading* of it, or None when it reports nothing here.

    *first* and *limit* bound its sentence; *conj* is the conjunction written with it.
    """
    toks = para.tokens
    tense = reading.shape.tense
    if tense == "jussive" and (i == first or toks[i - 1].f not in {"لم", "ولم", "فلم", "ان", "الا"}):
        return None
    if another_word(para, i, first, reading):
        return None
    if tense == "masdar":
        return read_masdar(para, i, first, limit, reading, conj)
    named = reading.object and i > first and toks[i - 1].f in {"بما", "مما", "عما", "لما"}  # بما أسموه
    whoever = i - 1 > first and toks[i - 1].f == "من" and toks[i - 2].rest in wordlist("those-who")
    if tense != "participle" and not (conj or named or whoever) and noun_place(para, i, first):
        return None
    draft = _subject_first(para, i, first, limit, reading, conj) or read_frame(para, i, reading, conj, limit)
    negative = _negation(para, i, first)
    if draft is None and negative is not None and fold(reading.verb.lemma) in wordlist("no-comment-verbs"):
        draft = read_silence(para, i, limit, reading, conj)
        if draft is not None and draft.source is not None and kind_of(para, draft.source) in ("imagery", "document"):
            return None  # لا يكشف المقطع عن: a picture keeps no secrets
    if draft is None:
        return read_inverted(para, i, first, limit, reading, conj)
    draft.negated = draft.negated or negative is not None
    if no_cue(para, i, first, reading, draft):
        return None
    if tense == "participle":
        return draft if reporting_participle(para, i, first, reading, conj, draft) else None
    if negative is not None and draft.source is not None and toks[draft.source[0]].f in {"اي", "احد", "جهه", "ايه"}:
        return None  # لم تعلن أي جهة مسؤوليتها: nobody said anything
    if negative is not None:
        draft.negated = True
        draft.cue.insert(0, (negative, i))
        draft.onset = negative
    if whoever and tense in ("past", "present") and draft.source is None and draft.how in ("an", "colon", "prep"):
        draft.source, draft.onset = (i - 1, i), i - 2  # هناك من يرى أن
        return draft
    ambiguous = draft.how == "obj" and tense == "past" and reading.shape.number == "s" and reading.shape.gender == "m"
    if i > first and "rel" in toks[i - 1].info.classes and draft.source is None:
        return _in_relative_clause(para, i, first, reading, draft)
    if draft.source is None or draft.source[1] <= i:
        whole = _subject_before(para, i, first, reading, conj, draft, ambiguous)
        if whole is not None:
            return draft if whole else None
    elif ambiguous and not verbal_position(para, i, first):
        return None
    third = tense == "past" and draft.how in ("an", "colon", "quote") and "\u064f" not in toks[i].word.text
    third = third and (reading.shape.gender == "f" or reading.shape.number == "p")
    third = third or (tense == "past" and toks[i].f.endswith("وا") and i > first and toks[i - 1].word.text not in "«")
    if draft.source is None and toks[i].quote >= 0 and not draft.passive and not third:
        return None  # the speaker's own words: نؤكد، أعلن لكم
    if fold(reading.verb.lemma) in wordlist("personal") and tense == "past" and not _by_somebody(para, draft):
        return None  # وتأكد أن, زادت الشكوك بأن
    if draft.source is None and toks[i].f.endswith("تبين"):
        return None  # وتبين أن: it turned out
    if draft.source is None and draft.how in ("an", "prep") and _impersonal(para, draft, i, reading):
        return None
    if draft.source is not None and draft.onset == i:
        draft.onset = _with_auxiliary(para, i, first)
    return draft


def _in_relative_clause(para: Paragraph, i: int, first: int, reading: Reporting, draft: Draft) -> Draft | None:
    """The draft of a verb right behind a relative pronoun, whose antecedent speaks or is spoken of."""
    toks, tense = para.tokens, reading.shape.tense
    if reading.object or _resumed(para, i):
        draft.onset = i - 1
        draft.why.append("relative")
        return draft  # التي وصفها: the antecedent is what is spoken of
    if fold(reading.verb.lemma) in wordlist("passive-thoughts") and tense == "present" and reading.shape.gender == "m":
        draft.passive = True  # المفاوضات التي يفترض أن
        return draft
    draft.source, draft.onset = _antecedent(para, i - 1, first), i - 1
    draft.why.append("relative")
    if draft.source is None and not toks[i - 1].info.conj:
        return None
    return draft


def _subject_before(
    para: Paragraph, i: int, first: int, reading: Reporting, conj: str, draft: Draft, ambiguous: bool
) -> bool | None:
    """Give the draft the subject that stands before its verb: true when it is whole, false when there is none to be.

    *ambiguous*: the verb may be a noun as well.
    """
    toks, tense = para.tokens, reading.shape.tense
    subject, start = subject_before(para, i, first, reading.shape.gender, reading.shape.number, conj)
    noun = draft.how == "obj" and ambiguous and toks[i].f in wordlist("plain-masdars")
    if noun and subject is not None and not toks[subject[0]].info.has(*_SPEAKING):
        return False  # رفض القاضي طلب الإفراج
    if subject is not None:
        head = toks[subject[0]].info
        thought = fold(reading.verb.lemma) in wordlist("passive-thoughts") and reading.shape.gender == "m"
        thought = thought and draft.how != "obj"  # رئيس النادي يتوقع الفوز is active
        if thought and reading.shape.tense == "present" and not (head.article or head.has("name", "actor")):
            draft.passive = True  # انتحاري يعتقد أنه
            return True
        draft.source, draft.onset = subject, start
        draft.via = carriers(para, subject[1], i) + draft.via
        draft.why.append("subject before verb")
    elif (
        (tense == "present" or reading.verb.lemma == "قضى")
        and reading.verb.lemma != "ألزم"
        and (told := described(para, i, first, reading.shape.gender)) is not None
    ):
        draft.source = told
        draft.why.append("relative")  # شعارات تطالب ب
    elif _resumed(para, i):
        draft.why.append("relative")  # كلمة أشاد فيها ب
        return True
    elif (
        not conj and (ambiguous or (draft.how == "obj" and tense == "present")) and not verbal_position(para, i, first)
    ):
        return False
    return None


def _subject_first(para: Paragraph, i: int, first: int, limit: int, reading: Reporting, conj: str) -> Draft | None:
    """The draft of a verb with an object whose subject stands before it (الوزير ينتقد الحكومة), or None."""
    if reading.shape.tense not in ("past", "present") or not Valency.of(reading.verb).objects or i == first:
        return None
    if conj or "rel" in para.tokens[i - 1].info.classes:
        return None
    subject, _ = subject_before(para, i, first, reading.shape.gender, reading.shape.number, conj)
    if subject is None or para.tokens[i - 1].word.text in "،," or not _somebody(para, subject):
        return None
    draft = read_frame(para, i, reading, conj, limit, subject)
    if draft is None or (draft.how == "obj" and not can_speak(para, draft)):
        return None
    return draft


def _negation(para: Paragraph, i: int, first: int) -> int | None:
    for k in (i - 1, i - 2):
        if (
            k >= first
            and para.tokens[k].f in wordlist("negators")
            and (k == i - 1 or para.tokens[i - 1].f in {"يكن", "تكن", "قد"})
        ):
            return k
    return None


def _with_auxiliary(para: Paragraph, i: int, first: int) -> int:
    """The clause's first token where a particle or ``كان فلان قد`` stands before the verb."""
    k = i
    while k > first and para.tokens[k - 1].f in {
        "قد",
        "وقد",
        "فقد",
        "كما",
        "فيما",
        "بينما",
        "حين",
        "ولقد",
        "لقد",
        "بدوره",
    }:
        k -= 1
    if k > first and para.tokens[k].f == "حين" and para.tokens[k - 1].f == "في":
        k -= 1
    return k


def _impersonal(para: Paragraph, draft: Draft, i: int, reading: Reporting) -> bool:
    """Marks a passive with nobody named; True when the form says nothing of any source (يذكر أن, يشار إلى أن)."""
    token = para.tokens[i]
    lemma, shape = fold(reading.verb.lemma), reading.shape
    vowelled = "\u064f" in token.word.text
    alone = draft.begin - i <= 3
    if not alone or reading.object:
        return False
    if shape.tense == "present" and shape.number == "s":
        if lemma in wordlist("impersonal-verbs") and shape.gender == "m" and not token.info.conj:
            return True
        if (lemma in wordlist("passive-thoughts") and shape.gender == "m") or (vowelled and shape.gender == "m"):
            draft.passive = True
    if (
        shape.tense == "past"
        and token.rest.removeprefix("ف") in wordlist("passive-past")
        and (vowelled or token.rest.removeprefix("ف") in {"قيل", "اشيع", "روي"})
    ):
        draft.passive = True
    return False


def _resumed(para: Paragraph, i: int) -> bool:
    """Whether the verb at *i* stands in a clause about what was said: كلمة أشاد فيها, مداخلة أوضح من خلالها."""
    words = [t.f for t in para.tokens[i + 1 : i + 3]]
    return words[:1] in (["فيها"], ["فيه"], ["خلالها"], ["خلاله"]) or words in (["من", "خلالها"], ["من", "خلاله"])


def _somebody(para: Paragraph, subject: Range) -> bool:
    return kind_of(para, subject) is not None or para.tokens[subject[0]].info.base in speaking("counting")


def _by_somebody(para: Paragraph, draft: Draft) -> bool:
    """Whether a source is named that can speak, or dropped behind a conjunction of a verb that continues a saying."""
    if draft.source is None:
        return fold(draft.verb.lemma) == "زاد" if draft.verb is not None else False
    head = para.tokens[draft.source[0]].info
    unknown = not head.classes and not para.tokens[draft.source[0]].f.endswith("ات")
    return unknown or head.has("office", "people", "title", "organisation", "name", "actor", "media")


def _antecedent(para: Paragraph, rel: int, first: int) -> Range | None:
    """The noun phrase that the relative pronoun at *rel* belongs to: the longest one that reaches it."""
    toks = para.tokens
    end = rel - 1 if toks[rel - 1].word.text in "،," else rel
    best: Range | None = None
    for s in range(end - 1, max(first, end - 9) - 1, -1):
        t = toks[s]
        if t.punct and t.word.text not in '«»“”"':
            break
        if t.info.has("sub", "comp", "vpart", "neg", "rel"):
            break
        starts = starts_phrase(t) or (t.info.prep and t.info.has("office", "people", "organisation", "media"))
        if starts and noun_phrase(para, s, end, clitic=bool(t.info.prep)) == end:
            best = (s, end)
            if "quant" in t.info.classes and not t.info.article:
                break  # أقفل عشرات الأشخاص الذين
        if (t.info.prep or t.info.conj) and best is not None:
            break
    return best
