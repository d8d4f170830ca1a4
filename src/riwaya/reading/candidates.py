"""Candidates: the noun phrases of running text that may be whom a mention takes up, cut where they stop for certain."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.speaking import speaking
from riwaya.model import Span
from riwaya.reading.cutting import cut
from riwaya.reading.mentions import HEADS, Mention, mention_of
from riwaya.reading.namelike import plain, unknown
from riwaya.reading.naming import name_end
from riwaya.reading.nounforms import masdar_like
from riwaya.reading.phrases import noun_phrase
from riwaya.reading.plausible import names_nobody, plausible
from riwaya.reading.words import complementiser

__all__ = ["candidates"]

_HEADS = frozenset(HEADS)
_LOOSE = frozenset(["verb", "prep"])
_SURE = frozenset(["office", "people", "organisation"])
_GOVERNED = frozenset(["office", "people", "title", "organisation", "actor", "name-given", "media"])
_BYLINE = 9
"""Tokens from which a line without a verb is no byline."""


def candidates(paragraphs: Sequence[Paragraph], taken: Collection[Span], cues: Collection[Span] = ()) -> list[Mention]:
    """Noun phrases of the article headed by an office, a name, a body or unnamed people, apart from the sources.

    *taken* are the sources; those are mentions already, and only bodies inside them are mentions of their own.
    *cues* begin none (طالب الرئيس, a verb here, a student elsewhere).
    """
    starts = {s.start for s in (*taken, *cues)}
    out: list[Mention] = []
    for rank, para in enumerate(paragraphs):
        if not para.tokens or (para.role == "body" and len(para.tokens) < _BYLINE and not _told(para)):
            continue  # the reporter's name and town
        here = (para.tokens[0].start, para.tokens[-1].end)
        inner = [(s.start, s.end) for s in taken if here[0] <= s.start < here[1]]
        for first, end in para.sentences:
            _search(para, rank, first, end, starts, inner, out)
    return out


def _search(
    para: Paragraph,
    rank: int,
    first: int,
    limit: int,
    starts: Collection[int],
    inner: Sequence[tuple[int, int]],
    out: list[Mention],
) -> None:
    """Add the candidates of one sentence to *out*; *starts* and *inner* are where sources begin and stand."""
    toks, counterparts = para.tokens, speaking("counterparts")
    j = first
    while j < limit:
        t = toks[j]
        known = not _HEADS.isdisjoint(t.info.classes) or t.f in counterparts
        stop = j
        if known:
            stop = _candidate(para, j, limit) if t.start not in starts else j
        elif "adjective-nation" in t.info.classes:
            stop = _candidate(para, j, limit) if _national(para, j, limit) and t.start not in starts else j
        elif not t.info.classes and j and not t.punct and _foreign(para, j, limit) and t.start not in starts:
            stop = _candidate(para, j, limit)
        if stop == j:
            j += 1
            continue
        m = mention_of(para, (_counted(para, j, first), stop), rank)
        if m is not None and inner and m.kind in ("person", "unnamed"):
            m.inner = any(a < m.span.start < b for a, b in inner)
            if m.inner and (m.kind != "person" or not m.name):
                m = None
        if m is not None and m.kind is not None and plausible(m):
            _strip(m, toks[m.tokens[0]])
            out.append(m)
        within = stop > j + 1 and m is not None and m.kind == "document"
        within = within and "organisation" in toks[j + 1].info.classes
        j = j + 1 if within else stop  # بيان الوزارة tells of the ministry too


def _counted(para: Paragraph, j: int, first: int) -> int:
    """The token from which the people at *j* are counted: مئات المتظاهرين, عدد من الأهالي; *j* where none are."""
    toks = para.tokens
    t = toks[j]
    if j == first or t.info.number != "p" or t.info.prep or not t.info.has("people", "office"):
        return j
    k = j - (j > first + 1 and toks[j - 1].f == "من")
    count = toks[k - 1].info
    counts = "quant" in count.classes or count.base in speaking("counting")
    return k - 1 if counts and (not count.prep or count.base in speaking("members")) else j


def _national(para: Paragraph, j: int, limit: int) -> bool:
    """Whether a nation's adjective stands for the man or woman named behind it: التونسي ماهر الكندي."""
    t = para.tokens[j]
    if not t.info.article or j + 2 >= limit:
        return False
    before, after = para.tokens[j - 1] if j else None, para.tokens[j + 1].info
    if not after.has("name-given", "name-foreign") or "actor" in after.classes:
        return False
    if before is None or before.punct or before.reports()[1]:
        return True
    return not (before.info.article or before.info.classes)


def _told(para: Paragraph) -> bool:
    """Whether a line tells anything: it has a verb, a colon or a full stop."""
    return any(t.finite or t.word.text in ".:؟!" or t.said[1] for t in para.tokens)


def _strip(m: Mention, t: Token) -> None:
    """Leave out the conjunction and the one-letter preposition written with the first word."""
    if m.span.start != t.start:
        return
    cut = len(t.info.conj)
    if t.info.prep and not t.f[cut:].startswith("لل"):
        cut += 1
    if cut and m.span.end - m.span.start > cut + 1:
        m.span = Span(m.span.start + cut, m.span.end)


def _candidate(para: Paragraph, j: int, limit: int) -> int:
    """The end of the candidate that begins at *j*, or *j* when none does."""
    t = para.tokens[j]
    info = t.info
    classes = info.classes
    if t.rest in speaking("places-first") or t.f in speaking("revered"):
        return j
    loose = not (info.article or _LOOSE.isdisjoint(classes)) and _SURE.isdisjoint(classes)
    if loose and ("name" not in classes or ("prep" in classes and not _ali(para, j))):
        return j
    if t.finite or ("name" in classes and _acts(para, j)):
        return j
    if info.article and "adjective" in classes and not info.has("title", "name"):
        before = para.tokens[j - 1] if j else t
        if not before.punct and (before.info.article or before.f.endswith(("ها", "هم"))):
            return j  # حملتها الانتخابية
    if info.prep and not info.article and _GOVERNED.isdisjoint(classes):
        return j
    limit = min(limit, j + 26)
    end = noun_phrase(para, j, limit, clitic=bool(info.prep))
    if end <= j:
        return j
    end = cut(para, j, end)
    return max(end, name_end(para, end - 1, limit)) if "name-given" in para.tokens[end - 1].info.classes else end


def _ali(para: Paragraph, j: int) -> bool:
    """Whether what may be the preposition على is the name علي: its last letter is dotted and a family name follows."""
    t = para.tokens[j]
    if t.word.text != "علي" or j + 1 >= len(para.tokens):
        return False
    after = para.tokens[j + 1].info
    return "name-family" in after.classes and not after.prep


def _acts(para: Paragraph, j: int) -> bool:
    """Whether what may be a name is the verb that opens a clause: وعزت المندوبية ذلك, كرم الوزير الفائزين."""
    toks = para.tokens
    t = toks[j]
    if t.info.article or t.info.prep or j + 1 >= len(toks) or t.info.has("office", "title"):
        return False
    opens = j == 0 or bool(t.info.conj) or toks[j - 1].word.text in ".؟!:؛"
    after = toks[j + 1]
    if not opens or after.punct or after.info.conj or after.info.prep:
        return False
    if "name" in after.info.classes:
        return False
    return after.f.endswith(("ها", "هم")) or (after.info.article and after.info.has("office", "organisation"))


def _foreign(para: Paragraph, j: int, limit: int) -> bool:
    """Whether the word at *j*, behind a verb of saying, can be a name that no table knows: a mark or name follows."""
    t = para.tokens[j]
    said = para.tokens[j - 1].reports()[1] if j else ()
    if not said:
        return False
    if not any(r.shape.tense == "past" and "an" in r.verb.frames for r in said) or not unknown(t) or not plain(t):
        return False
    if names_nobody(t) or masdar_like(t) or t.f[0] in "بلك" or t.word.text.endswith(("ا", "ً", "ة")):
        return False
    after = para.tokens[j + 1] if j + 1 < limit else None
    if after is None or after.word.text in "،,:(«" or complementiser(after):
        return True
    return (unknown(after) and plain(after)) or ("name" in after.info.classes and "prep" not in after.info.classes)
