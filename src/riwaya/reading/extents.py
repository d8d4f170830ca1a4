"""Extents: where a content ends, and whether its words are quoted."""

from __future__ import annotations

from collections.abc import Sequence

from riwaya.arabic.paragraphs import Paragraph
from riwaya.reading.drafts import Draft
from riwaya.reading.enclosed import spelled
from riwaya.reading.ranges import Range
from riwaya.reading.tails import trimmed
from riwaya.reading.turns import Turns
from riwaya.reading.words import complementiser, conditional, finite

__all__ = ["LONGEST", "content_of", "sentence_end"]


def sentence_end(para: Paragraph, i: int) -> int:
    """The end of the sentence in which token *i* stands."""
    for a, b in para.sentences:
        if a <= i < b:
            return b
    return len(para.tokens)


def _ends_direct(para: Paragraph, opening: int, close: int, limit: int) -> bool:
    """Whether nothing of the content follows the closing quotation mark at *close*."""
    toks = para.tokens
    j = close + 1
    if j >= limit:
        return True
    t = toks[j]
    if toks[close - 1].word.text in ".!؟?" and toks[close - 2].word.text != ".":
        return True  # a sentence that ends within its marks
    if t.punct:
        return t.word.text not in '([-–«“"' or j + 1 >= limit
    if t.reports()[1] and any(r.shape.tense in ("participle", "past") for r in t.reports()[1]) and not t.info.article:
        return True
    if t.info.conj == "و" and close - opening < 5 and not finite(t) and not t.reports()[1]:
        return False  # "المالية" والجهات التنفيذية: a name in marks, and another
    return (
        t.info.conj != "" or "sub" in t.info.classes or t.rest in {"بحسب", "حسب", "وفق", "وفقا", "طبقا", "دون", "علي"}
    )


def content_of(para: Paragraph, draft: Draft, stops: Sequence[int], limit: int) -> list[Range]:
    """The content's token ranges, from ``draft.begin`` to the end of what is attributed.

    *stops* are the first tokens of what cannot belong to it: the next coordinate cue's clause, a sourcing phrase
    behind it. *limit* is the sentence's end. A quotation is followed across sentence ends.
    """
    toks = para.tokens
    s = draft.begin
    if s >= len(toks):
        return []
    quote = toks[s].quote
    if toks[s].word.text in "«“”\"„‘'″" and para.closing(s) is not None:
        close = para.closing(s)
        if close is not None and close - s > 1 and not spelled(toks[s + 1 : close]):  # «بي بي سي» زادت أجورها
            bound = next((x for x in stops if x > close), limit)
            if _ends_direct(para, s, close, max(limit, close + 1)):
                led = complementiser(toks[s + 1]) and close - s > 3 and not conditional(toks[s + 2])
                return [(s + 2 if led else s + 1, close)]
            if close >= limit or Turns(draft, s, limit).at(close + 1):
                return [(s + 1, close)]
            limit = min(limit, bound)
            return [(s, _plain_end(para, draft, close + 1, limit, stops))]
    if quote >= 0:  # the cue itself stands inside a quotation
        limit = min(limit, para.quotes[quote][1])
    end = _plain_end(para, draft, s, limit, stops)
    return [(s, end)] if end > s else []


LONGEST = 400
"""Tokens of a content outside quotation marks at most: a longer sentence is no prose."""


def _plain_end(para: Paragraph, draft: Draft, s: int, limit: int, stops: Sequence[int]) -> int:
    toks = para.tokens
    quote = toks[draft.begin].quote
    j = s
    limit = min(limit, s + LONGEST)
    stopset = set(stops)
    turns = Turns(draft, draft.begin, limit)
    while j < limit:
        t = toks[j]
        if j > s and j in stopset:
            break
        if t.word.text in "«“\"„‘'″" and (close := para.closing(j)) is not None and close > j:
            j = close + 1
            if close >= limit:
                limit = close + 1
            continue
        if j > s and turns.at(j):
            break
        if (t.quote != quote and quote >= 0) or (t.word.text == ":" and para.role == "title" and j > s + 1):
            break
        j += 1
    return trimmed(draft, s, min(j, limit))
