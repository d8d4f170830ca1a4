"""Ambiguity: whether a form that could be a noun or a preposition too is a reporting verb where it stands."""

from __future__ import annotations

from itertools import takewhile

from riwaya.arabic.folding import fold
from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.reporting import Reporter, Reporting
from riwaya.arabic.speaking import speaking
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.adverbials import adverbial
from riwaya.reading.drafts import Draft
from riwaya.reading.kinds import kind_of
from riwaya.reading.nounforms import event_noun, masdar_like, owned_masdar, plain_masdar
from riwaya.reading.valency import Valency, plausible_speaker
from riwaya.reading.words import complementiser, governed_clitic

__all__ = [
    "another_word",
    "can_speak",
    "no_content",
    "noun_place",
    "of_somebody",
    "rather_noun",
    "said_of",
    "verb_after_all",
    "verbal_position",
]


def verbal_position(para: Paragraph, i: int, first: int) -> bool:
    """Whether a form that could be a noun too stands where a verb stands."""
    token = para.tokens[i]
    if i == first or token.info.conj or token.reports()[0]:
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
    if "time" in token.info.classes:
        return True
    if i == first:
        return False
    before = para.tokens[i - 1]
    if before.word.is_number and token.f.endswith("ا") and not token.info.conj:
        return True  # 20 عارضا
    if "prep" in before.info.classes and not before.info.has("name", "adv") and before.f not in {"حتي", "منذ", "حين"}:
        return True
    if "adjective-rank" in before.info.classes and not (before.info.article or token.info.conj or token.finite):
        return True  # أكبر قدر
    head = (
        before.info.has("office", "people")
        and not (before.info.article or before.info.conj)
        and before.info.number == "s"
    )
    return head and token.info.has("organisation", "media", "document", "title")


def verb_after_all(para: Paragraph, i: int, first: int, draft: Draft) -> bool:
    """Whether a form that is a preposition too (بين، عبر) is a verb here: it opens its clause and somebody speaks."""
    if "\u0651" in para.tokens[i].word.text or (i > first and para.tokens[i - 1].f in {"قد", "وقد", "فقد", "لقد"}):
        return True  # بيّن, عبّر, كان قد عبر عن
    if draft.how not in ("an", "prep", "obj") or not (draft.conj or verbal_position(para, i, first)):
        return False
    if draft.source is None:
        return draft.how == "an"
    if draft.how == "obj" and (draft.attached or not (draft.conj or para.tokens[i - 1].rest in wordlist("as"))):
        return False  # وبينهم, بين عامي
    words = [t for t in para.tokens[slice(*draft.source)] if not t.punct]
    lone = draft.how == "an" and len(words) == 1 and (not words[0].info.classes or words[0].f in speaking("last-named"))
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
    if begin.rest in wordlist("comment"):
        return True  # رفض فلان التعليق
    if draft.verb is not None and draft.verb.usual.startswith("obj") and not (head.info.classes or head.info.article):
        return True  # وأرجع بوزيدي الانقطاعات إلى
    span = para.tokens[draft.source[0] + 1 : draft.source[1]]
    if not head.punct and any(t.info.has("office", "title", "people") and not t.info.prep for t in span):
        return True  # شويبله وزير المالية
    if len(span) == 0 and head.rest.startswith("ال") and head.f.endswith("ي") and not head.info.classes:
        return True  # الهزاني: a family name
    return not head.info.article and (masdar_like(begin) or "noun" in begin.info.classes or bool(begin.info.prep))


def rather_noun(token: Token, reading: Reporting, draft: Draft) -> bool:
    """Whether a form is rather the noun that it also is (شاهد عيان, إذاعة «…»)."""
    if token.info.conj or (draft.source is not None and draft.para.tokens[draft.source[0]].info.article):
        return False
    if draft.source is not None and (draft.source[1] <= token.i or of_somebody(draft.para, draft)):
        return False
    if token.reports()[0] and draft.how == "colon" and draft.begin == token.i + 2:
        return False  # فرد: «…»
    asked = draft.para.tokens[draft.begin]
    if draft.begin > token.i + 1 and draft.para.tokens[token.i + 1].f in {"فيه", "فيها"}:
        return False  # خطاب طالب فيه ب
    introduced = token.i and draft.para.tokens[token.i - 1].f in wordlist("verb-introducers")
    if draft.source is None and introduced and asked.i == token.i + 1 and asked.info.prep == "ب":
        return False  # حيث طالب بضرورة
    unsure = bool(token.info.classes - {"verb"})
    if (
        unsure
        and draft.source is not None
        and draft.how == "obj"
        and (asked.info.prep == "ب" or asked.f.startswith("ب"))
    ):
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


_HELD = {"اعتبر", "حمل", "سمي", "اسمي"}
"""Verbs whose pronoun is what they say something of: اعتبره إنجازا, ما سماه تقصيرا."""


def no_content(para: Paragraph, draft: Draft, i: int) -> bool:
    """Whether what stands behind a verb with an object is nothing said: يعد بحق الأفضل, يقدر عددهم بألف, أيده الله."""
    verb = draft.verb
    if verb is None:
        return False
    lemma, begin = fold(verb.lemma), para.tokens[draft.begin]
    head = para.tokens[draft.source[0]] if draft.source is not None else None
    if begin.f in {"وذلك", "وهذا", "وهو", "وهي"}:
        return True
    if (
        draft.attached
        and lemma not in _HELD
        and not Valency.of(verb).person
        and not verb.takes("whom")
        and draft.tense != "masdar"
    ):
        return not (begin.info.prep or begin.f[:1] in "بل")
    if lemma == "وعد" and draft.tense == "present":
        human = head is None or head.info.has("office", "people", "title", "organisation", "name", "actor")
        return begin.f in {"بما", "بمن"} or not human
    if lemma == "قدر" and head is not None and head.info.has("quant", "data"):
        return True
    if lemma == "حمل":
        near = list(takewhile(lambda t: t.word.text not in "،,.؛:", para.tokens[draft.begin : draft.begin + 12]))
        noun = draft.tense == "present" and not (head is not None and head.info.has("office", "organisation", "people"))
        return noun or not any(t.info.base in wordlist("blame") for t in near)
    if lemma == "اخفي":
        return not draft.negated
    if lemma in {"تجنب", "تحاشي", "تفادي", "شاء", "اثر"}:
        silent = begin.rest in wordlist("comment") or begin.info.base in wordlist("disclosures")
        return not silent or (lemma == "شاء" and not draft.negated)
    if lemma in {"خشي", "خاف"} and draft.negated:
        return True
    if lemma == "دفع":
        return begin.info.base not in wordlist("pleas")
    if lemma == "رفض" and begin.info.base in wordlist("applications"):
        return True  # رفض القاضي الطلب: an act
    if lemma == "قرر":
        supposed = any(t.f in {"اذا", "لو", "متي", "حال"} for t in para.tokens[max(i - 2, 0) : i])
        deed = masdar_like(begin, definite=True) or event_noun(begin) or plain_masdar(begin)
        return supposed or head is None or draft.tense != "past" or draft.negated or not deed
    return False


def of_somebody(para: Paragraph, draft: Draft) -> bool:
    """Whether a person and then what is said of them or asked of them follow: مطالبا زميله بأن, واصفا إياه بكذا."""
    valency = Valency.of(draft.verb) if draft.verb is not None else None
    if valency is None or not valency.person or "ب" not in valency.written:
        return False
    for t in para.tokens[draft.begin + 1 : draft.begin + 7]:
        if t.punct and t.word.text not in '«»“”"':
            return False
        if governed_clitic(t, valency.written) or t.f == "ب" or (complementiser(t) and t.f.startswith("ب")):
            return True
    return False


def said_of(para: Paragraph, draft: Draft, i: int) -> bool:
    """Whether a participle in the accusative tells what its clause's subject said: المدير متمنيا لهم الصحة.

    Its object is a verbal noun, or a pronoun with a preposition stands between; what it would qualify as an adjective
    is definite.
    """
    begin, before = para.tokens[draft.begin], para.tokens[i - 1]
    if event_noun(begin) or plain_masdar(begin) or owned_masdar(begin) or begin.f == "عدم":
        return True
    return draft.begin > i + 1 and (before.info.article or before.info.has("name", "actor"))


def _has_object(verb: Reporter) -> bool:
    """Whether a pronoun written with the verb can be its own: whom it tells, what it says (قالها)."""
    known = any(f.startswith("obj") for f in verb.frames) or verb.takes("whom")
    return known or fold(verb.lemma) in wordlist("said-it")


def another_word(para: Paragraph, i: int, first: int, reading: Reporting) -> bool:
    """Whether a form is rather a noun or another verb: علما, نفيا (no duals), لم يعد, جلت قدرته."""
    t, shape = para.tokens[i], reading.shape
    before = para.tokens[i - 1] if i > first else None
    if shape.tense == "past" and shape.number == "d" and shape.gender == "m" and t.rest in wordlist("no-duals"):
        return True
    if t.rest in {"يعد", "تعد"} and before is not None and before.f in wordlist("negators"):
        return True
    after = para.tokens[i + 1] if i + 1 < len(para.tokens) else None
    if shape.tense == "past" and reading.object and after is not None and after.word.text in "،," and t.rest == "رده":
        return True  # في معرض رده، قال
    lemma = fold(reading.verb.lemma)
    if shape.tense == "present":
        if t.rest in wordlist("rather-fifth") and after is not None and not after.info.base.endswith("ه"):
            return True  # توجه الفريق: a past
        if lemma in wordlist("past-only"):
            return True
    hidden = shape.tense == "jussive" and t.rest in {"يخف", "تخف"} and after is not None
    if hidden and lemma == "خاف" and not (after is not None and after.f == "من"):
        return True  # لم يخف تخوفه: of أخفى
    if shape.tense == "jussive" and t.rest in {"يصب", "تصب"}:
        return True
    if lemma == "لفت" and after is not None and after.f in {"نظر", "انظار", "انتباه"}:
        return True
    if t.rest in {"يبلغ", "تبلغ"} and not reading.object and after is not None:
        owned = after.f.endswith(("ه", "ها", "هم", "هما")) or after.info.has("quant", "data") or after.word.is_number
        if owned or after.f in {"من", "نحو", "حوالي", "اكثر"} or after.info.base in wordlist("measures"):
            return True  # يبلغ طولها
    called = t.rest in {"يدعي", "تدعي"} and not t.word.text.endswith("ي") and after is not None
    if called and after is not None and ("name" in after.info.classes or after.word.text in '«“"('):
        return True  # رجل يدعى سالم, امرأة تدعى "سالمة"
    if lemma == "شكر" and shape.tense == "past" and reading.object and not verbal_position(para, i, first):
        return True  # قدم شكره
    if t.f == "امر" and after is not None and "adjective" in after.info.classes and not after.info.article:
        return True  # التعاون أمر أساسي
    if t.rest in {"مدينه", "ذاكره"} or (t.rest == "هنا" and t.word.text.endswith("ا")):
        return True
    if t.f == "طالب" and before is not None and before.f in {"ابي", "ابو", "بن", "ابن"}:
        return True
    if reading.object and shape.tense in ("past", "present") and not _has_object(reading.verb):
        return True  # شهدها اللاعبون, ستجمعه المباراة
    if lemma in wordlist("naming-verbs"):  # ما سماه «سياسة التقشف»
        return not (reading.object and before is not None and before.rest in wordlist("naming-relatives"))
    relative = before is not None and "rel" in before.info.classes
    return shape.tense == "past" and bool(reading.object) and t.rest.startswith("قدرت") and not relative
