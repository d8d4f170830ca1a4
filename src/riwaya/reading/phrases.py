"""Noun phrases: how far the phrase goes that begins at a token.

A shallow grammar of the Arabic noun phrase (head, idafa, adjectives, names, prepositional and relative modifiers,
apposition between commas, coordination), read left to right with one token of look-ahead; see Ryding 2005,
chapters 8-10 and 14, for the constructions.
"""

from __future__ import annotations

from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.byplace import bare_noun, family_name, given_name, named_by_place
from riwaya.reading.enclosed import bracket_end, described, quoted_name, relates, relative_end, withheld
from riwaya.reading.modifiers import (
    anchor,
    clause_ahead,
    clitic_modifies,
    coordinated,
    governing,
    prepositional,
)
from riwaya.reading.objects import object_begins, other_office
from riwaya.reading.outlets import carrying, past_name
from riwaya.reading.words import (
    ASKED,
    SOURCING,
    complementiser,
    day_before,
    finite,
    governed_clitic,
    last_year,
    starts_phrase,
)

__all__ = ["noun_phrase"]


_LONGEST = 120
"""Tokens of a phrase at most: what seems longer is no prose."""

_LATELY = {"حديثا", "موخرا", "سابقا", "حاليا", "رسميا"}
_SEATS = {"ومقره", "ومقرها"}
_CALLED = {"يدعي", "تدعي", "يسمي", "تسمي"}
_BELONGING = {"له", "لها", "لهم", "لهما", "لهن"}
_HUNDRED = {"المئه", "الميه", "المايه", "المائه"}


def noun_phrase(
    para: Paragraph,
    i: int,
    limit: int,
    *,
    apposed: bool = False,
    governed: frozenset[str] = frozenset(),
    obj: bool = False,
    clitic: bool = False,
    tight: bool = False,
    told: bool = False,
) -> int:
    """The end (exclusive token index) of the noun phrase that begins at token *i*; *i* itself when none does.

    *limit* is the first token that it may not reach. *governed*: prepositions of the verb whose subject this is,
    which therefore end it. *obj*: the verb takes a direct object too, so that a new definite noun or a verbal noun
    after a complete phrase begins that object. *apposed*: the phrase is itself an apposition (none is looked for).
    *clitic*: the first word carries a preposition that does not count (للمصادر). *tight*: any word that carries a
    governed preposition ends it. *told*: the verb has a hearer, so that a medium behind a whole phrase ends it.
    """
    toks = para.tokens
    if i >= limit or not (clitic or starts_phrase(toks[i])):
        return i
    limit = min(limit, i + _LONGEST)
    head = toks[i]
    if head.punct:
        end = quoted_name(para, i, limit, head)
        if end is None:
            return i
        j = end
    else:
        j = i + 1
    while j < limit:
        t = toks[j]
        info = t.info
        text = t.word.text
        if t.punct:
            if told and j + 1 in para.media and not toks[j - 1].info.has("media"):
                break  # أخبر المدير «النهر» أن
            if text in '«“"„‘' and (end := quoted_name(para, j, limit, head)) is not None:
                j = end
            elif text in "([" and (end2 := bracket_end(para, j, limit)) is not None:
                j = end2
            elif text in "%٪" and toks[j - 1].word.is_number:
                j += 1
            elif text in "-–/" and t.start == toks[j - 1].end and j + 1 < limit and toks[j + 1].start == t.end:
                j += 2
            elif text in "،,؛" and not apposed and (end3 := _apposition(para, j, limit, head, obj)) is not None:
                j = end3
                apposed = j >= limit or toks[j].word.text not in "،,"
            else:
                break
            continue
        if t.f in ASKED or last_year(para, j, limit):
            break  # تعهدت الحكومة العام الماضي ب, وصفت أخرى كيف
        if t.f in _CALLED and j + 1 < limit and (toks[j + 1].info.has("name") or not toks[j + 1].info.classes):
            j += 2  # صياد يدعى مرزوق
            continue
        if t.f in _BELONGING and toks[j - 1].info.has("people") and not toks[j - 1].info.article:
            j += 1  # زميل لهما
            continue
        if len(t.f) == 1 and j + 1 < limit and toks[j + 1].word.text == ".":
            j += 2  # an initial
            continue
        if t.word.text.endswith(("ا", "ً")) and any(r.shape.tense == "participle" for r in t.reports()[1]):
            break  # سالم زاعما
        if named_by_place(para, j) and not complementiser(t):
            j += 1
            continue
        if t.word.text.endswith("ة") and not info.conj and _reports_on(para, j, limit):
            break  # وقالت سامية مطالبة ب

        if (
            t.f == "و"
            and j > i
            and j - 1 in para.openings
            and (more := quoted_name(para, j + 1, limit, head)) is not None
        ):
            j = more  # صحيفتا «النهر» و«الوادي»
            continue
        if t.f in {"ل", "ب"} and toks[j - 1].info.base in {"خاصه", "خاص"} and (named := past_name(para, j + 1)) > j + 1:
            j = named  # مصادر خاصة بـ «النهر»
            continue
        if len(t.f) == 1 or t.rest in wordlist("saying-with-owner") or t.rest in wordlist("saying"):
            break
        if t.f in wordlist("pronoun-prepositions") and governing(para, j - 1, i):
            j += 1  # المعترف بها دوليا, المقبوض عليهم
            while j < limit and toks[j].info.has("adv") and toks[j].f.endswith("ا"):
                j += 1
            continue
        described_by = info.conj == "و" or info.has("neg") or t.f in wordlist("anonymity") or t.f in _SEATS
        if described_by and (end4 := described(para, j, limit, head)) > j:
            j = end4
            continue
        if info.has("comp", "sub", "neg", "vpart", "pron", "adv"):
            if not ((info.has("name", "office") or info.article) and not info.has("comp", "sub", "neg", "pron")):
                break
            j += 1
            continue
        if info.has("rel"):
            if "ب" in governed and t.f.startswith("بال"):
                break  # ندد بالذين
            if obj and t.f == "ما" and j + 1 < limit and toks[j + 1].f in {"يبدو", "بدا", "يشبه"}:
                break  # أظهرت صور الأقمار ما يبدو حفرة
            j = relative_end(para, j, limit, obj, governed)
            continue
        if day_before(para, j) > j:
            break
        surname = (
            info.article
            and toks[j - 1].info.has("name")
            and j + 1 < limit
            and (complementiser(toks[j + 1]) or toks[j + 1].word.text in "،,")
        )
        unit = bool(info.prep) and toks[j - 1].info.base in wordlist("governing-adjectives")
        if info.has("time") and not (
            surname or unit or given_name(para, j, limit) or info.has("name", "office", "organisation")
        ):
            break
        if info.has("prep") and not info.has("name") and not (info.article and info.has("adjective")):
            if t.rest == "في" and toks[j - 1].word.is_number and toks[j + 1 : j + 2] and toks[j + 1].f in _HUNDRED:
                j += 2  # 39 في المئة من الناخبين
                continue
            inner = t.rest == "في" and j + 1 < limit and toks[j + 1].info.has("organisation", "actor-state")
            before = toks[
                j - 2 if toks[j - 1].info.has("time-unit", "time-adjective") and j - 1 > i else j - 1
            ]  # المشرف العام على
            overseer = t.rest == "علي" and before.info.base in wordlist("takes-on")
            overseer = overseer and clause_ahead(para, j, limit)
            part = t.rest == "من" and toks[j - 1].info.base in wordlist("parts") and not toks[j - 1].info.article
            if t.rest in governed and not inner and not overseer and not part:
                break
            if not prepositional(para, j, limit, i, anchor(para, i, j)):
                break
            end = noun_phrase(para, j + 1, limit, apposed=True, governed=governed, obj=obj)
            if end == j + 1 and t.rest in ("في", "من") and finite(toks[j + 1]) and not toks[j + 1].info.classes:
                end += 1  # في تعز: no verb stands behind a preposition
            if end == j + 1:
                break
            j = next((k for k in range(j + 2, end) if obj and other_office(toks[k], head)), end)
            continue
        if info.conj == "و" and not info.prep:
            if not coordinated(para, j, limit, head):
                break
            j += 1
            continue
        if info.conj == "ف":
            break
        if family_name(para, j, limit):
            j += 1
            continue
        spoken_to = j in para.media and t.f.startswith("ل") and para.media[j][0] > t.start
        begun = j in para.media and para.media[j][0] == t.start and j > i + 1
        last = toks[j - 1].info
        if told and begun and (last.has("name", "actor", "adjective") or last.article or not last.classes):
            break
        if toks[j - 1].info.has("event") and not info.classes - {"verb"} and carrying(t.f):
            break  # اتصال أجرته معه صحيفة
        if spoken_to or (not info.prep and governed_clitic(t, governed)):
            break
        if t.f == "ما" or t.f in SOURCING:
            break
        if info.prep:
            if tight and info.prep in governed:
                break
            if not clitic_modifies(para, j, i, anchor(para, i, j), governed):
                break
            j += 1
            continue
        if t.f in _LATELY and governing(para, j - 1, i):
            led = j + 1 < limit and toks[j + 1].f[0] == "ل"
            j = noun_phrase(para, j + 1, limit, apposed=True, clitic=True) if led else j + 1
            continue  # نادي الوحدة الصاعد حديثا لدوري المحترفين
        if j > i + 1 and relates(para, j, i, limit):
            break
        made = t.f in wordlist("made-by") and head.info.has("document", "data", "imagery")
        if made or (finite(t) and not bare_noun(para, j, limit)):
            break
        if obj and object_begins(para, i, j):
            break
        j += 1
    return j


def _reports_on(para: Paragraph, j: int, limit: int) -> bool:
    """Whether a feminine participle at *j* is a cue: indefinite, behind a name, its preposition next."""
    toks = para.tokens
    if toks[j].info.article or toks[j].info.prep or j + 1 >= limit or not toks[j - 1].info.has("name"):
        return False
    readings = [r for r in toks[j].reports()[1] if r.shape.tense == "participle"]
    return any(governed_clitic(toks[j + 1], {f for f in r.verb.frames if len(f) == 1}) for r in readings)


def _apposition(para: Paragraph, j: int, limit: int, head: Token, obj: bool) -> int | None:
    """With a comma at *j*: the end of an apposition or relative clause that another comma or a clause closes."""
    toks = para.tokens
    if j + 1 >= limit:
        return None
    t = toks[j + 1]
    after = toks[j + 2] if j + 2 < limit else None
    telling = not t.info.article and any(r.shape.tense == "participle" for r in t.reports()[1])
    if t.f[0] == "و" and not t.info.conj and not t.info.classes:
        return None  # ، وأرى
    if telling and t.info.base not in wordlist("spokespersons"):
        return None  # أعلنت الشركة …، مشيرة إلى
    one = head.info.number == "s" and head.info.has("people", "office", "name")
    if one and t.info.article and t.info.number == "p" and t.info.has("people"):
        return None  # مسؤول كبير، …، الصحافيين
    ranked = t.info.has("adjective-rank") and after is not None and after.info.has("people", "office", "organisation")
    k = withheld(para, j + 1, limit, head)
    if k > j + 1:
        pass
    elif t.info.has("rel") or (t.rest in {"هو", "هي"} and t.info.conj) or t.rest in {"مقره", "مقرها"}:
        k = relative_end(para, j + 1, limit)
    elif t.info.article and t.info.base in wordlist("bynames") and after is not None and after.info.prep:
        k = noun_phrase(para, j + 2, limit, apposed=True, clitic=True)
    elif t.rest == "علي" and after is not None and after.rest in wordlist("after-on"):
        k = noun_phrase(para, j + 2, limit, apposed=True)
    elif (ranked or t.info.has("office", "people", "title", "organisation")) and not t.info.prep and not finite(t):
        if t.info.conj and not t.info.article:
            return None
        k = noun_phrase(para, j + 1, limit, apposed=True, obj=obj)
    elif (
        not t.punct
        and not t.info.conj
        and (t.info.has("name") or not t.info.classes)
        and not t.info.article
        and not t.info.prep
        and not t.reports()[1]
        and t.rest not in wordlist("saying")
    ):
        k = noun_phrase(para, j + 1, min(limit, j + 7), apposed=True, obj=obj)
        closed = k < limit and (toks[k].word.text in "،,:«“" or complementiser(toks[k]))
        if k < limit and k > j + 1 and not (closed or (obj and t.info.has("name-given"))):
            return None
        if closed or k >= limit:
            pass
        elif k > j + 1:
            return k  # أوضح والد العمري، علي ياسين فخره
    else:
        return None
    if k >= limit or k <= j + 1:
        return k if k == limit and k > j + 1 else None
    behind = toks[k]
    closed = behind.word.text in '،,:«“"' or complementiser(behind) or behind.info.has("time", "event", "prep", "adv")
    return k if closed or behind.info.prep else None
