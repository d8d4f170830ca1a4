"""Objects: where a verb's direct object begins behind its subject, judged by the shapes of words.

Without case endings a subject and its object meet with nothing between them (أعلنت الوزارة إغلاق …). What tells them
apart is that a definite noun phrase is complete: a noun behind it that is no adjective and no name begins a new one.
"""

from __future__ import annotations

from riwaya.arabic.paragraphs import Paragraph
from riwaya.arabic.speaking import speaking
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.definites import new_definite, no_name, other_office, qualified, qualifies
from riwaya.reading.nounforms import (
    STRICT_MASDAR,
    adjective_like,
    deeds,
    event_noun,
    feminine_adjective,
    joined_masdar,
    masdar_like,
    owned_masdar,
    plain_masdar,
    possessed,
    purpose,
)
from riwaya.reading.words import owned

__all__ = ["object_begins"]


def object_begins(para: Paragraph, i: int, j: int) -> bool:
    """Whether the word at token *j* begins the verb's object rather than carrying on the subject that began at *i*."""
    meeting = _Meeting(para, i, j)
    for step in _STEPS:
        begins = step(meeting)
        if begins is not None:
            return begins
    return meeting.bare()


class _Meeting:
    """A word *t* at token *j* that meets *last*, the end of the phrase that *head* at token *i* began.

    Each step says whether the word begins the object, or None when another is to say; the first that has a say decides.
    """

    __slots__ = ("definite", "head", "i", "info", "j", "last", "para", "t", "toks", "was")

    def __init__(self, para: Paragraph, i: int, j: int) -> None:
        toks = para.tokens
        self.para, self.toks, self.i, self.j = para, toks, i, j
        self.t, self.last, self.head = toks[j], toks[j - 1], toks[i]
        self.info, self.was = self.t.info, self.last.info
        self.definite = self._whole()

    def _whole(self) -> bool:
        """Whether the phrase before the word is definite."""
        was, f = self.was, self.last.f
        if was.article or ("time-any" in was.classes and f.startswith("ال")) or f in wordlist("same"):
            return True  # المتهم الأول
        if was.base in wordlist("sources") and f.endswith(("هم", "هن", "هما")):
            return True
        return "people" in was.classes and self.info.article and f.endswith(("ون", "ان"))  # ناشطون القوات

    def fixed(self) -> bool | None:
        """Words that always carry a phrase on or always end it."""
        t, info, last, was, head, j = self.t, self.info, self.last, self.was, self.head, self.j
        first = j == self.i + 1
        if was.base in {"احد", "احدي", "كبار"} and not was.article:
            return False  # إحدى كاميرات المراقبة, كبار العلماء
        if info.article and not was.article and last.f.endswith("ون") and was.has("people", "adjective"):
            return True  # نواب محافظون الرئيس: no idafa
        if t.f in wordlist("own-speech"):
            return False  # في ختام حديثه
        if first and was.base in wordlist("own-bodies") and not was.article:
            return False  # إدارة مشروع الواحة
        if was.article and was.base in wordlist("scheduled") and owned_masdar(t):
            return False  # المهرجان المزمع انطلاقه
        if last.f == "باسم" or t.f.startswith("باسم") or ("name-part" in was.classes and last.f != "الله"):
            return False
        if first and head.f in speaking("last-named") and head.f.endswith(("ه", "ها")):
            return not (info.article or info.conj or info.has("adjective", "name", "title"))  # ثمن معاليه جهود
        if t.f in wordlist("same"):
            return False  # النقابة ذاتها
        after = self.toks[j + 1] if j + 1 < len(self.toks) else None
        if after is not None and t.rest in wordlist("comment") and after.rest in wordlist("comment-prepositions"):
            return not first or last.rest.startswith("ال") or not was.classes  # رفض المدرب الكشف عن
        if "dem" in info.classes and not first and not info.conj:
            return True  # أرجعت الشركة تلك الخسائر
        return None

    def attribute(self) -> bool | None:
        """Words that say which one is meant."""
        t, info, last, was = self.t, self.info, self.last, self.was
        if (self.definite and qualifies(t)) or (was.base == "نادي" and info.has("actor", "name")) or purpose(t):
            return False  # الهيئة السعودية, النادي الأهلي, الهيئة الوطنية لمكافحة الفساد
        if joined_masdar(t) or (not self.head.info.article and feminine_adjective(t, last)):
            return False  # الأرصاد وحماية البيئة, دراسة طبية حديثة
        if info.has("time-unit", "time-adjective"):
            ordinal = "time-adjective" in info.classes
            dated = (ordinal or t.f == "العام") and t.f.startswith("ال") and (self.definite or bool(was.prep))
            if dated or (ordinal and "office" in was.classes):
                return False  # المدير العام, الاتحاد العام, الربع الأول
        return None

    def reported(self) -> bool | None:
        """Nouns that stand at the head of what is reported."""
        t, info, last, was, i, j = self.t, self.info, self.last, self.was, self.i, self.j
        if info.base in {"جميع", "كافه", "كل"} and not info.conj:
            return True
        if "title" in was.classes and was.number != "p" and not no_name(t):
            return False  # unlike مجلس الوزراء عمق العلاقات
        named = was.has("actor", "name") or j == i + 1
        if info.base in wordlist("reported-heads"):
            if not info.article and (self.definite or named):
                return True
            if info.article and not was.article and was.has("name", "adjective"):
                return True  # وصف عسيري الأنباء
        if t.f in wordlist("matters") and not was.prep:
            after_name = not (was.classes or was.article) and j - 2 >= i and self.toks[j - 2].info.has("name", "title")
            if self.definite or named or after_name or adjective_like(last):
                return j + 1 < len(self.toks) and not self.toks[j + 1].punct  # انتقد الوزير جاد معلوف موقف الجمعية
        happened = "event" in was.classes and not was.article and "imagery" not in info.classes
        return True if happened and ("noun" in info.classes or event_noun(t)) else None  # في بيان وصول الوفد

    def accusative(self) -> bool | None:
        """An indefinite noun in alif: اتهم الوزير مسؤولا."""
        t, info, last = self.t, self.info, self.last
        if info.article or not t.f.endswith("ا") or info.has("name", "adverb"):
            return None
        described = adjective_like(last)
        if not (self.definite or last.word.text in '»”"' or described):
            return None
        long = len(t.f) > 4 or (len(t.f) > 3 and qualified(self.toks, self.j))
        return True if long or described or last.punct or t.word.text.endswith(("ً", "ًا", "اً")) else None

    def others(self) -> bool | None:
        """Other people and media, and deeds and things with an owner."""
        t, info, last, was = self.t, self.info, self.last, self.was
        many = info.number in "dp" and info.has("people", "office")
        crowd = info.article and many and (t.f.endswith(("ون", "ين", "ات", "ان")) or not was.classes)
        crowd = crowd or (t.f.endswith("يين") and was.has("name", "title") and "adjective-nation" in info.classes)
        plain = was.article or not was.classes
        if crowd and self.head.info.number == "s" and (plain or was.has("name", "actor")):
            return True
        later = self.j > self.i + 1
        medium = later and ("media" in info.classes or t.i in self.para.media) and not info.conj
        if medium and (plain or was.has("name", "actor", "adjective")):
            return True
        if later and owned_masdar(t) and (self.definite or was.has("name", "actor") or last.word.text in ")]»”"):
            return True  # صياد (29 عاما) مشاركته
        belonging = bool(info.classes) and info.classes <= {"noun", "event"} and not (info.conj or info.prep)
        if belonging and owned(t) and (self.definite or was.has("actor", "name") or adjective_like(last)):
            return True  # نفت الشركة مسؤوليتها
        return None

    def kept(self) -> bool | None:
        """Names, offices and adjectives, which belong to the phrase."""
        t, info, last, was, head = self.t, self.info, self.last, self.was, self.head
        led = not (info.classes or info.article) and t.f[0] == "ل" and (len(t.f) > 4 or t.f[1:] in wordlist("fields"))
        if led and self.j + 1 < len(self.toks) and self.toks[self.j + 1].info.article:
            return False  # وكيل الوزارة لشؤون الكهرباء
        name = "name" in info.classes
        if name and was.has("name", "title"):
            return False
        body = "organisation" in was.classes
        if body and was.article and t.f[:2] == "ال" and "actor-organisation" in info.classes:
            return False  # النادي الأهلي
        if name and was.article and was.has("people", "office") and not body:
            return False  # عائلة المفقود سالم
        if other_office(t, head):
            return True
        if last.word.text in "»”" and info.article:
            if info.base in wordlist("scheduled"):
                return False  # مهرجان «النخيل» المزمع انطلاقه
            if last.i in self.para.openings and not info.has("title", "name"):
                return not adjective_like(t)  # تحالف «الراية» الحصول
        if info.has("office", "adjective") or ("title" in info.classes and not possessed(t)):
            return False
        if name and ("organisation" not in head.info.classes or head.info.base in speaking("groups")):
            return False
        return new_definite(self.para, self.i, self.j) if info.article else None

    def behind_name(self) -> bool | None:
        """Indefinite nouns behind people and names."""
        t, info, last, was, i, j = self.t, self.info, self.last, self.was, self.i, self.j
        crew = "people" in was.classes and (last.f.endswith("ون") or was.number == "d") and not was.article
        if crew and not (info.classes or info.conj or info.prep) and not t.f.endswith(("ون", "ان")):
            return True  # نشرها ناشطون آليات
        if not (was.classes or was.article or info.classes or info.conj) and deeds(t) and j - i >= 2:
            return True  # انتقد المخرج سالم الحمدان تصرفات
        told = j - 2 >= i and self.toks[j - 2].info.has("imagery", "document") and last.word.text.endswith("ة")
        if told and plain_masdar(t) and not (was.article or info.conj):
            return True  # أظهرت لقطات مصورة تصاعد الدخان
        unknown = not (was.classes or was.article or was.prep or was.conj)
        before = self.toks[j - 2].info if unknown and j - 2 >= i else None
        named = before is not None and (before.has("name", "title") or before.article or not before.classes)
        if plain_masdar(t) and (was.article or was.has("name", "actor") or named):
            return True  # أعلنت بلدية المدينة طرح مناقصة
        if "name" in was.classes or named:
            return deeds(t) or bool(STRICT_MASDAR.match(info.base)) or bool(info.classes - {"verb"}) or possessed(t)
        return None

    def bare(self) -> bool:
        """All other indefinite nouns."""
        t, info, last, was, j = self.t, self.info, self.last, self.was, self.j
        seated = j - 2 >= self.i - 1 and self.toks[j - 2].rest == "في" and not was.classes  # المجلس البلدي في مصراتة
        if self.definite or "actor" in was.classes or adjective_like(last) or seated:
            plural = len(t.f) > 3 and t.f.endswith(("ين", "ات", "ه"))
            after = self.toks[j + 1].info if j + 1 < len(self.toks) else None
            idafa = after is not None and after.article and not after.has("name", "adjective") and not after.conj
            deed = masdar_like(t) or STRICT_MASDAR.match(info.base)
            return bool(deed or plural or possessed(t) or info.classes - {"verb"} or idafa)
        if was.has("office", "title", "people", "organisation") and not was.article and not info.conj:
            return False  # أستاذ أمراض القلب: an idafa
        foreign = not (was.classes or was.article or was.prep) and len(last.f) > 4
        return (j - self.i >= 2 or foreign) and bool(STRICT_MASDAR.match(info.base)) and not info.conj


_STEPS = (
    _Meeting.fixed,
    _Meeting.attribute,
    _Meeting.reported,
    _Meeting.accusative,
    _Meeting.others,
    _Meeting.kept,
    _Meeting.behind_name,
)
