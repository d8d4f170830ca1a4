"""Cutting: where a noun phrase read in running text stops for certain, though nothing tells of the clause it is in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.speaking import speaking
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.namelike import plain, unknown
from riwaya.reading.naming import name_end, name_start
from riwaya.reading.nounforms import verbal_noun

__all__ = ["cut"]

_OFFICES = frozenset(["office", "people", "title"])
_BODIES = frozenset(["organisation", "media", "document"])
_NAMED = frozenset(["name", "actor"])
_THINGS = frozenset(["organisation", "document", "event", "imagery", "data", "noun", "media"])
_DEEDS = frozenset(["quant", "document", "event", "data"])
_CLAUSES = frozenset(["rel", "comp"])
_ATTRIBUTES = frozenset(["adjective", "organisation", "event", "noun"])
_PERSONS = frozenset(["title", "name-given"])
_KEPT = frozenset(["name", "office", "title", "people", "prep"])
_CLOSE = frozenset('»”")')


def cut(para: Paragraph, j: int, end: int) -> int:
    """Where the noun phrase from token *j* up to *end* stops: at *end* or before it."""
    if end == j + 1:
        return end
    toks = para.tokens
    phrase = _Phrase(para, j, end)
    unquoted = toks[j].quote < 0
    before = toks[j]
    for k in range(j + 1, end):
        t = toks[k]
        if unquoted and t.quote >= 0 and t.quote == before.quote:
            pass
        elif t.punct:
            if phrase.mark_stops(t):
                return k
        elif phrase.word_stops(t, before):
            return k
        before = t
    while end > j + 2 and _hangs(toks[end - 1]):
        end -= 1  # سالم العنبري رئيس, with nothing that he heads
    return end


def _hangs(t: Token) -> bool:
    """Whether a phrase cannot end with the word: a preposition, an office with neither article nor what it is of."""
    info = t.info
    if info.article or info.conj or "name" in info.classes:
        return False
    return "prep" in info.classes or (t.f in _HEADING and info.number == "s")


_HEADING = frozenset(["رييس", "رييسه", "مدير", "مديره", "وزير", "وزيره", "نايب", "عضو", "امين", "قايد", "مدرب"])


@lru_cache(maxsize=1)
def _others() -> frozenset[str]:
    return speaking("counterparts") | speaking("seated")


class _Phrase:
    """The phrase from token *j* up to *end*: whether it heads a *mere* body, and where the name in it begins."""

    __slots__ = ("begins", "end", "head", "j", "mere", "named_to", "of_names", "office", "para", "state", "toks")

    def __init__(self, para: Paragraph, j: int, end: int) -> None:
        self.para, self.j, self.end = para, j, end
        self.toks = para.tokens
        self.head = self.toks[j]
        classes = self.head.info.classes
        body = not _BODIES.isdisjoint(classes)
        self.office = not _OFFICES.isdisjoint(classes)
        self.of_names = not _NAMED.isdisjoint(classes)
        self.state = "actor-state" in classes
        self.mere = body and not self.office
        human = self.office or "name" in classes or not body
        self.begins = name_start(para, (j, end)) if human else None
        self.named_to = end if self.begins is None else name_end(para, self.begins, end)

    def mark_stops(self, t: Token) -> bool:
        """Whether a mark ends the phrase."""
        k = t.i
        after = self.toks[k + 1] if k + 1 < self.end else None
        quoted = t.word.text in "«(" and k > self.j + 1 and after is not None and "name-given" in after.info.classes
        quoted = quoted and not self.office and "organisation" in self.head.info.classes
        if quoted and (self.para.closing(k) or k) > k + 2:
            return True  # who is named behind a body is its head's or holder's apposition
        if t.word.text not in "،,":
            return False
        return after is None or bool(after.info.conj) or after.info.has("rel", "pron")

    def word_stops(self, t: Token, before: Token) -> bool:
        """Whether the phrase ends before the word *t*, which *before* stands before."""
        info, k, begins = t.info, t.i, self.begins
        if not _CLAUSES.isdisjoint(info.classes) or t.f in _others() or t.finite or t.word.text.endswith(("ًا", "اً")):
            return True
        if before.rest in wordlist("same") and before.i > self.j:
            return True  # الوزير نفسه سبق
        after = self.toks[k + 1] if t.f == "في" and k + 1 < self.end else None
        if after is not None and not after.info.article and (verbal_noun(after) or after.said[1]):
            return True  # استطرد الطلاب في شرح واقعهم
        if (info.conj and self._joined(t, before)) or (info.prep and self._governed(t, before)):
            return True
        if begins is not None and k >= begins + 2 and "name" not in info.classes and t.reports()[1]:
            return True  # المدير سالم العنبري طالب
        if t.f == "سبق" and "media" not in before.info.classes:
            return True  # داعش سبق لها
        if self.state and k == self.j + 1 and unknown(t) and plain(t) and not t.f.endswith("ي"):
            return True  # مصر وقفت
        if k == self.named_to and t.f.startswith("بم"):
            return True  # الوزير سالم العنبري بمقر الوزارة
        if (info.article or t.f.startswith("ال")) and self._definite(t, before):
            return True
        return not info.article and self._indefinite(t, before)

    def _joined(self, t: Token, before: Token) -> bool:
        """Whether the phrase ends before a word with a conjunction."""
        info = t.info
        if not (info.article and before.info.article) and not info.has("office", "organisation"):
            return True
        if self.of_names or not _NAMED.isdisjoint(info.classes):
            return True
        if t.i < self.named_to or _OFFICES.isdisjoint(info.classes):
            return False
        return (
            name_start(self.para, (t.i, self.end)) is not None
        )  # سالم العنبري ووزير المالية حمد الجابري: two, not one

    def _governed(self, t: Token, before: Token) -> bool:
        """Whether the phrase ends before a word with a one-letter preposition."""
        info, k, begins = t.info, t.i, self.begins
        acted = k > self.j + 1 and not info.article
        if self.mere and info.prep == "ب" and (before.word.text in _CLOSE or (acted and verbal_noun(t))):
            return True  # الإدارة العامة بإحالة الملف, هيئة المقاييس «معيار» بالتعاون مع
        place = info.prep == "ب" and begins is not None and k < begins  # a name follows: مدير المستشفى بالساحل سالم
        if (info.prep == "ل" and "media" in info.classes) or not (place or info.classes or info.article):
            return True
        if self.mere and acted and info.prep == "ل" and (info.has("event", "noun") or verbal_noun(t)):
            return True  # الحزب لوقف الجلسات
        if begins is not None and k > begins and not _PERSONS.isdisjoint(info.classes):
            return True  # لقاء سالم العنبري وزير المال بالأمير
        return k == self.named_to and info.prep in ("ب", "ل")  # الوزير سالم العنبري بمقر الوزارة

    def _definite(self, t: Token, before: Token) -> bool:
        """Whether the phrase ends before a word with the article."""
        info, classes, k, head = t.info, t.info.classes, t.i, self.head
        several = info.number == "p" and t.f.startswith("ال") and "adjective" not in classes
        one = several and head.info.number == "s" and head.info.article and before.info.article
        if one and info.has("people", "office"):
            return True  # المدرب الجديد اللاعبين
        if self.mere and several and "people" in classes and before.info.has("name", "actor"):
            return True  # طيران الساحل المسافرين
        led = (self.begins is not None and k > self.begins) or (self.mere and before.info.article and k > self.j)
        led = led and not (info.prep or info.conj)
        if led and verbal_noun(t) and not _ATTRIBUTES.intersection(classes):
            return True  # سالم الاكتفاء, المملكة التحرك
        if not info.article:
            return False
        if before.info.article and not (info.prep or info.conj or t.f.startswith("ال")):
            return True  # المعهد الوطني بيانه
        holder = info.has("office", "title") and not info.has("adjective", "name")
        if self.mere and before.info.article and holder:
            return True  # وكيل وزارة الشؤون الإسلامية المساعد
        apart = k == self.j + 1 and head.info.article and head.info.base.endswith("ه") and not info.base.endswith("ه")
        if self.mere and apart and "adjective" in classes:
            return True  # حساب الوزارة الرسمي
        thing = k == self.named_to and not _THINGS.isdisjoint(classes)
        return thing and _OFFICES.isdisjoint(classes) and not info.has("name", "adjective")  # زار سالم العنبري المستشفى

    def _indefinite(self, t: Token, before: Token) -> bool:
        """Whether the phrase ends before a word without the article."""
        info, classes, k = t.info, t.info.classes, t.i
        somebody = t.f.endswith("ا") and len(t.f) > 3 and info.base != t.f and info.has("people", "office")
        if somebody and (before.info.article or before.info.has("name", "actor") or not before.info.classes):
            return True  # سالم رجلا: an accusative
        if len(t.f) > 4 and t.f.endswith(("ته", "هم", "ها", "هما")) and "name" not in classes:
            return True
        loose = not info.prep and not info.conj
        if loose:
            told = self._loose(t, before)
            if told is not None:
                return told
        if k > self.j + 1 and ("quant" in classes or t.word.is_number) and "quant" not in before.info.classes:
            return True
        if not loose:
            return False
        definite = before.info.article and not before.info.prep
        if definite and not _DEEDS.isdisjoint(classes) and not info.has("name", "office"):
            return True
        if not classes and "name-family" not in before.info.classes:
            return False
        in_name_of = before.f == "باسم" and self.toks[k - 2].info.base in wordlist("spokespersons")
        named = "name" in before.info.classes and not in_name_of
        named = named or (before.i > self.j and _titled(self.toks[before.i - 1], before))
        return named and "name" not in classes and _OFFICES.isdisjoint(classes)

    def _loose(self, t: Token, before: Token) -> bool | None:
        """Whether the phrase ends before a word without article and clitics; None when its classes are to say."""
        classes, k = t.info.classes, t.i
        if before.info.article and not t.f.startswith("ال"):
            if self.mere and "prep" not in classes:
                return True  # شرطة الوادي أفراد المجتمع
            nameless = self.begins is None or k < self.begins
            if nameless and not before.info.prep and _said(self.toks, k, self.end):
                return True  # وزير الري حرص
        behind = self.begins is not None and k > self.begins and before.info.article and t.word.text[-1] in "ةا"
        if behind and not self.of_names and _KEPT.isdisjoint(classes):
            return True  # الشاعر العنبري مقطوعة
        if classes:
            return None
        if self.mere and before.word.text in _CLOSE and not t.f.startswith("ال"):
            return True  # تنظيم «الراية» دأب
        if self.mere and before.info.article and not before.info.prep:
            return True  # وكالة المشرق رتلا, المحكمة اطمأنت
        if self.begins == k - 1 and before.info.has("name-given", "name-foreign"):
            return False  # موشي يعلون
        if t.f[0] in "يت" and t.f.endswith(("ون", "ان")) and before.info.classes:
            return True  # a verb of several: الأهالي ينتظرون
        return True if t.f[0] == "ي" and len(t.f) > 3 and k > self.j + 2 else None


def _titled(title: Token, t: Token) -> bool:
    """Whether *t* is a name that a title leads, and not what the title governs (رئيس مجلس)."""
    return "title" in title.info.classes and (title.info.article or not t.info.classes)


def _said(toks: Sequence[Token], k: int, end: int) -> bool:
    """Whether the indefinite word at *k*, behind a definite noun, can be no part of that noun's phrase."""
    t = toks[k]
    if (
        t.punct
        or t.info.prep
        or t.info.conj
        or t.word.is_number
        or t.info.has("name", "prep", "office", "people", "title")
    ):
        return False
    if t.reports()[1] or t.word.text.endswith(("اً", "ًا")) or t.info.has("event", "verb"):
        return True
    return not t.info.classes and k + 1 < end and ("prep" in toks[k + 1].info.classes or toks[k + 1].info.prep == "ب")
