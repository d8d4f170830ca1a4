"""Naming: where a person's name begins in a phrase that tells of somebody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.speaking import speaking
from riwaya.reading.beginnings import begins, continues_name, owned
from riwaya.reading.namelike import (
    governed_title,
    late_name,
    only_name,
    unknown,
)
from riwaya.reading.ranges import Range

__all__ = ["name_end", "name_start"]

_FIRST = ("name-given", "name-foreign", "name-part")
_BODIES = ("organisation", "media", "document", "imagery", "data")
_JOINED_ADJECTIVE = re.compile(r"^و\wا\w\w$")
"""و and a participle of form I, which no table knows: وجاهز."""
_MARKS = frozenset(["(", '"', "«", "“"])
_OPENERS = frozenset(["،", ",", "-", "–", "—", ":", "(", '"', "«", "“", "”", "»"])


def name_start(para: Paragraph, tokens: Range) -> int | None:
    """The token at which a person's name begins in a source phrase, or None when it names nobody.

    Names follow a title, a definite office or a comma; what stands in construct (مدرب فريق الوادي) names no person.
    Relative clauses and invented names (المعروف بأبي صقر) are passed over. The paragraph keeps the answers: what reads
    one phrase asks for its name several times.
    """
    known = para.names
    if tokens in known:
        return known[tokens]
    found = known[tokens] = _name_start(para, *tokens)
    return found


def _name_start(para: Paragraph, a: int, b: int) -> int | None:
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
        if begins(para, a, k, b, construct):
            return k
        k += 1
    return None


def _clause(toks: Sequence[Token], k: int, b: int) -> bool:
    """Whether a clause begins that tells of the one who is named: الذي, وهو, المعروف ب."""
    t = toks[k]
    if "rel" in t.info.classes or (bool(t.info.conj) and "pron" in t.info.classes):
        return True
    after = toks[k + 1] if k + 1 < b else None
    if speaking("known-as").isdisjoint((t.info.base, t.f)):
        named = after is not None and only_name(after) and toks[k - 1].info.article  # اللواء فضل حسن
        return not named and not speaking("aliases").isdisjoint((t.info.base, t.f))
    # الفنان المعروف سالم is only well known
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
        if (
            ends
            and t.info.article
            and "title" in t.info.classes
            and ("name-given" in toks[j - 1].info.classes or j > k + 1)
        ):
            return j + 1  # راشد بن أحمد السيد
        titled = (
            beyond is not None
            and "office" in beyond.info.classes
            and not (beyond.info.article or "office" in t.info.classes)
        )
        bare = not (t.f.startswith("ال") or t.info.prep or toks[k].info.article)
        last = (ends or titled) and j == k + 1 and bare
        if last and (t.info.has("time-month", "imagery", "data") or t.info.has("office", "people")):
            return j + 1  # a surname that is a common word too: تيريزا ماي, خالد أمين
        if (
            "name-part" in t.info.classes
            and j + 1 < b
            and not (toks[j + 1].punct or toks[j + 1].info.has("prep", "comp"))
        ):
            j += 1
            continue
        if not part and "name" not in t.info.classes:
            after = toks[j + 1] if j + 1 < b else None
            family = after is not None and after.f.startswith("ال") and continues_name(after)
            if t.info.has("quant", "time", "verb") and not (t.info.article or family):
                break
            if t.info.prep in ("ب", "ل") and t.info.classes and j > k + 1:
                break  # سالم العنبري لسؤاله
            if t.info.article and not t.info.prep and t.f[:2] != "ال" and j > k + 1:
                break  # سالم كام قراره
            if j > k + 1 and unknown(t) and t.f.endswith("ا") and toks[j - 1].f[:2] == "ال":
                break  # ويملك سالم السلطان صقرا
            if t.info.has("prep", "rel", "sub", "comp", "office", "title", "people", "organisation"):
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


def _comma_after(para: Paragraph, k: int, b: int) -> int:
    for j in range(k, b - 1):
        if para.tokens[j].word.text in "،,":
            return j + 1
    return b
