"""Cues: every place of a paragraph where somebody's words, thoughts or findings are reported."""

from __future__ import annotations

from riwaya.arabic.folding import fold
from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.reporting import Reporting
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.adverbials import adverbial
from riwaya.reading.carriers import carriers, fronted
from riwaya.reading.drafts import Draft, Range
from riwaya.reading.frames import read_frame
from riwaya.reading.inverted import read_inverted
from riwaya.reading.kinds import kind_of
from riwaya.reading.objects import masdar_like
from riwaya.reading.phrases import complementiser, noun_phrase, starts_phrase
from riwaya.reading.relays import read_relay
from riwaya.reading.sourcing import read_sourcing
from riwaya.reading.subjects import subject_before
from riwaya.reading.valency import Valency, plausible_speaker

__all__ = ["find_cues"]


def find_cues(para: Paragraph) -> list[Draft]:
    """The drafts of a paragraph in the order of their cues; contents are not yet measured, only where they begin."""
    drafts: list[Draft] = []
    for first, limit in para.sentences:
        taken = first - 1
        for i in range(first, limit):
            if i <= taken or para.tokens[i].punct:
                continue
            reach = _reach(para, i, limit)
            draft = (
                read_sourcing(para, i, first, limit) or read_relay(para, i, reach) or _reporting(para, i, first, reach)
            )
            if draft is None:
                continue
            if not draft.via and draft.how not in ("post", "own", "before"):
                draft.via = fronted(para, first, min(draft.onset, i))
            if draft.source is not None:  # what stands inside a source is a description, not a cue
                a, b = draft.source
                drafts = [d for d in drafts if not (a <= d.at < b and d.at >= first)]
            drafts.append(draft)
            taken = _taken(draft, i)
    return drafts


def _taken(draft: Draft, i: int) -> int:
    """The last token that the draft has used up: its cue, its source, and all on the way to its content."""
    last = max(b for _, b in draft.cue) - 1
    if draft.how in ("post", "own"):
        return max(last, draft.source[1] - 1 if draft.source is not None else last)
    if draft.how == "before":
        return max(i, draft.source[1] - 1) if draft.source is not None else i
    return max(i, draft.begin - 1 if draft.begin > i else i, last if last < draft.begin else i)


def _reach(para: Paragraph, i: int, limit: int) -> int:
    quote = para.tokens[i].quote
    return limit if quote < 0 else min(limit, para.quotes[quote][1])


def _reporting(para: Paragraph, i: int, first: int, limit: int) -> Draft | None:
    token = para.tokens[i]
    conj, readings = token.reports()
    if token.info.article:  # ألمح is no article with a noun
        readings = tuple(r for r in readings if r.shape.tense != "masdar" and token.word.text[:1] in "أإ")
    if "\u064b" in token.word.text:  # ردًّا, علمًا: a noun in the accusative
        readings = tuple(r for r in readings if r.shape.tense == "participle")
    if token.word.text.endswith("ة"):  # إضافة is not أضافه
        readings = tuple(r for r in readings if r.shape.tense in ("participle", "masdar") and not r.object)
    if token.rest in {"بينها", "بينهم", "بينه", "بينهما"} or (
        token.rest == "بين" and any(t.rest.startswith("بين") for t in para.tokens[max(first, i - 4) : i])
    ):
        return None  # بينه وبين الوزير
    if not readings or (token.word.text.startswith("أ") and fold(readings[0].verb.lemma)[:1] == "ا"
                        and readings[0].verb.lemma[:1] == "ا"):  # fmt: skip
        return None  # أعتقد, أتوقع: the first person
    if token.f == "شك" and i > first and para.tokens[i - 1].f in {"لا", "ولا", "بلا", "دون"}:
        return None  # مما لا شك فيه: nobody's doubt
    if i > first and para.tokens[i - 1].f in wordlist("before-noun"):
        return None
    rank = {"past": 0, "present": 0, "jussive": 0, "participle": 1, "masdar": 2}
    order = sorted(readings, key=lambda r: (rank[r.shape.tense], bool(r.object)))
    best: Draft | None = None
    for reading in order:
        draft = _one(para, i, first, limit, reading, conj)
        if draft is not None and (best is None or _better(draft, best)):
            best = draft
        if best is not None and best.how in ("an", "prep", "quote", "colon"):
            break
    return best


def _better(new: Draft, old: Draft) -> bool:
    rank = {"an": 4, "prep": 3, "quote": 3, "colon": 3, "obj": 1}
    return rank.get(new.how, 0) > rank.get(old.how, 0)


def _negation(para: Paragraph, i: int, first: int) -> int | None:
    for k in (i - 1, i - 2):
        if (
            k >= first
            and para.tokens[k].f in wordlist("negators")
            and (k == i - 1 or para.tokens[i - 1].f in {"يكن", "تكن", "قد"})
        ):
            return k
    return None


def _verbal_position(para: Paragraph, i: int, first: int) -> bool:
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


def _subject_first(para: Paragraph, i: int, first: int, limit: int, reading: Reporting, conj: str) -> Draft | None:
    """The draft of a verb with an object whose subject stands before it (الوزير ينتقد الحكومة), or None."""
    if reading.shape.tense not in ("past", "present") or not Valency.of(reading.verb).objects or i == first:
        return None
    if conj or para.tokens[i - 1].info.has("rel"):
        return None
    subject, _ = subject_before(para, i, first, reading.shape.gender, reading.shape.number, conj)
    if subject is None or para.tokens[i - 1].word.text in "،," or kind_of(para, subject) is None:
        return None
    draft = read_frame(para, i, reading, conj, limit, subject)
    if draft is None or (draft.how == "obj" and not _can_speak(para, draft)):
        return None
    return draft


def _noun_place(para: Paragraph, i: int, first: int) -> bool:
    """Whether only a noun can stand here: behind a preposition, or behind the head of an idafa (رئيس نادي)."""
    token = para.tokens[i]
    if token.info.has("time"):
        return True
    if i == first:
        return False
    before = para.tokens[i - 1]
    if before.info.has("prep") and not before.info.has("name", "adv") and before.f not in {"حتي", "منذ"}:
        return True
    head = (
        before.info.has("office", "people")
        and not (before.info.article or before.info.conj)
        and before.info.number == "s"
    )
    return head and token.info.has("organisation", "media", "document", "title")


def _verb_after_all(para: Paragraph, i: int, first: int, draft: Draft) -> bool:
    """Whether a form that is a preposition too (بين، عبر) is a verb here: it opens its clause and somebody speaks."""
    if draft.how not in ("an", "prep", "obj") or not (draft.conj or _verbal_position(para, i, first)):
        return False
    if draft.source is None:
        return draft.how == "an"
    if draft.how == "obj" and (draft.attached or not (draft.conj or para.tokens[i - 1].rest in wordlist("as"))):
        return False  # وبينهم, بين عامي
    lone = (
        draft.how == "an" and draft.source[1] == draft.source[0] + 1 and not para.tokens[draft.source[0]].info.classes
    )
    return lone or (kind_of(para, draft.source) is not None and plausible_speaker(para, draft.source))


def _can_speak(para: Paragraph, draft: Draft) -> bool:
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


def _rather_noun(token: Token, reading: Reporting, draft: Draft) -> bool:
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


def _one(para: Paragraph, i: int, first: int, limit: int, reading: Reporting, conj: str) -> Draft | None:
    toks = para.tokens
    tense = reading.shape.tense
    if tense == "jussive" and (i == first or toks[i - 1].f not in {"لم", "ولم", "فلم", "ان", "الا"}):
        return None
    if tense == "masdar":
        return _masdar(para, i, first, limit, reading, conj)
    if tense != "participle" and not conj and _noun_place(para, i, first):
        return None
    draft = _subject_first(para, i, first, limit, reading, conj) or read_frame(para, i, reading, conj, limit)
    negative = _negation(para, i, first)
    if draft is None and negative is not None and fold(reading.verb.lemma) in wordlist("no-comment-verbs"):
        draft = _silent(para, i, limit, reading, conj)
        if draft is not None and draft.source is not None and kind_of(para, draft.source) in ("imagery", "document"):
            return None  # لا يكشف المقطع عن: a picture keeps no secrets
    if draft is None:
        return read_inverted(para, i, first, limit, reading, conj)
    if _rather_noun(toks[i], reading, draft):
        return None
    if toks[i].info.has("prep", "dem", "quant", "sub", "pron") and not _verb_after_all(para, i, first, draft):
        return None
    if draft.how == "obj" and tense != "participle" and not _can_speak(para, draft):
        return None
    if reading.object and draft.how == "colon":
        return None  # أبرزها: is no verb with an object
    counted = toks[draft.begin + 1 if toks[draft.begin].f == "ب" else draft.begin]
    if draft.source is None and draft.how == "obj" and (counted.word.is_number or counted.info.has("quant")):
        return None  # تقدر بمليارات
    if tense == "participle":
        if draft.how == "obj" and not (conj or i == first or toks[i - 1].punct):
            return None
        if i > first and toks[i - 1].info.has("prep", "dem") and not toks[i - 1].info.has("name"):
            return None
        if not conj and toks[i - 1].f in ")" and any(t.word.is_number for t in toks[max(first, i - 2) : i]):
            return None  # (48) معلما
        return draft
    if negative is not None:
        draft.negated = True
        draft.cue.insert(0, (negative, i))
        draft.onset = negative
    ambiguous = draft.how == "obj" and tense == "past" and reading.shape.number == "s" and reading.shape.gender == "m"
    if i > first and toks[i - 1].info.has("rel") and draft.source is None and reading.object:
        draft.onset = i - 1
        draft.why.append("relative")
        return draft  # التي وصفها: the antecedent is what is spoken of
    if i > first and toks[i - 1].info.has("rel") and draft.source is None:
        if (
            fold(reading.verb.lemma) in wordlist("passive-thoughts")
            and tense == "present"
            and reading.shape.gender == "m"
        ):
            draft.passive = True  # المفاوضات التي يفترض أن
            return draft
        draft.source, draft.onset = _antecedent(para, i - 1, first), i - 1
        draft.why.append("relative")
        if draft.source is None:
            return None
        return draft
    if draft.source is None or draft.source[1] <= i:
        subject, start = subject_before(para, i, first, reading.shape.gender, reading.shape.number, conj)
        if subject is not None:
            head = toks[subject[0]].info
            thought = fold(reading.verb.lemma) in wordlist("passive-thoughts") and reading.shape.gender == "m"
            thought = thought and draft.how != "obj"  # رئيس النادي يتوقع الفوز is active
            if thought and reading.shape.tense == "present" and not (head.article or head.has("name", "actor")):
                draft.passive = True  # انتحاري يعتقد أنه
                return draft
            draft.source, draft.onset = subject, start
            draft.via = carriers(para, subject[1], i) + draft.via
            draft.why.append("subject before verb")
        elif (ambiguous and not _verbal_position(para, i, first)) or (
            draft.how == "obj" and tense == "present" and not _verbal_position(para, i, first)
        ):
            return None
    elif ambiguous and not _verbal_position(para, i, first):
        return None
    if draft.source is None and toks[i].quote >= 0 and not draft.passive:
        return None  # the speaker's own words: نؤكد، أعلن لكم
    if draft.source is None and draft.how in ("an", "prep") and _impersonal(para, draft, i, reading):
        return None
    if draft.source is not None and draft.onset == i:
        draft.onset = _with_auxiliary(para, i, first)
    return draft


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
        and token.rest in wordlist("passive-past")
        and (vowelled or token.rest in {"قيل", "اشيع", "روي"})
    ):
        draft.passive = True
    return False


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
        if (t.info.prep or t.info.conj) and best is not None:
            break
    return best


def _silent(para: Paragraph, i: int, limit: int, reading: Reporting, conj: str) -> Draft | None:
    """``لم يذكر المسؤول أسبابا``, ``لم تعلق الوزارة على``: who would not say, and what."""
    shape = reading.shape
    draft = Draft(para, "silent:" + reading.verb.lemma, [(i, i + 1)], i, i + 1, "obj", reading.verb, shape.tense,
                  shape.gender, shape.number, conj=conj)  # fmt: skip
    toks = para.tokens
    j = i + 1
    if j < limit and starts_phrase(toks[j]) and not toks[j].info.has("time"):
        end = noun_phrase(para, j, limit, obj=True)
        if toks[j].info.has("office", "people", "organisation", "media", "name", "actor", "title"):
            draft.source = (j, end)
            j = end
    while j < limit and not toks[j].punct:
        if toks[j].rest in {"علي", "عن"} and (j + 1 >= limit or toks[j + 1].rest not in wordlist("asides")):
            draft.cue.append((j, j + 1))
            j += 1
            break
        end = adverbial(para, j, limit)
        if end == j:
            break
        j = end
    if j >= limit or toks[j].punct or toks[j].info.has("sub"):
        return None
    draft.begin = j
    return draft


def _masdar(para: Paragraph, i: int, first: int, limit: int, reading: Reporting, conj: str) -> Draft | None:
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
