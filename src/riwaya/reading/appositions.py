"""Appositions: what is added to a noun phrase behind a comma, and what only seems to be.

Between the commas of أعلن سالم العنبري، مدير المركز، أن stands who he is; أعلنت الوزارة، مشيرة إلى goes on instead.
"""

from __future__ import annotations

from collections.abc import Callable

from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.enclosed import relative_end, withheld
from riwaya.reading.words import complementiser, finite, governed_clitic

__all__ = ["apposition", "reports_on"]


def reports_on(para: Paragraph, j: int, limit: int) -> bool:
    """Whether a feminine participle at *j* is a cue: indefinite, behind a name, its preposition next."""
    toks = para.tokens
    if toks[j].info.article or toks[j].info.prep or j + 1 >= limit or "name" not in toks[j - 1].info.classes:
        return False
    readings = [r for r in toks[j].reports()[1] if r.shape.tense == "participle"]
    return any(governed_clitic(toks[j + 1], {f for f in r.verb.frames if len(f) == 1}) for r in readings)


def apposition(
    para: Paragraph, j: int, limit: int, head: Token, obj: bool, noun_phrase: Callable[..., int]
) -> int | None:
    """With a comma at *j*: the end of an apposition or relative clause that another comma or a clause closes.

    *head* is the first token of the phrase that it is added to, *obj* and *noun_phrase* are as in `phrases`.
    """
    toks = para.tokens
    if j + 1 >= limit:
        return None
    t = toks[j + 1]
    after = toks[j + 2] if j + 2 < limit else None
    bodies = "organisation" in head.info.classes and "organisation" in t.info.classes and t.info.article
    if obj and bodies and after is not None and (after.info.prep or "prep" in after.info.classes):
        return None  # دعت لجنة الإسكان، الحكومة إلى
    telling = not t.info.article and any(r.shape.tense == "participle" for r in t.reports()[1])
    if t.f[0] == "و" and not t.info.conj and not t.info.classes:
        return None  # ، وأرى
    if telling and t.info.base not in wordlist("spokespersons"):
        return None  # أعلنت الشركة …، مشيرة إلى
    one = head.info.number == "s" and head.info.has("people", "office", "name")
    if one and t.info.article and t.info.number == "p" and "people" in t.info.classes:
        return None  # مسؤول كبير، …، الصحافيين
    ranked = (
        "adjective-rank" in t.info.classes and after is not None and after.info.has("people", "office", "organisation")
    )
    k = withheld(para, j + 1, limit, head)
    if k > j + 1:
        pass
    elif "rel" in t.info.classes or (t.rest in {"هو", "هي"} and t.info.conj) or t.rest in {"مقره", "مقرها"}:
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
        and ("name" in t.info.classes or not t.info.classes)
        and not t.info.article
        and not t.info.prep
        and not t.reports()[1]
        and t.rest not in wordlist("saying")
    ):
        k = noun_phrase(para, j + 1, min(limit, j + 7), apposed=True, obj=obj)
        closed = k < limit and (toks[k].word.text in "،,:«“" or complementiser(toks[k]))
        if k < limit and k > j + 1 and not (closed or (obj and "name-given" in t.info.classes)):
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
