"""Carriage: the clauses that say who brought somebody's words (كما نقل عنه موقع …, في بيان أوردته وكالة …)."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.wordlists import wordlist
from riwaya.model import Span
from riwaya.reading.carriers import carriers
from riwaya.reading.outlets import carrying
from riwaya.reading.phrases import noun_phrase
from riwaya.reading.ranges import spread
from riwaya.reading.words import SOURCING, starts_phrase

__all__ = ["carriage", "carried_behind", "carried_between", "whose"]


def carriage(para: Paragraph, j: int, limit: int) -> tuple[int, list[Span]]:
    """The end of the clause of carriage that begins at token *j* and the carriers named in it; (*j*, []) if none does.

    It begins with كما or على ما before the verb, or with the verb itself, which then has what is carried for an object.
    """
    toks = para.tokens
    if j + 1 >= limit:
        return j, []
    t = toks[j]
    if t.rest in wordlist("as"):
        k = j + 1
    elif (t.rest == "علي" or t.f in SOURCING or t.f == "طبقا") and toks[j + 1].f in {"ما", "لما"}:
        k = j + 2
    else:
        k = j
    given = k == j and t.f in wordlist("given") and toks[j + 1].f in {"به", "بها"}
    if k >= limit or not (given or carrying(toks[k].f, bare=k > j)):
        return j, []
    k += 1
    while k < limit and toks[k].f in {"عنه", "عنها", "عنهم", "معه", "معها", "له", "لها", "به", "بها"}:
        k += 1
    if k >= limit or not starts_phrase(toks[k]):
        return j, []
    end = noun_phrase(para, k, limit, apposed=True)
    named = carriers(para, k, end)
    return (end, named) if named and named[0].start <= toks[k].start + 1 else (j, [])


def carried_between(para: Paragraph, first: int, last: int) -> list[Span]:
    """The carriers named in tokens *first* to *last*, between a cue and its content: also those of وفق and على لسان."""
    toks = para.tokens
    told = [n for k in range(first, last - 1) if 0 < (n := whose(toks, k)) < last]
    seen = bool(told) and told[0] < last - 1 and "document" in toks[told[0]].info.classes
    seen = seen and toks[told[0] + 1].f in wordlist("seen")
    if not seen and (named := carriers(para, first, last)):
        return named
    for n in told:
        end = noun_phrase(para, n, last, clitic=bool(toks[n].info.prep))
        head = toks[n].info
        if end > n and head.has("office", "people", "title", "name", "document", "organisation"):
            span = spread(para, (n, end))
            cut = bool(head.prep) and not toks[n].f.startswith("لل")
            return [Span(span.start + cut, span.end)] if span is not None else []
    return []


def whose(toks: Sequence[Token], k: int) -> int:
    """The token at which those begin whose word it is behind وفق or على لسان at *k*; 0 where neither stands there."""
    if toks[k].quote >= 0:
        return 0
    if toks[k].rest == "علي" and toks[k + 1].f == "لسان":
        return k + 2
    if toks[k].f not in SOURCING and toks[k].f != "طبقا":
        return 0
    said = toks[k + 1].f in {"ما", "لما"} and k + 3 < len(toks) and bool(toks[k + 2].reports()[1])
    return k + 3 if said else k + 1  # حسب ما ذكرته المصادر


def carried_behind(para: Paragraph, k: int, limit: int) -> list[Span]:
    """The carriers named behind a content that ends before token *k*: ، في تصريح لوكالة …؛ ، جاء ذلك في حديث نقلته …"""
    toks = para.tokens
    while k < limit and toks[k].punct and toks[k].word.text not in ".":
        k += 1
    if k >= limit or toks[k].punct:
        return []
    if named := carriage(para, k, limit)[1]:
        return named
    came = toks[k].rest in {"جاء", "ياتي", "كان"} and k + 1 < limit and toks[k + 1].f in {"ذلك", "هذا"}
    k += 2 if came else toks[k].f == "وذلك"
    if k + 2 >= limit or toks[k].rest not in {"في", "خلال", "ضمن"}:
        return []
    if not ("event" in toks[k + 1].info.classes or toks[k + 1].info.base in wordlist("interviews")):
        return []
    stop = next((n for n in range(k, min(limit, k + 25)) if toks[n].word.text in "،,.؛:"), min(limit, k + 25))
    return carriers(para, k, stop)
