"""Candidates: the noun phrases of running text that may be whom a mention takes up, cut where they stop for certain."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.speaking import speaking
from riwaya.model import Span
from riwaya.reading.mentions import HEADS, Mention, mention_of
from riwaya.reading.namelike import plain, unknown
from riwaya.reading.naming import name_end, name_start
from riwaya.reading.nounforms import masdar_like, verbal_noun
from riwaya.reading.phrases import noun_phrase
from riwaya.reading.plausible import names_nobody, plausible
from riwaya.reading.words import complementiser, finite

__all__ = ["candidates"]

_HUMAN = ("office", "people", "title")
_HEADS = frozenset(HEADS)
_THINGS = ("organisation", "document", "event", "imagery", "data", "noun", "media")
_CLOSE = frozenset('»”")')
_BYLINE = 9
"""Tokens from which a line without a verb is no byline."""


def candidates(paragraphs: Sequence[Paragraph], taken: Collection[Span]) -> list[Mention]:
    """Noun phrases of the article headed by an office, a name, a body or unnamed people, apart from the sources.

    *taken* are the sources; those are mentions already, and only bodies inside them are mentions of their own.
    """
    starts = {s.start for s in taken}
    out: list[Mention] = []
    for rank, para in enumerate(paragraphs):
        if para.role == "body" and len(para.tokens) < _BYLINE and not _told(para):
            continue  # the reporter's name and town
        here = (para.tokens[0].start, para.tokens[-1].end) if para.tokens else (0, 0)
        inner = [(s.start, s.end) for s in taken if here[0] <= s.start < here[1]]
        for first, end in para.sentences:
            j = first
            while j < end:
                if not _may_head(para.tokens[j]):
                    j += 1
                    continue
                stop = _candidate(para, j, end, starts)
                if stop > j:
                    m = mention_of(para, (j, stop), rank)
                    if m is not None and m.kind in ("person", "unnamed"):
                        m.inner = any(a < m.span.start < b for a, b in inner)
                        if m.inner and (m.kind != "person" or not m.name):
                            m = None
                    if m is not None and m.kind is not None and plausible(m):
                        _strip(m, para.tokens[j])
                        out.append(m)
                    within = stop > j + 1 and "organisation" in para.tokens[j + 1].info.classes
                    within = within and m is not None and m.kind == "document"
                    j = j + 1 if within else stop  # بيان الوزارة tells of the ministry too
                else:
                    j += 1
    return out


def _told(para: Paragraph) -> bool:
    """Whether a line tells anything: it has a verb, a colon or a full stop."""
    return any(finite(t) or t.word.text in ".:؟!" or t.reports()[1] for t in para.tokens)


def _strip(m: Mention, t: Token) -> None:
    """Leave out the conjunction and the one-letter preposition written with the first word."""
    if m.span.start != t.start:
        return
    cut = len(t.info.conj)
    if t.info.prep and not t.f[cut:].startswith("لل"):
        cut += 1
    if cut and m.span.end - m.span.start > cut + 1:
        m.span = Span(m.span.start + cut, m.span.end)


def _known(t: Token) -> bool:
    """Whether the tables tell that a word heads phrases for those who speak."""
    return not _HEADS.isdisjoint(t.info.classes) or t.f in speaking("counterparts")


def _may_head(t: Token) -> bool:
    """Whether a candidate can begin with a word: the tables must know its kind, or nothing of it."""
    return not t.info.classes or _known(t)


def _candidate(para: Paragraph, j: int, limit: int, taken: set[int]) -> int:
    """The end of the candidate that begins at *j*, or *j* when none does."""
    t = para.tokens[j]
    info = t.info
    if t.punct or t.start in taken or (not info.classes and not _known(t) and not _foreign(para, j, limit)):
        return j
    if t.rest in speaking("places-first") or t.f in speaking("revered"):
        return j
    loose = info.has("verb", "prep") and not info.article and not info.has("office", "people", "organisation")
    if loose and ("name" not in info.classes or "prep" in info.classes):
        return j
    if finite(t):
        return j
    before = para.tokens[j - 1] if j else t
    attribute = info.article and "adjective" in info.classes and not info.has("title", "name")
    if attribute and not before.punct and (before.info.article or before.f.endswith(("ها", "هم"))):
        return j  # حملتها الانتخابية
    if info.prep and not info.article and not info.has(*_HUMAN, "organisation", "actor", "name-given", "media"):
        return j
    limit = min(limit, j + 26)
    end = noun_phrase(para, j, limit, clitic=bool(info.prep))
    if end <= j:
        return j
    end = _cut(para, j, end)
    return max(end, name_end(para, end - 1, limit)) if "name-given" in para.tokens[end - 1].info.classes else end


def _foreign(para: Paragraph, j: int, limit: int) -> bool:
    """Whether the word at *j*, behind a verb of saying, can be a name that no table knows: a mark or name follows."""
    t = para.tokens[j]
    said = para.tokens[j - 1].reports()[1] if j else ()
    if not said:
        return False
    if not any(r.shape.tense == "past" and "an" in r.verb.frames for r in said) or not unknown(t) or not plain(t):
        return False
    if names_nobody(t) or masdar_like(t) or t.f[0] in "بلك" or t.word.text.endswith(("ا", "ً", "ة")):
        return False
    after = para.tokens[j + 1] if j + 1 < limit else None
    if after is None or after.word.text in "،,:(«" or complementiser(after):
        return True
    return (unknown(after) and plain(after)) or ("name" in after.info.classes and "prep" not in after.info.classes)


def _cut(para: Paragraph, j: int, end: int) -> int:
    """Where a noun phrase read in running text, its clause unknown, stops for certain."""
    toks = para.tokens
    head = toks[j]
    body = head.info.has("organisation", "media", "document")
    human = head.info.has(*_HUMAN, "name") or not body
    of_names, office = head.info.has("actor", "name"), head.info.has("office", "people", "title")
    mere = body and not office
    begins = name_start(para, (j, end)) if human else None
    body = head.info.has("organisation", "media", "document") and not head.info.has("office", "people", "title")
    named_to = end if begins is None else name_end(para, begins, end)
    for k in range(j + 1, end):
        t = toks[k]
        info = t.info
        before = toks[k - 1]
        if t.quote >= 0 and t.quote == before.quote and head.quote < 0:
            continue
        if t.punct:
            after = toks[k + 1] if k + 1 < end else None
            quoted = t.word.text in "«(" and k > j + 1 and after is not None and "name-given" in after.info.classes
            if quoted and (para.closing(k) or k) > k + 2 and "organisation" in head.info.classes and not office:
                return k  # who is named behind a body is its head's or holder's apposition
            if t.word.text in "،," and (after is None or after.info.has("rel", "pron") or after.info.conj):
                return k
            continue
        if "rel" in info.classes or finite(t) or t.word.text.endswith(("ًا", "اً")):
            return k
        if t.f in speaking("counterparts") or t.f in speaking("seated"):
            return k
        if info.conj and not (info.article and before.info.article) and not info.has("office", "organisation"):
            return k
        if info.conj and (of_names or info.has("name", "actor")):
            return k
        place = info.prep == "ب" and begins is not None and k < begins  # a name follows: مدير المستشفى بالساحل سالم
        acted = k > j + 1 and verbal_noun(t) and not info.article
        if body and info.prep == "ب" and (acted or before.word.text in _CLOSE):
            return k  # الإدارة العامة بإحالة الملف, هيئة المقاييس «معيار» بالتعاون مع
        if (info.prep == "ل" and "media" in info.classes) or not (
            place or not info.prep or info.classes or info.article
        ):
            return k
        article = info.article or t.f.startswith("ال")
        if mere and before.info.article and not (article or info.prep or info.conj) and "prep" not in info.classes:
            return k  # شرطة الوادي أفراد المجتمع
        if (
            mere
            and before.info.article
            and info.article
            and "office" in info.classes
            and not info.has("adjective", "name")
        ):
            return k  # وكيل وزارة الشؤون الإسلامية المساعد
        if begins is not None and k >= begins + 2 and "name" not in info.classes and (t.reports()[1] or finite(t)):
            return k  # المدير سالم العنبري طالب
        if k == j + 1 and "actor-state" in head.info.classes and unknown(t) and plain(t) and not t.f.endswith("ي"):
            return k  # مصر وقفت
        if (
            mere
            and k > j + 1
            and info.prep == "ل"
            and not info.article
            and (verbal_noun(t) or info.has("event", "noun"))
        ):
            return k  # الحزب لوقف الجلسات
        several = info.number == "p" and info.has("people", "office") and "adjective" not in info.classes
        one = head.info.number == "s" and head.info.article and before.info.article
        if one and several and t.f.startswith("ال"):
            return k  # المدرب الجديد اللاعبين
        apart = head.info.article and head.info.base.endswith("ه") and not info.base.endswith("ه")
        if mere and k == j + 1 and apart and info.article and "adjective" in info.classes:
            return k  # حساب الوزارة الرسمي
        if begins is not None and k > begins and article and verbal_noun(t):
            return k  # سالم الاكتفاء
        if k == named_to and info.article and info.has(*_THINGS) and not info.has(*_HUMAN, "name", "adjective"):
            return k  # زار سالم العنبري المستشفى
        if k == named_to and (info.prep in ("ب", "ل") or t.f.startswith("بم")):
            return k  # الوزير سالم العنبري بمقر الوزارة
        if k >= named_to and info.conj and _named_too(para, k, end):
            return k  # الوزير سالم العنبري ووزير المالية حمد الجابري: two, not one
        nameless = begins is None or k < begins
        if nameless and before.info.article and not article and not before.info.prep and _said(toks, k, end):
            return k  # وزير الري حرص
        if not info.article and t.f.endswith(("ته", "هم", "ها", "هما")) and "name" not in info.classes and len(t.f) > 4:
            return k
        definite = before.info.article and not before.info.prep
        loose = not info.article and not info.prep and not info.conj
        if definite and loose and not info.classes and body:
            return k  # وكالة المشرق رتلا, المحكمة اطمأنت
        given = before.info.has("name-given", "name-foreign") and begins == k - 1  # موشي يعلون
        if given and loose and not info.classes:
            continue
        if loose and not info.classes and t.f[0] in "يت" and t.f.endswith(("ون", "ان")) and before.info.classes:
            return k  # a verb of several: الأهالي ينتظرون
        if loose and not info.classes and t.f[0] == "ي" and len(t.f) > 3 and k > j + 2:
            return k
        if (
            ("quant" in info.classes or t.word.is_number)
            and not info.article
            and k > j + 1
            and "quant" not in before.info.classes
        ):
            return k
        if definite and loose and info.has("quant", "document", "event", "data") and not info.has("name", "office"):
            return k
        named = "name" in before.info.classes or (before.i > j and _titled(toks[before.i - 1], before))
        if named and loose and not info.has("name", *_HUMAN) and (info.classes or "name-family" in before.info.classes):
            return k
    return end


def _titled(title: Token, t: Token) -> bool:
    """Whether *t* is a name that a title leads, and not what the title governs (رئيس مجلس)."""
    return "title" in title.info.classes and (title.info.article or not t.info.classes)


def _named_too(para: Paragraph, k: int, end: int) -> bool:
    """Whether the office that is joined at *k* to somebody named is held by somebody else, who is named as well."""
    return para.tokens[k].info.has(*_HUMAN) and name_start(para, (k, end)) is not None


def _said(toks: Sequence[Token], k: int, end: int) -> bool:
    """Whether the indefinite word at *k*, behind a definite noun, can be no part of that noun's phrase."""
    t = toks[k]
    if t.punct or t.info.prep or t.info.conj or t.word.is_number or t.info.has("name", "prep", *_HUMAN):
        return False
    if t.reports()[1] or t.word.text.endswith(("اً", "ًا")) or t.info.has("event", "verb"):
        return True
    return not t.info.classes and k + 1 < end and ("prep" in toks[k + 1].info.classes or toks[k + 1].info.prep == "ب")
