"""Carriers: the agencies, outlets, broadcasters and platforms named as bringing the words (`via`)."""

from __future__ import annotations

import re

from riwaya.arabic.paragraphs import Paragraph
from riwaya.arabic.wordlists import wordlist
from riwaya.model import Span
from riwaya.reading.nounforms import adjective_like
from riwaya.reading.outlets import belongs
from riwaya.reading.ranges import spread
from riwaya.reading.words import finite, is_medium

__all__ = ["carriers", "fronted", "merged"]


def carriers(para: Paragraph, first: int, last: int) -> list[Span]:
    """The carriers named in tokens *first* to *last* (exclusive), in order, as spans.

    A head noun belongs to the span (``وكالة "تاس"``), a one-letter preposition before it does not.
    """
    toks = para.tokens
    if first >= last:
        return []
    out: list[Span] = []
    named, mass = para.media, wordlist("mass-media")
    j = first
    while j < last:
        t = toks[j]
        if "media" not in t.info.classes and j not in named and t.info.base not in mass:
            j += 1
            continue
        if _general(para, j, last) or _no_medium(para, j):
            j += 1
            continue
        many = t.info.number != "s" or t.info.base in mass
        if "media" in t.info.classes and many and j not in para.media:
            out.append(_media_of_a_country(para, j, last))
            j = next((k for k in range(j + 1, last) if toks[k].start >= out[-1].end), last)
            continue
        if is_medium(para, j) and not finite(t):
            k = _named_end(para, j, last)
            span = spread(para, (j, k))
            if span is not None and (k > j + 1 or t.info.article):
                start = span.start
                if t.info.prep and start == t.start and not t.f.startswith("لل"):
                    start += len(t.info.conj) + 1  # the preposition is one letter; in للقناة it has swallowed the alef
                listed = para.media[j][1] if j in para.media else 0  # شبكة سي إن إن
                out.append(Span(start, max(span.end, listed)))
                j = next((n for n in range(k, last) if toks[n].start >= out[-1].end), last)
                continue
        if j in para.media:
            hit = Span(*para.media[j])
            hit = Span(hit.start + (para.text[hit.start] == "ـ"), hit.end)  # لـCNN
            out.append(hit)
            j = next((k for k in range(j, last) if toks[k].start >= hit.end), last)
            continue
        j += 1
    return merged(para, out)


def _general(para: Paragraph, j: int, last: int) -> bool:
    """Whether the word means media in general, or several of no country: وسائل الإعلام, الصحف."""
    t = para.tokens[j]
    if j in para.media or not (
        t.info.base in wordlist("mass-media") or ("media" in t.info.classes and t.info.number != "s")
    ):
        return False
    behind = para.tokens[j + 1 : min(last, j + 3)]
    return t.info.has("office", "people") or not any(
        "adjective-nation" in x.info.classes and not x.punct for x in behind
    )


def _media_of_a_country(para: Paragraph, j: int, last: int) -> Span:
    """``وسائل إعلام روسية وأجنبية``, ``إحدى الإذاعات الأرجنتينية`` from the head noun at *j*."""
    toks = para.tokens
    a = j - 1 if j and toks[j - 1].info.base in {"احدي", "احد"} else j
    k = j + 1
    while k < last and (
        toks[k].info.base in wordlist("mass-media")
        or (toks[k].info.has("adjective", "media") and not toks[k].info.prep)
    ):
        k += 1
    start = toks[a].start
    if toks[a].info.prep and not toks[a].f.startswith("لل"):
        start += len(toks[a].info.conj) + 1
    return Span(start, toks[k - 1].end)


def _elsewhere(para: Paragraph, j: int) -> bool:
    """Whether a noun that names other things too (موقع، محطة، شبكة) is followed by such a thing: موقع الحادث."""
    toks = para.tokens
    if toks[j].info.base not in wordlist("sites") or toks[j].info.article or j + 1 >= len(toks):
        return False
    t = toks[j + 1]
    if t.punct or t.i in para.media or "media" in t.info.classes or t.word.text.isascii():
        return False
    if "organisation" in t.info.classes or t.info.base in wordlist("online") or t.info.base in wordlist("news"):
        return False
    return t.info.article or bool(t.info.conj or t.info.prep) or t.info.base in wordlist("stations")


def _no_medium(para: Paragraph, j: int) -> bool:
    """Whether a word of the media's is none here: somebody's own page, one who works there, a verb, an adjective."""
    t = para.tokens[j]
    if "media" not in t.info.classes or j in para.media:
        return False
    if t.info.base in wordlist("no-carriers"):
        return True
    behind = para.tokens[j + 1].info.base if j + 1 < len(para.tokens) else ""
    if t.info.base == "وكاله" and behind in wordlist("other-agencies"):
        return True  # وكالة الطاقة
    if _elsewhere(para, j):
        return True
    if t.info.article and not t.f.startswith(("ال", "وال", "بال", "لل", "وبال", "ولل", "كال")):
        return True  # موقعها, نشرته
    before = para.tokens[j - 1].info if j else None
    return bool(
        t.info.base in wordlist("media-adjectives") and t.info.article and before and "prep" not in before.classes
    )


def told_within(para: Paragraph, source: tuple[int, int]) -> list[Span]:
    """The outlets that a source's own description says were spoken to: مصادر «النهر», مصدر تحدث إلى وكالة …"""
    toks = para.tokens
    if source[0] in para.media or (is_medium(para, source[0]) and toks[source[0]].info.base not in _HOUSED):
        return []
    out: list[Span] = []
    for k in range(source[0] + 1, source[1]):
        before = toks[k - 1] if not toks[k - 1].punct else toks[k - 2]
        begun = k in para.media and (not out or toks[k].start >= out[-1].end)
        if begun and (toks[k].f.startswith("ل") or before.f in {"ل", "الي", "مع", "ب"} or before.info.base in _HOUSED):
            out.append(Span(*para.media[k]))
        elif toks[k].info.prep == "ل" and k not in para.media and is_medium(para, k) and not belongs(toks[k - 1]):
            out += carriers(para, k, source[1])[:1]
        elif before.f == "الي" and toks[k].info.article and is_medium(para, k) and toks[k - 2].f in wordlist("talked"):
            out += carriers(para, k, source[1])[:1]  # سكان تحدثوا إلى الصحيفة
    return out


_HOUSED = {"مصدر", "مصادر", "ضيف"}
"""What stands before the name of the outlet whose it is."""


def fronted(para: Paragraph, first: int, onset: int) -> list[Span]:
    """The carriers in a phrase of occasion that opens the sentence (وفي مقابلة مع قناة …، قال)."""
    toks = para.tokens
    if onset - first < 3 or "prep" not in toks[first].info.classes:
        return []
    return carriers(para, first, onset) if any("event" in t.info.classes for t in toks[first : first + 4]) else []


_SHOWN = re.compile(r"[\s،,»]*(?:المذاع\s|الذي \w+\s)?(?:على|عبر|في)\s+")
"""Between a programme and the channel that shows it."""


def merged(para: Paragraph, spans: list[Span]) -> list[Span]:
    """Without spans inside others; a name in brackets behind another name is part of it (وكالة … (د ب أ))."""
    out: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        elif (
            out
            and para.text.startswith("برنامج", out[-1].start)
            and _SHOWN.fullmatch(para.text, out[-1].end, span.start)
        ):
            out[-1] = Span(out[-1].start, span.end)  # برنامج «…»، المذاع على قناة …
        elif out and para.text[out[-1].end : span.start].strip() == "(":
            close = para.text.find(")", span.end, span.end + 4)
            out[-1] = Span(out[-1].start, close + 1 if close >= 0 else span.end)
        else:
            out.append(span)
    return out


def _named_end(para: Paragraph, j: int, last: int) -> int:
    """The end of a medium's name after its head noun: names, adjectives, a quoted name."""
    toks = para.tokens
    k = j + 1
    while k < last:
        t = toks[k]
        if t.word.text in "«“\"'‘":
            close = para.closing(k)
            if close is None or close >= last + 1 or close - k > 6:
                break
            k = close + 1
            while k < last and toks[k].info.article and adjective_like(toks[k]):
                k += 1
            break
        if t.word.text in "([" and k + 2 < last and toks[k + 2].word.text in ")]":
            k += 3
            continue
        if (
            t.punct
            and t.word.text in "-."
            and k + 1 < last
            and toks[k + 1].start == t.end
            and toks[k - 1].end == t.start
        ):
            k += 1
            continue
        if t.punct or t.info.conj or t.info.prep or finite(t):
            break
        if (
            t.info.has("prep", "comp", "sub", "neg", "time", "rel", "adv", "office", "people", "event")
            and not t.word.is_number
        ):
            break
        k += 1
    return min(k, last)
