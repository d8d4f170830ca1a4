"""Carriers: the agencies, outlets, broadcasters and platforms named as bringing the words (`via`)."""

from __future__ import annotations

from riwaya.arabic.paragraphs import Paragraph
from riwaya.arabic.wordlists import wordlist
from riwaya.model import Span
from riwaya.reading.drafts import spread
from riwaya.reading.objects import adjective_like
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
    j = first
    while j < last:
        t = toks[j]
        if t.info.base in wordlist("mass-media"):
            j += 1
            continue
        if is_medium(para, j) and t.info.number == "s" and not finite(t):
            k = _named_end(para, j, last)
            span = spread(para, (j, k))
            if span is not None and (k > j + 1 or t.info.article):
                start = span.start
                if t.info.prep and start == t.start and not t.f.startswith("لل"):
                    start += len(t.info.conj) + 1  # the preposition is one letter; in للقناة it has swallowed the alef
                out.append(Span(start, span.end))
                j = k
                continue
        if j in para.media:
            hit = Span(*para.media[j])
            hit = Span(hit.start + (para.text[hit.start] == "ـ"), hit.end)  # لـCNN
            out.append(hit)
            j = next((k for k in range(j, last) if toks[k].start >= hit.end), last)
            continue
        j += 1
    return merged(para, out)


def fronted(para: Paragraph, first: int, onset: int) -> list[Span]:
    """The carriers in a phrase of occasion that opens the sentence (وفي مقابلة مع قناة …، قال)."""
    toks = para.tokens
    if onset - first < 3 or not toks[first].info.has("prep"):
        return []
    return carriers(para, first, onset) if any(t.info.has("event") for t in toks[first : first + 4]) else []


def merged(para: Paragraph, spans: list[Span]) -> list[Span]:
    """Without spans inside others; a name in brackets behind another name is part of it (وكالة … (د ب أ))."""
    out: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
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
