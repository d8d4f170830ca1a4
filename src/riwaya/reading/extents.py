"""Extents: where a content ends, and whether its words are quoted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from riwaya.arabic.folding import fold
from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.tables import rows
from riwaya.arabic.wordlists import wordlist
from riwaya.reading.drafts import Draft, Range
from riwaya.reading.words import complementiser, finite

__all__ = ["LONGEST", "content_of", "form_of", "sentence_end"]


_BREAKS = {"وكان", "وكانت", "وكانوا"}


def sentence_end(para: Paragraph, i: int) -> int:
    """The end of the sentence in which token *i* stands."""
    for a, b in para.sentences:
        if a <= i < b:
            return b
    return len(para.tokens)


@cache
def _asides() -> dict[str, list[tuple[str, ...]]]:
    """Openings of what the article's own voice adds behind a content, by their first words."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for row in rows("asides"):
        words = tuple(fold(row["words"]).split())
        out.setdefault(words[0], []).append(words)
    return out


def _aside(para: Paragraph, j: int, limit: int) -> bool:
    toks = para.tokens
    if toks[j].f == "دون" and j and toks[j - 1].rest in wordlist("preventing"):
        return False  # يحول دون: to prevent
    return any(
        j + len(words) <= limit and all(toks[j + k].f == w for k, w in enumerate(words))
        for words in _asides().get(toks[j].f, ())
    )


def _ends_direct(para: Paragraph, close: int, limit: int) -> bool:
    """Whether nothing of the content follows the closing quotation mark at *close*."""
    toks = para.tokens
    j = close + 1
    if j >= limit:
        return True
    t = toks[j]
    if t.punct:
        return t.word.text not in '([-–«“"' or j + 1 >= limit
    if t.reports()[1] and any(r.shape.tense in ("participle", "past") for r in t.reports()[1]) and not t.info.article:
        return True
    return t.info.conj != "" or t.info.has("sub") or t.rest in {"بحسب", "حسب", "وفق", "وفقا", "طبقا", "دون", "علي"}


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
        if close is not None and close - s > 1:
            bound = next((x for x in stops if x > close), limit)
            if _ends_direct(para, close, max(limit, close + 1)):
                led = complementiser(toks[s + 1]) and close - s > 3 and not _conditional(toks[s + 2])
                return [(s + 2 if led else s + 1, close)]
            if close >= limit:
                return [(s + 1, close)]
            limit = min(limit, bound)
            return [(s, _plain_end(para, close + 1, limit, stops, quote))]
    if quote >= 0:  # the cue itself stands inside a quotation
        limit = min(limit, para.quotes[quote][1])
    nominal = draft.how == "obj" or (draft.how == "prep" and not complementiser(toks[s - 1]))
    end = _plain_end(para, s, limit, stops, quote, nominal, draft.how == "colon")
    return [(s, end)] if end > s else []


def _conditional(after: Token) -> bool:
    """Whether إن before this word means if: a past verb follows, where that would want a noun."""
    known = finite(after) and not after.info.has("vpart", "neg")
    feminine = not after.info.classes and len(after.f) == 4 and after.f.endswith("ت")
    return after.f[0] not in "يتن" and (known or feminine)


def _adds(para: Paragraph, j: int) -> bool:
    """Whether a clause of the article's own begins at *j*, behind a pause: ، حيث …, ؛ وذلك …, ، في الوقت الذي …"""
    toks = para.tokens
    turn = toks[j].f in {"الا", "بيد"} and j + 1 < len(toks) and toks[j + 1].f.startswith("ان")
    if toks[j - 1].word.text not in "،,؛;":
        return turn
    if j + 1 < len(toks) and toks[j].f in {"الا", "غير", "بيد"} and toks[j + 1].f == "ان":
        return True
    if toks[j].f in wordlist("adding-clauses"):
        return True
    return toks[j].f == "في" and j + 1 < len(toks) and toks[j + 1].f in {"الوقت", "وقت", "حين"}


def _looks_back(para: Paragraph, j: int, limit: int) -> bool:
    """Whether the article itself tells at *j* what was before: وكان فلان قد …"""
    if para.tokens[j].f not in _BREAKS:
        return False
    for t in para.tokens[j + 1 : min(limit, j + 8)]:
        if t.punct:
            return False
        if t.f == "قد":
            return True
    return False


LONGEST = 400
"""Tokens of a content outside quotation marks at most: a longer sentence is no prose."""


def _plain_end(
    para: Paragraph, s: int, limit: int, stops: Sequence[int], quote: int, nominal: bool = False, spoken: bool = False
) -> int:
    toks = para.tokens
    j = s
    limit = min(limit, s + LONGEST)
    stopset = set(stops)
    while j < limit:
        t = toks[j]
        if j > s and j in stopset:
            break
        if t.word.text in "«“\"„‘'″" and (close := para.closing(j)) is not None and close > j:
            j = close + 1
            if close >= limit:
                limit = close + 1
            continue
        told = j > s and toks[j - 1].f in wordlist("negators")  # لم يذكر الوزير is no aside
        if j > s and ((not told and _aside(para, j, limit)) or (nominal and _adds(para, j))):
            break
        if not spoken and quote < 0 and j > s and toks[j - 1].word.text in "،," and _looks_back(para, j, limit):
            break
        if not spoken and j > s and t.word.text == "." and j + 1 < limit and toks[j + 1].word.text == ".":
            break
        if (t.quote != quote and quote >= 0) or (t.word.text == ":" and para.role == "title" and j > s + 1):
            break
        j += 1
    return _trim_tail(para, s, min(j, limit))


def _trim_tail(para: Paragraph, s: int, e: int) -> int:
    """Without trailing punctuation and turning words, and without a last relative clause that only describes."""
    toks = para.tokens
    while e > s + 1 and (
        (toks[e - 1].punct and toks[e - 1].word.text not in "»”\")]'’″%")
        or ((toks[e - 1].f in wordlist("turning-words") or toks[e - 1].f == "وذلك") and e - s > 2)
    ):
        e -= 1
    rel = _final_relative(para, s, e)
    if rel is not None:
        e = rel
        while e > s + 1 and toks[e - 1].punct and toks[e - 1].word.text in "،,؛-–":
            e -= 1
    return e


def _final_relative(para: Paragraph, s: int, e: int) -> int | None:
    """The token at which a relative clause begins that runs to the end, when enough stands before it."""
    toks = para.tokens
    for k in range(e - 1, s, -1):
        t = toks[k]
        if t.word.text in "؛;)]" or (t.word.text in "،," and k > e - 3):
            return None
        if t.info.has("rel") and t.f.lstrip("و").startswith("ال") and t.quote == toks[s].quote:
            before = toks[k - 1]
            if before.info.has("prep") or before.word.text in ":" or e - k < 4 or k - s < 4:
                return None
            if any(x.word.text in '«“"' for x in toks[k:e]):
                return None
            if any(x.info.has("rel") for x in toks[s + 1 : min(s + 3, k)]) and not any(x.punct for x in toks[s:k]):
                return None  # الفريق الذي … التي … يهدف إلى: the subject is not yet closed
            if any(x.word.text in "،," and y.f in {"عن", "كما", "فيما"} for x, y in pairwise(toks[k:e])):
                return None  # والذي يعد قياسيا، عن طريق: the clause above goes on
            if any(x.f == "كما" and finite(y) for x, y in pairwise(toks[k:e])):
                return None  # والتي تكثر فيها المغادرة كما يتم
            if any(x.f in {"كما", "فيما", "بينما"} for x in toks[k + 3 : e]):
                return None
            apart = t.info.conj == "و" or t.f.startswith("وال") or before.word.text in "،,"
            named = (
                before.info.has("adjective-nation", "name", "actor")
                or before.word.is_number
                or before.word.text.isascii()
            )
            return k if apart or named else None
        if (
            t.f in {"وهو", "وهي"}
            and toks[k - 1].word.text in "،,"
            and k - s >= 5
            and k + 1 < e
            and toks[k + 1].f != "ما"
        ):
            paused = any(x.word.text in "،,؛" for x in toks[k:e])
            return None if paused else k
    return None


def form_of(para: Paragraph, ranges: Sequence[Range]) -> str:
    """``direct`` where one quotation holds all of the content, ``mixed`` where it holds a part, else ``indirect``."""
    if not ranges:
        return "indirect"
    a, b = ranges[0][0], ranges[-1][1]
    if any(x <= a and y >= b - 1 and y - x >= 2 for x, y in para.quotes):
        return "direct"
    return "mixed" if _is_speech(para, a, b) else "indirect"


def _is_speech(para: Paragraph, a: int, b: int) -> bool:
    """Whether a quotation inside the content is words, not merely a name in quotation marks."""
    for x, y in para.quotes:
        if a <= x and y < b:
            inside = [t for t in para.tokens[x + 1 : y] if not t.punct]
            if len(inside) >= 3:
                return True
            before = para.tokens[x - 1] if x > a else None
            naming = before is not None and (before.info.has("organisation", "media", "title", "office", "name"))
            if inside and not naming:
                return True
    return False
