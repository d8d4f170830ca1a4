"""Subjects before their verb: ``المصادر … قالت إن``, ``كان الوزير قد أعلن أن``."""

from __future__ import annotations

from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.speaking import speaking
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.adverbials import adverbial
from riwaya.reading.phrases import noun_phrase
from riwaya.reading.ranges import Range
from riwaya.reading.words import fathers_name, finite, starts_phrase

__all__ = ["agrees", "clause_start", "described", "subject_before"]


_RESUMED = {"فيها", "فيه", "خلالها", "خلاله", "بها", "به", "عليها", "منها"}
"""Prepositions with a pronoun behind a verb whose antecedent is a thing said or done: كلمة أكد فيها أن."""


_REPORT = 24
"""Tokens before يفيد in which the report is looked for that came in."""

_REACH = 120
"""Tokens before a verb in which its subject is looked for."""


def clause_start(para: Paragraph, i: int, first: int) -> int:
    """The first token of the clause that the verb at *i* stands in: after a full stop, a semicolon, or a quotation."""
    toks = para.tokens
    k = i
    while k > first:
        t = toks[k - 1]
        opening = para.openings.get(t.i)
        if opening is not None and opening >= first and t.i - opening < 6 and t.quote == toks[i].quote:
            k = opening  # a name in quotation marks
            continue
        if t.word.text in "؛;.:…":
            break
        if t.quote != toks[i].quote:
            break
        k -= 1
    return k


def agrees(head: Token, gender: str, number: str) -> bool:
    """Whether a verb form of this gender and number can have *head* for its subject; unknown words agree."""
    info = head.info
    if info.base in speaking("counting"):
        return True
    if head.punct or number in ("d", "p") or fathers_name(head):
        return True
    if info.gender == "m" and info.number == "s" and info.classes <= {"organisation"} and info.classes:
        return gender == "m"  # ودعت المجتمع الدولي: another calls on it
    if info.has("name", "actor", "media", "organisation") or not info.classes:
        return not (gender == "m" and info.base.endswith("ه") and not info.has("name", "actor"))
    if info.gender and info.number == "s":
        return info.gender == gender or (info.base.endswith("ه") and gender == "f")
    if info.number == "p" and number == "s":
        return gender == "f" or info.has("people", "office", "title")
    return True


def subject_before(
    para: Paragraph, i: int, first: int, gender: str, number: str, conj: str = ""
) -> tuple[Range | None, int]:
    """The noun phrase before the verb at *i* that is its subject (or None), and the first token of the clause.

    *first* is the sentence's first token; *gender*, *number* and *conj* (a conjunction written with it) are the verb
    form's.
    """
    toks = para.tokens
    first = max(first, i - _REACH)
    verb = i
    while verb > first and (
        toks[verb - 1].rest in wordlist("verb-particles") or toks[verb - 1].f in wordlist("verb-particles")
    ):
        verb -= 1
    if verb > first and toks[verb - 1].rest in wordlist("was"):
        verb -= 1
    resumed = i + 1 < len(toks) and toks[i + 1].f in _RESUMED
    topic = conj == "ف" and any(t.f in {"اما", "واما"} for t in toks[clause_start(para, i, first) : i][:2])
    if (conj and not topic) or resumed:
        return None, i
    # every place where a clause can begin, the nearest punctuation last
    starts = [s for s in range(clause_start(para, i, first), verb) if _may_start(para, s, first)]
    if verb < i and toks[verb].f == "فقد":
        return None, i  # وبحسب الصحيفة، فقد ذكر الوزير: a new clause
    if _dateline(para, verb, first):
        return None, i
    if first < verb < i and toks[verb].info.conj == "و" and toks[verb - 1].punct:
        return None, i  # نفت الشركة وجود الخلل، ولم تؤكد: joined to the verb before
    for s in starts:
        j = s
        while j < verb:
            t = toks[j]
            aside = t.rest in {"في", "من"} and "prep" in t.info.classes and toks[j + 1].rest != "حين"
            if not aside and (
                t.rest in wordlist("was")
                or t.rest in wordlist("clause-links")
                or t.f in wordlist("clause-links")
                or t.word.text in "،,"
            ):
                j += 1
                continue
            if starts_phrase(t) and "time" not in t.info.classes:
                break
            end = adverbial(para, j, verb)
            if end == j:
                break
            j = end
        if j >= verb or not starts_phrase(toks[j]) or _reporting(toks[j]):
            continue
        if toks[j].f.startswith("وو") or (toks[j].f.removeprefix("و") == "سبق" and j + 1 < i and toks[j + 1].f == "ان"):
            continue  # ووصل, وسبق أن
        if toks[j].info.base == "جدير" or toks[j].rest == "ما":
            continue  # الجدير ذكره, وما ذكر
        end = noun_phrase(para, j, verb)
        if end == verb or (end == verb - 1 and toks[end].word.text in "،,"):
            event = "event" in toks[j].info.classes and "document" not in toks[j].info.classes
            if agrees(toks[j], gender, number) and not event and "time" not in toks[j].info.classes:
                return (j, verb if end == verb else end), s
            continue
        if end < verb and _asyndetic(para, j, end, verb) and agrees(toks[j], gender, number):
            return (j, verb), s
        # an adverbial may stand between subject and verb: الوزير في تصريح له أكد
        k = end
        while k < verb and toks[k].info.prep == "ل" and toks[k].info.article and k == end:
            k = end = max(end, noun_phrase(para, k, verb, clitic=True))  # تقرير للمجلس الأعلى للحسابات
            if k == verb and agrees(toks[j], gender, number):
                return (j, verb), s
        while k < verb:
            more = k + 1 if toks[k].word.text in "،," else adverbial(para, k, verb)
            if more <= k:
                break
            k = more
        if k == verb and end > j and agrees(toks[j], gender, number) and not toks[j].info.has("time", "event"):
            head = toks[j].info
            if head.has(
                "people", "office", "organisation", "media", "name", "actor", "title", "document", "imagery", "data"
            ):
                return (
                    j,
                    verb if toks[end].f == "من" and "data" in head.classes else end,
                ), s  # معدلات الغياب من المدارس
    return None, verb if verb < i else i


def _dateline(para: Paragraph, verb: int, first: int) -> bool:
    """Whether a place, an agency in brackets and a dash stand before the verb: بيروت (النهر) -- أعلن."""
    toks = para.tokens
    k = verb - 1
    while k > first and toks[k].word.text in "-–—":
        k -= 1
    return first < k < verb - 1 and toks[k].word.text in ")]" and toks[k - 1].i in para.media


def _reporting(t: Token) -> bool:
    """Whether a word is a cue itself rather than the head of a subject: نافيا, ونفى."""
    conj, readings = t.reports()
    accusative = t.f.endswith("ا") and any(r.shape.tense == "participle" for r in readings)
    told = bool(readings) and readings[0].shape.tense in ("past", "present")  # a form in س may have no reading
    verb = bool(conj) and told and not t.info.has("name", "office", "people")
    return not t.info.article and (accusative or verb)


def described(para: Paragraph, i: int, first: int, gender: str) -> Range | None:
    """The indefinite words or picture that the verb at *i* tells of without a relative pronoun (شعارات تطالب)."""
    toks = para.tokens
    if toks[i].rest in {"يفيد", "تفيد"} and (told := _report_before(para, i, first, gender)) is not None:
        return told
    for s in range(i - 1, max(first, i - 6) - 1, -1):
        t = toks[s]
        if t.punct or t.info.has("sub", "comp", "vpart", "neg", "rel", "pron"):
            return None
        if t.info.article:
            continue
        said = t.info.has("document", "imagery", "data") or t.info.base in wordlist("utterances")
        bare = s + 1 == i or not toks[s + 1].info.article
        if said and bare and not t.info.prep and starts_phrase(t) and noun_phrase(para, s, i) == i:
            return (s, i) if agrees(t, gender, "s") else None
        if t.info.prep or t.info.conj:
            return None
    return None


def _report_before(para: Paragraph, i: int, first: int, gender: str) -> Range | None:
    """The report that came in before ``يفيد ب`` at token *i*: ورد بلاغ إلى المركز صباح أمس يفيد بوقوع حريق."""
    toks = para.tokens
    for s in range(i - 1, max(first, i - _REPORT) - 1, -1):
        t = toks[s]
        if t.word.text in ".؛:،" or t.info.has("comp", "sub", "rel"):
            return None
        if t.info.base in wordlist("utterances") and not (t.info.article or t.info.prep) and agrees(t, gender, "s"):
            end = noun_phrase(para, s, i)
            return (s, end) if end > s else None
    return None


def _asyndetic(para: Paragraph, head: int, end: int, verb: int) -> bool:
    """Whether all between an indefinite person and the verb is a clause that describes them (مهندساً يعمل في السد)."""
    toks = para.tokens
    info = toks[head].info
    person = info.has("people", "office", "document", "data", "imagery") and not info.article
    relates = finite(toks[end]) or toks[end].f in wordlist("made-by")
    if not person or verb - end > 16 or not relates or toks[end].info.conj:
        return False
    return not any((t.punct and t.word.text in "،,؛:") or t.info.has("comp", "sub") for t in toks[end:verb])


def _may_start(para: Paragraph, s: int, first: int) -> bool:
    if s == first:
        return True
    before = para.tokens[s - 1]
    t = para.tokens[s]
    if before.word.text in "؛;.:…،,-–" or before.quote != t.quote:
        return True
    if t.rest in {"في", "من"} and "prep" in t.info.classes:
        return False
    return (t.rest in wordlist("clause-links") and not finite(t)) or (t.rest in wordlist("was"))
