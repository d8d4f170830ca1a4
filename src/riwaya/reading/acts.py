"""Acts: verbs that could report and do not, since they tell of a deed, a question, or what somebody is to learn."""

from __future__ import annotations

from riwaya.arabic.folding import fold
from riwaya.arabic.lexicon import Info
from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.reporting import Reporting
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.drafts import Draft
from riwaya.reading.kinds import kind_of
from riwaya.reading.words import complementiser

__all__ = ["other_mood", "tells_nothing"]

_PEOPLE = ("office", "people", "title", "name", "actor")
_SHOWERS = ("document", "imagery", "data", "organisation", "media")
_ADDRESSED = ("\u062a\u064e", "\u062a\u0650", "\u062a\u064f")
"""The ت of the first and second person with its vowel written: سألتَ."""


_ANSWERS = {"بالنفي", "بالايجاب", "بنعم", "بلا", "بانه", "بالموافقه", "بالرفض", "بالقول", "بقوله", "بقولها"}
"""What one answers with."""


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
    if _vowelled_passive(token, reading) and not complementiser(para.tokens[min(i + 1, len(para.tokens) - 1)]):
        return True  # تُعتبر القطعة نادرة: by nobody
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
    if before.f == "ان" and shape.tense == "present":  # من المقرر أن يعلن, unlike قبل أن يضيف
        led = para.tokens[i - 2].rest if i - 1 > first else ""
        return learnt or led not in wordlist("time-clauses")
    return learnt and before.rest in wordlist("purposes")


def _vowelled_passive(token: Token, reading: Reporting) -> bool:
    """Whether the vowel written on a present's first letter makes a passive of it: in verbs whose active has none."""
    long = len(reading.verb.lemma) > 4 or (len(reading.verb.lemma) == 4 and reading.verb.lemma.startswith("ت"))
    text = token.word.text[len(token.info.conj) :]
    return long and reading.shape.tense == "present" and text[1:2] == "\u064f" and reading.verb.lemma[0] != "أ"


def tells_nothing(para: Paragraph, draft: Draft) -> bool:
    """Whether what a *draft* found is no saying: كشفت عن نفسها, لفت الأنظار, أثبت جدارته, قصيدة معبرة عن الحب."""
    verb, toks = draft.verb, para.tokens
    if verb is None or draft.begin >= len(toks):
        return False
    lemma, begin, head = fold(verb.lemma), toks[draft.begin], _head(para, draft)
    clause = draft.how in ("an", "colon", "quote") or complementiser(toks[draft.begin - 1])
    if draft.how == "prep" and begin.info.base in wordlist("selves") and not clause:
        return True
    if lemma == "سجل" and draft.how == "obj":  # سجلت المذكرة ارتفاعا, unlike سجلت البلاد, مسجلا هدفا
        return draft.tense == "participle" or head is None or "document" not in head.classes
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
    if lemma in {"قلل", "هون"} and not clause:  # unlike يقلل من استهلاك الماء
        near = toks[draft.begin : draft.begin + 2]
        return not any({t.info.base, t.f.rstrip("هام")} & wordlist("played-down") for t in near)
    if lemma == "افترض" and draft.passive and toks[draft.begin - 1].f == "ان" and toks[draft.begin].f[0] in "يت":
        return draft.source is None  # يفترض أن يبدأ: it is due
    if lemma == "ذهب" and (head is None or not head.has(*_PEOPLE, *_SHOWERS, "people")):
        return True  # ذهب به الظن إلى أن
    if lemma == "انتهي" and draft.source is not None and toks[draft.source[0]].info.base in {"امر", "حال", "مطاف"}:
        return True  # انتهى به الأمر إلى أن
    if lemma in {"تحدث", "تكلم"} and draft.how == "prep" and not clause and head is not None:
        if begin.punct or head.base in wordlist("sources"):
            return False
        return head.has(*_PEOPLE) or not head.has(*_SHOWERS)  # تحدث الوزير عن المشروع: a topic
    if (
        lemma == "وعد"
        and draft.tense == "present"
        and (draft.how in ("quote", "colon") or toks[draft.at + 1].f == "من")
    ):
        return True  # ما اكتشف يعد «فجوة»
    if lemma == "اجاب" and draft.how == "obj" and not draft.negated and begin.f not in _ANSWERS:
        return True  # سيجيب عن أسئلة متعلقة بالمدينة
    topical = draft.how in ("obj", "prep") and not clause and not draft.negated and verb.stance == "asserts"
    if topical and lemma in wordlist("disclosing") and begin.info.base in wordlist("circumstances"):
        return True  # كشف الوزير تفاصيل الحادثة: what they are is not told
    if draft.how != "obj":
        return _announces_later(draft, lemma)
    if lemma == "بارك" and (head is None or not head.has(*_PEOPLE, "organisation")):
        return True  # بارك الله فيه
    if begin.f == "بخير" or (begin.f in {"ذلك", "هذا"} and _told_before(para, draft)):
        return True  # لا يبشر بخير, وطلبت ذلك
    if lemma == "شهد":
        return head is None or not head.has(*_PEOPLE)
    if lemma == "توقع":
        named = head is None and begin.info.article and draft.begin + 1 < len(toks)
        return toks[draft.begin + named].info.base in wordlist("signed")  # توقع الشركة عقدا
    if lemma == "بين":
        joined = draft.source is not None and any(t.info.conj == "و" for t in toks[slice(*draft.source)])
        return head is None or joined or not (head.has(*_PEOPLE) or _kind(para, draft) is not None)
    single = draft.tense == "present" and draft.number == "s"
    if single and lemma in wordlist("foreboding"):
        if head is None:
            return not begin.info.prep
        return not head.has(*_PEOPLE, "organisation", "media", "actor") and _kind(para, draft) != "person"
    if single and lemma == "اعتبر" and not draft.attached:
        return _held_to_be(draft, head, begin)
    return _announces_later(draft, lemma)


def _told_before(para: Paragraph, draft: Draft) -> bool:
    """Whether ذلك is all that is said, by a verb that neither denies it nor gives its reason."""
    after = para.tokens[draft.begin + 1 : draft.begin + 2]
    if draft.verb is None or draft.negated or (after and after[0].info.article):
        return False
    parted = any("+" in f or "/" in f for f in draft.verb.frames)
    return not parted and draft.verb.stance in ("asserts", "asks") and fold(draft.verb.lemma) != "اعتبر"


def _kind(para: Paragraph, draft: Draft) -> str | None:
    return kind_of(para, draft.source) if draft.source is not None else None


def _announces_later(draft: Draft, lemma: str) -> bool:
    """Whether an announcement is only to come: ستعلن اللجنة أسماء الفائزين."""
    token = draft.para.tokens[draft.at]
    to_come = draft.tense == "present" and token.rest.startswith(("سي", "ست"))
    to_come = to_come or (draft.at > 0 and draft.para.tokens[draft.at - 1].rest == "سوف")
    clause = draft.how in ("an", "colon", "quote") or complementiser(draft.para.tokens[draft.begin - 1])
    return to_come and not clause and lemma in wordlist("disclosing")


def _held_to_be(draft: Draft, head: Info | None, begin: Token) -> bool:
    """Whether a thing is held to be something by nobody in particular: السوق تعتبر الأكبر في المنطقة."""
    if head is None:
        return "relative" in draft.why
    best = begin.info.base[:1] == "ا" and len(begin.info.base) in (3, 4) and not begin.info.has("name", "organisation")
    if begin.f in {"من", "احد", "احدي", "واحدا", "واحده"} or best:
        return True
    return not head.has("office", "people", "title", "name", "actor")


def _head(para: Paragraph, draft: Draft) -> Info | None:
    return para.tokens[draft.source[0]].info if draft.source is not None else None


def _qualifies(para: Paragraph, draft: Draft) -> bool:
    """Whether a feminine participle is the adjective of an indefinite noun right before it."""
    at = para.tokens[draft.at]
    before = para.tokens[draft.at - 1] if draft.at else None
    if before is None or at.info.conj or not at.word.text.endswith("ة") or before.punct:
        return False
    return before.word.text.endswith("ة") and not before.info.article
