"""Modifiers: whether a preposition, a clitic or a coordinated word carries a noun phrase on."""

from __future__ import annotations

import re
from collections.abc import Collection

from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.byplace import place_head
from riwaya.reading.nounforms import adjective_like, masdar_like, verbal_noun
from riwaya.reading.words import IN_THE_NAME, complementiser, finite, is_medium, owned

__all__ = ["anchor", "clause_ahead", "clitic_modifies", "coordinated", "governing", "past_foreign", "prepositional"]


_PARTICIPLE = re.compile(r"^(?:م\w{3,6}|[^ا]ا\w{2}(?:ه|ين|ون|ان|ات)?)$")
"""Participles of common patterns (متخصص, منتمي, صادر), without the article."""

_DEPARTMENTS = {"تعليم", "صحه"}
"""Departments that are called by their field alone: بتعليم الشرق."""

_OCCASION = {"حين", "هذا", "هذه", "ذلك", "تلك"}


def governing(para: Paragraph, j: int, first: int) -> bool:
    """Whether the word at *j* is a definite participle behind its noun, which may govern a preposition of its own."""
    t = para.tokens[j]
    if j > first and t.info.base in wordlist("governing-adjectives"):
        return True
    if j <= first or not t.info.article or owned(t) or t.info.conj:
        return False
    before = para.tokens[j - 1].info
    if not (before.article or before.has("name", "actor", "prep", "time-any") or not before.classes):
        return False  # جامعة المنيا: an idafa
    if t.info.has("organisation", "media", "document", "title", "time", "adjective-nation", "adjective-field", "noun"):
        return False
    return bool(_PARTICIPLE.match(t.info.base)) and not (place_head(t) or adjective_like(t))


def _takes(token: Token, words: Collection[str]) -> bool:
    return token.info.base in words


_PEOPLE = frozenset(["people", "office"])
_ANCHORS = frozenset(["office", "people", "organisation"])
_ATTRIBUTES = frozenset(["adjective", "time-unit", "time-adjective"])


def prepositional(para: Paragraph, j: int, limit: int, first: int, head: Token) -> bool:
    """Whether the preposition at *j* opens a modifier of the phrase that began at *first*."""
    toks = para.tokens
    word, last = toks[j].rest, toks[j - 1]
    if toks[j].info.prep == "ب" and toks[j].info.base in wordlist("whereabouts"):
        return head.info.has("people", "office", "organisation")  # بشمال أفغانستان
    if j + 1 >= limit or toks[j].info.conj:
        return False
    after = toks[j + 1]
    if (after.rest in wordlist("asides") and after.rest != "راس") or after.rest in wordlist("own-side"):
        return False
    human = not _PEOPLE.isdisjoint(head.info.classes)
    governs = governing(para, j - 1, first) and "dem" not in after.info.classes
    k = j - 1
    while k > first and not _ATTRIBUTES.isdisjoint(toks[k].info.classes):
        k -= 1
    noun = last if k == first and not _ATTRIBUTES.isdisjoint(toks[k].info.classes) else toks[k]
    if word == "من":
        if "time-any" in last.info.classes and "time-any" in after.info.classes:
            return last.info.has("quant", "time-adjective")  # الربع الأول من العام
        counts = (
            "quant" in head.info.classes or head.word.is_number or "quant" in last.info.classes or last.word.is_number
        )
        if last.info.base in {"بالغ", "بالغه"} and after.info.base == "عمر":
            return True  # البالغ من العمر 57 عاما
        if "time" in after.info.classes or after.rest in {"جهه", "جانب", "خلال", "المقرر", "المتوقع", "المرجح"}:
            return False
        if head.info.base in wordlist("groups") and not head.info.article:
            return True
        if human and after.info.base in wordlist("origins") and not after.info.article:
            return True
        belongs = (after.info.has("organisation", "people") and not owned(after)) or place_head(after)
        named = "name" in last.info.classes or (head.info.has("name", "title") and not last.info.classes)
        if belongs and named and not is_medium(para, j + 1):
            return True  # حمدان السالم من محافظة الجوف
        return counts or (human and not head.info.article) or last.info.base in wordlist("takes-from")
    if word == "في":
        if after.info.has("event", "time") or after.word.is_number or after.rest in _OCCASION or owned(after):
            return False
        if "time-unit" in after.info.classes and j + 2 < limit and toks[j + 2].word.is_number:
            return False  # في عام 2019
        if governs:
            return True
        if head.info.has("organisation", "data", "media") and not human:
            seat = after.info.has("organisation", "actor-state") or place_head(after)
            seat = seat or after.rest in wordlist("whereabouts")
            unknown = not (after.info.classes - {"name", "name-foreign"})
            return seat or (unknown and (after.info.article or not verbal_noun(after)))
        unnamed = head.info.base in wordlist("sources")
        if not unnamed and (not (human or "quant" in head.info.classes) or head.info.has("organisation", "media")):
            return False
        return not ("name" in last.info.classes and not last.info.has("office", "people", "organisation"))
    if word == "علي":
        general = toks[j - 2] if "time-unit" in last.info.classes and j - 2 >= first else last  # المشرف العام على
        overseer = any(x.info.base in wordlist("takes-on") for x in (last, noun, general))
        return overseer or governs or _takes(after, wordlist("after-on"))
    if word == "عن":
        return governs or _takes(noun, wordlist("takes-about"))  # النائب السابق عن الجهة
    if word == "الي":
        return (
            governs
            or last.info.base.removesuffix("ه") in wordlist("takes-to")
            or head.info.base.removesuffix("ه")
            in {
                "مبعوث",
                "سفير",
                "مندوب",
                "موفد",
            }
        )
    if word == "مع":
        return governs or _takes(last, wordlist("takes-with")) or (human and _takes(noun, wordlist("takes-with")))
    if word == "عبر" and after.info.base == "انترنت":
        return True
    if word == "لدي" and not _PEOPLE.isdisjoint(toks[first].info.classes):
        return True  # وكيل الجمهورية لدى المحكمة
    if word in wordlist("whereabouts") or word == "بين":
        return human and (word != "بين" or head.info.base in wordlist("sources"))
    return word == "بشان" and human


def clitic_modifies(para: Paragraph, j: int, first: int, head: Token, governed: frozenset[str]) -> bool:
    """Whether a word with ب or ل before it modifies the phrase that began at *first*."""
    t = para.tokens[j]
    info = t.info
    last = para.tokens[j - 1]
    if info.conj or info.prep == "ك" or info.has("comp", "pron"):
        return False
    if info.prep == "ل":
        whole = para.tokens[first].info
        if info.article and info.base in wordlist("news") and "adjective" in last.info.classes:
            return whole.has("media", "organisation")  # الوكالة الوطنية للإعلام
        people = "people" in info.classes and info.number == "p" and not info.article
        if people and whole.article and "adjective-nation" in last.info.classes:
            return False  # قال الرئيس الصيني لقادة الشركات
        if (
            t.i in para.media
            or is_medium(para, j)
            or info.base in {"صحفيين", "صحافيين", "اعلاميين", "مراسلين", "وسايل"}
        ):
            return False
        if para.tokens[j - 2].rest == "في" and j - 2 > first and masdar_like(t, definite=True):
            return False  # إلى السلطات في المدينة للتحقق
        if "ل" in governed and verbal_noun(t) and not info.article and info.base != "شوون":
            return False
        return head.info.has("office", "people", "organisation", "document", "title", "data", "imagery") or bool(
            last.info.has("office", "adjective", "organisation", "time-adjective")
        )
    if info.prep == "ب" and governing(para, j - 1, first) and "ب" not in governed:
        return True  # الخاصة بالربع الأول
    if info.has("event", "time") or info.base in {"شده", "شكل", "وضوح", "صراحه", "قوه", "حضور", "دوره", "دورها"}:
        return False
    if t.f in IN_THE_NAME:
        return True
    if "ب" in governed:
        if info.prep == "ب" and not masdar_like(t, definite=True) and _clause_after(para, j):
            return head.info.has("people", "office", "organisation")  # أفاد مدير المباني بتعليم الشرق، سالم، أن
        there = info.article and not (masdar_like(t, definite=True) or "people" in info.classes)
        place = "actor-state" in info.classes or place_head(t) or there or info.base in _DEPARTMENTS
        return head.info.has("people", "office", "organisation") and ("organisation" in info.classes or place)
    if _takes(last, wordlist("spokespersons")):
        return True
    return head.info.has("people", "office", "organisation", "title", "quant") and not (
        "name" in last.info.classes and "organisation" not in info.classes and not info.article
    )


def past_foreign(para: Paragraph, j: int, limit: int) -> int:
    """The end of a name or a place whose first letter at *j* only looks like the ب that the verb governs; else *j*.

    The verb's own ب must still be ahead.
    """
    t, last = para.tokens[j], para.tokens[j - 1]
    if t.f[0] != "ب" or t.info.conj or j + 2 >= limit:
        return j
    then = para.tokens[j + 2]
    if t.f[1:] in wordlist("name-openers") and not para.tokens[j + 1].punct and then.info.prep == "ب":
        return j + 2  # بسيدي بوزيد بفتح
    foreign = not (t.info.classes or t.info.prep or last.info.classes - {"name", "name-foreign"} or last.info.article)
    return j + 1 if foreign and len(last.f) < 7 and _clause_after(para, j) else j


def _clause_after(para: Paragraph, j: int) -> bool:
    """Whether a clause follows the word at *j* with nothing but nouns between."""
    for t in para.tokens[j + 1 : j + 16]:
        if complementiser(t):
            return not t.info.conj
        if t.word.text in ".:؛«“" or finite(t) or t.reports()[1] or t.info.conj:
            return False
    return False


def coordinated(para: Paragraph, j: int, limit: int, head: Token) -> bool:
    """Whether the word at *j*, written with و, carries the phrase on."""
    t = para.tokens[j]
    info = t.info
    reporting = any(r.shape.tense != "masdar" for r in t.reports()[1]) or (bool(t.reports()[1]) and not info.article)
    if finite(t) or reporting or info.has("sub", "neg", "vpart", "comp", "pron", "rel", "adv", "time"):
        return False
    if "prep" in info.classes and "name" not in info.classes:
        return False
    if info.prep:
        return False
    if info.article or info.has("office", "organisation", "name", "people", "actor", "adjective", "title"):
        return True
    return info.base.endswith(("ه", "هم", "ها")) and len(info.base) > 4


def clause_ahead(para: Paragraph, j: int, limit: int) -> bool:
    """Whether a clause follows the preposition at *j*, so that the phrase behind it is not what is reported."""
    for t in para.tokens[j + 1 : min(limit, j + 16)]:
        if t.word.text == "." and len(para.tokens[t.i - 1].f) == 1:
            continue  # د. هشام
        if complementiser(t):
            return not t.info.conj
        if t.punct and t.word.text not in '«»“”"':
            return False
    return False


def anchor(para: Paragraph, i: int, j: int) -> Token:
    """What a modifier at *j* belongs to: the last office or body of the phrase that began at *i*, else its head."""
    for k in range(j - 1, i, -1):
        classes = para.tokens[k].info.classes
        if not _ANCHORS.isdisjoint(classes) and "name" not in classes:
            if "adjective" in classes and para.tokens[k].info.article and para.tokens[k - 1].info.article:
                continue  # للشؤون الأكاديمية
            return para.tokens[k]
    return para.tokens[i]
