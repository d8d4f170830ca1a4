"""Objects: where a verb's direct object begins behind its subject, judged by the shapes of words.

Without case endings a subject and its object meet with nothing between them (أعلنت الوزارة إغلاق …). What tells them
apart is that a definite noun phrase is complete: a noun behind it that is no adjective and no name begins a new one.
"""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.speaking import speaking
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.nounforms import (
    PARTICIPIAL,
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

__all__ = ["object_begins", "other_office"]


def object_begins(para: Paragraph, i: int, j: int) -> bool:
    """Whether the word at token *j* begins the verb's object rather than carrying on the subject that began at *i*."""
    toks = para.tokens
    t, last, head = toks[j], toks[j - 1], toks[i]
    info = t.info
    if last.info.base in {"احد", "احدي", "كبار"} and not last.info.article:
        return False  # إحدى كاميرات المراقبة, كبار العلماء
    if last.f.endswith("ون") and not last.info.article and info.article and last.info.has("people", "adjective"):
        return True  # نواب محافظون الرئيس: no idafa
    if t.f in wordlist("own-speech"):
        return False  # في ختام حديثه
    if j == i + 1 and last.info.base in wordlist("own-bodies") and not last.info.article:
        return False  # إدارة مشروع الواحة
    if last.info.article and last.info.base in wordlist("scheduled") and owned_masdar(t):
        return False  # المهرجان المزمع انطلاقه
    if last.f == "باسم" or t.f.startswith("باسم") or ("name-part" in last.info.classes and last.f != "الله"):
        return False
    if j == i + 1 and head.f in speaking("last-named") and head.f.endswith(("ه", "ها")):
        return not (info.article or info.conj or info.has("adjective", "name", "title"))  # ثمن معاليه جهود
    if t.f in wordlist("same"):
        return False  # النقابة ذاتها
    if t.rest in wordlist("comment") and j + 1 < len(toks) and toks[j + 1].rest in wordlist("comment-prepositions"):
        return j > i + 1 or last.rest.startswith("ال") or not last.info.classes  # رفض المدرب الكشف عن
    if "dem" in info.classes and j > i + 1 and not info.conj:
        return True  # أرجعت الشركة تلك الخسائر
    definite = last.info.article or ("time-any" in last.info.classes and last.f.startswith("ال"))  # المتهم الأول
    definite = definite or last.f in wordlist("same")
    definite = definite or (last.info.base in wordlist("sources") and last.f.endswith(("هم", "هن", "هما")))
    definite = definite or (
        "people" in last.info.classes and info.article and last.f.endswith(("ون", "ان"))
    )  # ناشطون القوات
    if (definite and _qualifies(t)) or (last.info.base == "نادي" and info.has("actor", "name")) or purpose(t):
        return False  # الهيئة السعودية, النادي الأهلي, الهيئة الوطنية لمكافحة الفساد
    if joined_masdar(t) or (not head.info.article and feminine_adjective(t, last)):
        return False  # الأرصاد وحماية البيئة, دراسة طبية حديثة
    if info.has("time-unit", "time-adjective") and (
        ("office" in last.info.classes and "time-adjective" in info.classes)
        or (
            (t.f == "العام" or "time-adjective" in info.classes)
            and t.f.startswith("ال")
            and (definite or last.info.prep)
        )
    ):
        return False  # المدير العام, الاتحاد العام, الربع الأول
    if info.base in {"جميع", "كافه", "كل"} and not info.conj:
        return True
    if "title" in last.info.classes and last.info.number != "p" and not _no_name(t):
        return False  # unlike مجلس الوزراء عمق العلاقات
    named = last.info.has("actor", "name") or j == i + 1
    if not info.article and (definite or named) and info.base in wordlist("reported-heads"):
        return True
    whose = last.info.has("name", "adjective") and not last.info.article
    if info.article and whose and info.base in wordlist("reported-heads"):
        return True  # وصف عسيري الأنباء
    after_name = not (last.info.classes or last.info.article or last.info.prep) and j - 2 >= i
    after_name = after_name and toks[j - 2].info.has("name", "title")
    if t.f in wordlist("matters") and not last.info.prep and (definite or named or after_name or adjective_like(last)):
        return j + 1 < len(toks) and not toks[j + 1].punct  # انتقد الوزير جاد معلوف موقف الجمعية
    if (
        "event" in last.info.classes
        and not last.info.article
        and ("noun" in info.classes or event_noun(t))
        and "imagery" not in info.classes
    ):
        return True  # في بيان وصول الوفد
    if (
        not info.article
        and t.f.endswith("ا")
        and (definite or last.word.text in '»”"' or adjective_like(last))
        and not info.has("name", "adverb")
        and (
            len(t.f) > 4
            or (len(t.f) > 3 and _qualified(toks, j))
            or adjective_like(last)
            or last.punct
            or t.word.text.endswith(("ً", "ًا", "اً"))
        )
    ):
        return True  # اتهم الوزير مسؤولا: the accusative
    many = info.number in "dp" and info.has("people", "office")
    crowd = (info.article and many and (t.f.endswith(("ون", "ين", "ات", "ان")) or not last.info.classes)) or (
        t.f.endswith("يين") and last.info.has("name", "title") and "adjective-nation" in info.classes
    )
    if (
        crowd
        and head.info.number == "s"
        and (last.info.article or last.info.has("name", "actor") or not last.info.classes)
    ):
        return True
    medium = ("media" in info.classes or t.i in para.media) and not info.conj
    if (
        medium
        and j > i + 1
        and (last.info.has("name", "actor", "adjective") or last.info.article or not last.info.classes)
    ):
        return True
    if owned_masdar(t) and j > i + 1 and (definite or last.info.has("name", "actor") or last.word.text in ")]»”"):
        return True  # صياد (29 عاما) مشاركته
    belonging = not info.conj and not info.prep and info.classes <= {"noun", "event"} and bool(info.classes)
    if belonging and owned(t) and (definite or last.info.has("actor", "name") or adjective_like(last)):
        return True  # نفت الشركة مسؤوليتها
    led = not (info.classes or info.article) and t.f[0] == "ل" and (len(t.f) > 4 or t.f[1:] in wordlist("fields"))
    if led and j + 1 < len(toks) and toks[j + 1].info.article:
        return False  # وكيل الوزارة لشؤون الكهرباء
    if "name" in info.classes and last.info.has("name", "title"):
        return False
    if (
        "actor-organisation" in info.classes
        and "organisation" in last.info.classes
        and last.info.article
        and t.f[:2] == "ال"
    ):
        return False  # النادي الأهلي
    if (
        "name" in info.classes
        and last.info.article
        and last.info.has("people", "office")
        and "organisation" not in last.info.classes
    ):
        return False  # عائلة المفقود سالم
    if other_office(t, head):
        return True
    if last.word.text in "»”" and info.article and info.base in wordlist("scheduled"):
        return False  # مهرجان «النخيل» المزمع انطلاقه
    if last.word.text in "»”" and info.article and last.i in para.openings and not info.has("title", "name"):
        return not adjective_like(t)  # تحالف «الراية» الحصول
    if info.has("office", "adjective") or ("title" in info.classes and not possessed(t)):
        return False
    if "name" in info.classes and ("organisation" not in head.info.classes or head.info.base in speaking("groups")):
        return False
    if info.article:
        return _definite(para, i, j)
    crew = (
        "people" in last.info.classes and (last.f.endswith("ون") or last.info.number == "d") and not last.info.article
    )
    if crew and not (info.classes or info.conj or info.prep) and not t.f.endswith(("ون", "ان")):
        return True  # نشرها ناشطون آليات
    if not (last.info.classes or last.info.article or info.classes or info.conj) and deeds(t) and j - i >= 2:
        return True  # انتقد المخرج سالم الحمدان تصرفات
    unknown = not (last.info.classes or last.info.article or last.info.prep or last.info.conj)
    before = toks[j - 2].info if j - 2 >= i else None
    behind_name = (
        unknown and before is not None and (before.has("name", "title") or before.article or not before.classes)
    )
    if plain_masdar(t) and (last.info.article or last.info.has("name", "actor") or behind_name):
        return True  # أعلنت بلدية المدينة طرح مناقصة
    if "name" in last.info.classes or behind_name:
        return deeds(t) or bool(STRICT_MASDAR.match(info.base)) or bool(info.classes - {"verb"}) or possessed(t)
    seated = j - 2 >= i - 1 and toks[j - 2].rest == "في" and not last.info.classes  # المجلس البلدي في مصراتة
    if definite or "actor" in last.info.classes or adjective_like(last) or seated:
        plural = len(t.f) > 3 and t.f.endswith(("ين", "ات", "ه"))
        after = toks[j + 1].info if j + 1 < len(toks) else None
        idafa = after is not None and after.article and not after.has("name", "adjective") and not after.conj
        deed = masdar_like(t) or STRICT_MASDAR.match(info.base)
        return bool(deed or plural or possessed(t) or info.classes - {"verb"} or idafa)
    if last.info.has("office", "title", "people", "organisation") and not last.info.article and not info.conj:
        return False  # أستاذ أمراض القلب: an idafa
    foreign = not (last.info.classes or last.info.article or last.info.prep) and len(last.f) > 4
    return (j - i >= 2 or foreign) and bool(STRICT_MASDAR.match(info.base)) and not info.conj


def _qualifies(t: Token) -> bool:
    """Whether a word with the article is an adjective that the tables give as another thing: السعودية, العليا."""
    base = t.info.base.removeprefix("ال")
    state = "actor-state" in t.info.classes and base.endswith("يه")
    known = base in wordlist("governing-adjectives") or base in wordlist("high-adjectives")
    return t.f.startswith("ال") and (state or known)


def other_office(t: Token, head: Token) -> bool:
    """Whether a single office cannot be in apposition to the people before it: معلمو القرى وزير التعليم."""
    info = t.info
    single = "office" in info.classes and info.number == "s" and not (info.article or info.conj or info.prep)
    several = head.info.number in ("d", "p") and "people" in head.info.classes
    body = "organisation" in head.info.classes and head.info.article and not head.info.has("office", "title")
    return single and (several or body) and "adjective" not in info.classes


def _no_name(t: Token) -> bool:
    """Whether a word behind a title cannot be the name of who bears it."""
    info = t.info
    if info.has("name", "title", "adjective") or info.prep:
        return False
    if info.article:
        crowd = info.number in "dp" and info.has("people", "office")
        return crowd or bool(info.classes - {"verb", "people", "office"})
    return (
        bool(STRICT_MASDAR.match(info.base))
        or possessed(t)
        or info.has("noun", "organisation", "document")
        or t.f.endswith(("ات", "ين"))
    )


def _qualified(toks: Sequence[Token], j: int) -> bool:
    """Whether an indefinite noun at *j* goes on with its adjective or with من: رتلا من العربات."""
    after = toks[j + 1] if j + 1 < len(toks) else None
    return after is not None and (after.f == "من" or after.f.endswith("ا") or after.word.text.endswith("ة"))


def _feminine(t: Token) -> bool:
    """Whether a word is a feminine singular, so that a masculine one behind it is no adjective of it."""
    return t.info.base.endswith("ه") or ("actor-state" in t.info.classes and t.f not in speaking("masculine-states"))


def _definite(para: Paragraph, i: int, j: int) -> bool:
    """The same for a word with the article: an adjective agrees with what stands before it, an object need not."""
    toks = para.tokens
    t, last, head = toks[j], toks[j - 1], toks[i]
    base = t.info.base
    if "name" in last.info.classes:
        # the first article after a given name is a family name, and so is a nisba after several
        dated = j + 1 < len(toks) and "time" in toks[j + 1].info.classes  # محمد سالم الغبان أمس
        family = not t.info.classes and (base.endswith("ي") or dated)
        return j - 2 >= i and "name" in toks[j - 2].info.classes and not family
    if (
        not (last.info.article or "actor" in last.info.classes)
        or (base[-2:] in ("ين", "ون") and last.info.base.endswith(base[-2:]))  # الحرمين الشريفين
        or adjective_like(t)
        or t.info.has("time-adjective", "quant")  # اللاعبون الأربعة
        or t.f == "العام"
    ):
        return False
    if t.info.has("organisation", "document") and last.info.article:
        return True
    if not base.endswith(("ه", "ي")) and all(_feminine(x) for x in toks[i:j]):
        return True  # أدانت السعودية الحادث: no adjective of a feminine noun
    things = last.info.base.endswith("ات") and last.info.has("organisation", "document", "data")  # القوات المسلحة
    if base.endswith("ه") and (last.info.base.endswith("ه") or head.info.base.endswith("ه") or things):
        return bool(STRICT_MASDAR.match(base))
    return base.endswith("ه") or not PARTICIPIAL.match(base) or bool(STRICT_MASDAR.match(base))
