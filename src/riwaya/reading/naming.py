"""Naming: where a person's name begins in a phrase that tells of somebody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.speaking import speaking
from riwaya.reading.drafts import Range
from riwaya.reading.namelike import (
    continues,
    governed_title,
    late_name,
    office_next,
    only_name,
    plain,
    ranked,
    unknown,
)

__all__ = ["name_end", "name_start"]

_FIRST = ("name-given", "name-foreign", "name-part")
_BODIES = ("organisation", "media", "document", "imagery", "data")
_JOINED_ADJECTIVE = re.compile(r"^و\wا\w\w$")
"""و and a participle of form I, which no table knows: وجاهز."""
_MARKS = frozenset(["(", '"', "«", "“"])
_OPENERS = frozenset(["،", ",", "-", "–", "—", ":", "(", '"', "«", "“", "”", "»"])


@lru_cache(maxsize=256)
def name_start(para: Paragraph, tokens: Range) -> int | None:
    """The token at which a person's name begins in a source phrase, or None when it names nobody.

    Names follow a title, a definite office or a comma; what stands in construct (مدرب فريق الوادي) names no person.
    Relative clauses and invented names (المعروف بأبي صقر) are passed over. The last answers are kept: what reads one
    phrase asks for its name several times.
    """
    a, b = tokens
    toks = para.tokens
    k = a
    while k < b and (toks[k].punct or "dem" in toks[k].info.classes):
        k += 1
    a = first = k
    construct = _construct(para, a, b)
    while k < b:
        t = toks[k]
        if t.punct:
            k += 1
            continue
        if t.rest in speaking("called"):
            k += 1
            quoted = k < b and toks[k].word.text in "«\"“'"
            return k if k < b and not quoted and (unknown(toks[k]) or "name" in toks[k].info.classes) else None
        if k > first and not only_name(t) and _clause(toks, k, b):
            late = late_name(toks, k, b) if "rel" in t.info.classes else None
            if late is not None:
                return late
            k = _comma_after(para, k, b)
            first = k
            continue
        if k > a and "title" not in t.info.classes and governed_title(para, k, a):
            k = name_end(para, k, b) if "name" in t.info.classes else k + 1  # جامع خالد بن الوليد
            continue
        if _begins(para, a, k, b, construct):
            return k
        k += 1
    return None


def _clause(toks: Sequence[Token], k: int, b: int) -> bool:
    """Whether a clause begins that tells of the one who is named: الذي, وهو, المعروف ب."""
    t = toks[k]
    if "rel" in t.info.classes or (bool(t.info.conj) and "pron" in t.info.classes):
        return True
    if speaking("known-as").isdisjoint((t.info.base, t.f)):
        return not speaking("aliases").isdisjoint((t.info.base, t.f))
    after = toks[k + 1] if k + 1 < b else None  # الفنان المعروف سالم is only well known
    return after is not None and (after.punct or after.info.prep == "ب" or (after.f[0] == "ب" and unknown(after)))


def name_end(para: Paragraph, k: int, b: int) -> int:
    """The end of the name that begins at *k*: at most six words, up to an office, a preposition, a mark."""
    j = k + 1
    toks = para.tokens
    while j < b and j < k + 7:
        t = toks[j]
        if t.punct or t.info.conj:
            break
        part = "name-part" in toks[j - 1].info.classes or toks[j - 1].f in ("ال", "بن", "عبد", "ابو")
        beyond = toks[j + 1] if j + 1 < len(toks) else None
        ends = beyond is None or beyond.punct or beyond.info.has("comp", "prep")
        if ends and t.info.article and t.info.has("title") and (toks[j - 1].info.has("name-given") or j > k + 1):
            return j + 1  # راشد بن أحمد السيد
        titled = beyond is not None and beyond.info.has("office") and not (beyond.info.article or t.info.has("office"))
        bare = not (t.f.startswith("ال") or t.info.prep or toks[k].info.article)
        last = (ends or titled) and j == k + 1 and bare
        if last and (t.info.has("time-month", "imagery", "data") or t.info.has("office", "people")):
            return j + 1  # a surname that is a common word too: تيريزا ماي, خالد أمين
        if t.info.has("name-part") and j + 1 < b and not (toks[j + 1].punct or toks[j + 1].info.has("prep", "comp")):
            j += 1
            continue
        if not part and "name" not in t.info.classes:
            after = toks[j + 1] if j + 1 < b else None
            family = after is not None and after.f.startswith("ال") and _continues_name(after)
            if t.info.has("quant", "time", "verb") and not (t.info.article or family):
                break
            if t.info.has("prep", "rel", "sub", "office", "title", "people", "organisation"):
                break
            if not (unknown(t) or t.info.article or family) or _JOINED_ADJECTIVE.match(t.f):
                break
        elif not part and t.info.has("office", "title") and not (j + 1 < b and "name" in toks[j + 1].info.classes):
            break
        j += 1
    return j


def _construct(para: Paragraph, a: int, b: int) -> bool:
    """Whether the head is definite (by article, possessive or construct), so that a name can follow in apposition."""
    toks = para.tokens
    head = toks[a].info
    if head.article or "title" in head.classes or head.number != "s" or owned(toks[a]):
        return True
    nxt = toks[a + 1] if a + 1 < b else None
    if nxt is None or nxt.punct or nxt.info.prep or nxt.info.has("prep", "rel"):
        return False
    governs = a + 2 < b and not (toks[a + 2].info.prep or toks[a + 2].punct or toks[a + 2].info.has("prep", "rel"))
    if governs and nxt.f in speaking("office-adjectives") and (nxt.f != "اول" or toks[a + 2].info.article):
        return True
    return not ("adjective" in nxt.info.classes and not nxt.info.article) or nxt.info.has("actor", "organisation")


def _heads(para: Paragraph, a: int, b: int) -> bool:
    """Whether the phrase itself begins with a person's name."""
    toks = para.tokens
    t = toks[a]
    info = t.info
    after = toks[a + 1] if a + 1 < b else None
    if info.article and "name-family" not in info.classes:
        return False
    father = info.base in ("ابو", "ابا", "ابي")
    part = "name-part" in info.classes and after is not None and not after.punct
    if part and after is not None and (father or unknown(after) or "name" in after.info.classes):
        return True
    if info.has("office", "people", "title", *_BODIES):
        return (
            info.has(*_FIRST)
            and not info.has(*_BODIES)
            and after is not None
            and (only_name(after) or (b - a == 2 and unknown(after) and not after.info.article))
        )
    if "name-family" in info.classes or info.has(*_FIRST):
        return not info.has("prep", "adjective", "time") or (after is not None and only_name(after))
    if not unknown(t) or not plain(t):
        return False
    return after is not None and (("name" in after.info.classes and not after.info.article) or office_next(para, a, b))


def _begins(para: Paragraph, a: int, k: int, b: int, definite: bool) -> bool:
    """Whether a person's name begins at *k* of the phrase that begins at *a*."""
    toks = para.tokens
    t = toks[k]
    info = t.info
    if (info.prep and k > a) or (info.has("prep", "sub", "comp", "quant") and "name" not in info.classes):
        return False
    if k == a:
        return _heads(para, a, b)
    lead = ranked(para, k, a)
    before = toks[lead]
    after = toks[k + 1] if k + 1 < b else None
    body = toks[a].info.has(*_BODIES) and not toks[a].info.has("office", "people", "title")
    if t.f == "باسم" or (t.f[0] in "بل" and after is not None and after.info.article and "name" not in info.classes):
        return False
    titled = "title" in before.info.classes and not before.info.prep
    if titled and governed_title(para, lead, a):
        return False
    nation = info.article and "adjective-nation" in info.classes
    if before.info.article and before.info.has("office", "people", "title") and plain(t) and not info.conj:
        surname = after is not None and (
            "name-family" in after.info.classes or (unknown(after) and after.info.article and after.f.endswith("ي"))
        )
        if surname and not info.has("prep", "quant", "adjective", "time-adjective", "time-unit", "neg", "vpart", "sub"):
            return True  # a noun without article behind one with it is no attribute: الشيخ حجاج العريني
        if titled and "adjective-nation" in info.classes:
            return True  # العميد عسيري
    common = info.has("office", "people", "adjective", "event", "verb") and plain(t) and not info.conj
    family = after is not None and "name-family" in after.info.classes
    if common and family and definite and not body and before.info.article:
        return True  # رئيس اللجنة مشهور العنبري
    if before.info.article and not info.article and _continues_name(after) and not info.prep and not info.conj:
        human = before.info.has("office", "people", "title") or owned(before)
        own = info.has(*_FIRST) or not info.has("office", "people", "title", "organisation", "actor")
        if own and (titled or human or (info.has(*_FIRST) and definite and not body)):
            return "name" in info.classes or not (
                info.has("prep", "verb", "sub", "quant", "neg", "rel", "adjective-nation", "time-adjective")
            )
    if (
        info.article
        and "name-given" in info.classes
        and not info.has("office", "title", "people", "adjective", "time-adjective")
        and before.info.article
        and _continues_name(after)
    ):
        return definite and not body
    if titled and before.info.article:
        if info.has("name-family", *_FIRST) and not info.has("office", "people", "organisation") and not nation:
            return True
        surname = after is not None and ("name-family" in after.info.classes or (unknown(after) and after.info.article))
        return unknown(t) or (nation and surname and after is not None and after.f.endswith("ي"))
    if titled and "office" not in before.info.classes and plain(t) and (unknown(t) or info.has(*_FIRST)):
        return (
            before.info.base in speaking("before-names")
            or info.has(*_FIRST)
            or not ("organisation" in before.info.classes or after is None or after.info.article)
        )
    if not plain(t) or info.conj:
        return False
    if t.f in ("بن", "ابن") and k > a:
        return False
    if owned(before) and "name-given" in info.classes:
        return True
    opened = before.word.text in _OPENERS
    if before.word.text in _MARKS and not info.has("name") and any(x.info.has(*_BODIES) for x in toks[a + 1 : k]):
        return False  # رئيس هيئة المقاييس «معيار»
    article = before.info.article or before.f.startswith("ال")
    if article or before.info.has("actor", "adjective-nation") or opened or owned(before):
        return _apposed(para, a, k, after, definite or opened or (before.info.article and _nisba(before)))
    if definite and only_name(t) and info.has(*_FIRST) and not body:
        governed = before.info.has("office", "people", "organisation", "title", "place") and not before.info.article
        return not governed or "title" in before.info.classes
    return False


def _nisba(t: Token) -> bool:
    return "adjective-nation" in t.info.classes or (unknown(t) and t.f.endswith("ي"))


def _continues_name(after: Token | None) -> bool:
    """Whether the word after a possible given name is a family name."""
    return after is not None and not after.punct and continues(after) and not after.info.prep


def _apposed(para: Paragraph, a: int, k: int, after: Token | None, definite: bool) -> bool:
    """Whether an apposition of a name begins at *k*, behind a definite word, a nisba or a mark."""
    toks = para.tokens
    t, head = toks[k], toks[a]
    info = t.info
    opened = toks[k - 1].punct
    if not definite or (head.info.number == "p" and "title" not in head.info.classes and not opened):
        return False
    if head.info.has(*_BODIES) and not head.info.has("office", "people", "title"):
        return False
    if info.has(*_FIRST) or ("name-family" in info.classes and not t.f.startswith("ال")):
        return only_name(t) or (after is not None and continues(after) and not info.has("office", "people"))
    if "adjective" in info.classes and after is not None and unknown(after) and not after.info.article:
        return not info.has("office", "people", "organisation", "time")
    if not unknown(t):
        return False
    if t.f[0] in "بل" and after is not None and after.info.article:
        return False
    if t.f[0] == "ب" and after is None and not toks[k - 1].info.has("adjective", "title", "office"):
        return False  # the place of a court or a club, with its preposition: الاستئناف بمكناس
    if toks[k - 1].punct and after is None:
        return t.f[0] not in "بل"
    return not t.f.endswith(("هم", "ها", "هما"))


def owned(t: Token) -> bool:
    """Whether a human noun carries a pronoun: جاره and صديقه, unlike جارة and صديقة, end in a plain ha; ابنته."""
    if not t.info.has("office", "people"):
        return False
    return t.word.text.endswith(("ه", "ها", "هم")) if not t.info.article else not t.rest.startswith(("ال", "لل"))


def _comma_after(para: Paragraph, k: int, b: int) -> int:
    for j in range(k, b - 1):
        if para.tokens[j].word.text in "،,":
            return j + 1
    return b
