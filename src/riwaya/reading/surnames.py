"""Surnames: words that tables know as something else or not at all, known here as names since the article has them.

News gives a full name once and goes on with its last word (Ariel 1990, Accessing Noun-Phrase Antecedents); that word
may be a calling, a title or an adjective elsewhere (المهندس سالم بن راشد السيد … وقال السيد).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.model import Span
from riwaya.reading.mentions import Mention, bare, mention_of

__all__ = ["christen", "surnames", "unseen"]

_BODIES = ("organisation", "media", "actor", "document", "imagery", "data")


def surnames(mentions: Sequence[Mention]) -> dict[str, str]:
    """The last words, as folded in the text, of the names of two words or more, each with its likened base."""
    out: dict[str, str] = {}
    for m in mentions:
        if m.kind != "person" or len(m.name) < 2 or m.pair:
            continue
        for t in reversed(m.para.tokens[m.tokens[0] : m.tokens[1]]):
            if bare(t) == m.name[-1] or m.name[-1].endswith(t.f):
                if len(t.f) > 2 and not (t.info.conj or t.info.prep):
                    out[t.f] = m.name[-1]
                break
    return out


def christen(m: Mention, known: Mapping[str, str]) -> None:
    """Make *m* a person's mention where it is a surname of the article, alone or behind titles."""
    if m.kind == "person" and m.name:
        return
    toks = [t for t in m.para.tokens[m.tokens[0] : m.tokens[1]] if not t.punct]
    k = 0
    while k < len(toks) - 1 and "title" in toks[k].info.classes and toks[k].f not in known:
        k += 1
    t = toks[k]
    if t.f not in known or not _free(t, titled=k > 0) or (len(toks) > k + 1 and m.kind is not None):
        return
    m.name, m.kind = (known[t.f],), "person"
    m.roles -= {known[t.f]}


def _free(t: Token, *, titled: bool) -> bool:
    """Whether a word may be taken for a surname: no body's name, no office with its article without a title."""
    if t.info.has(*_BODIES) or t.info.conj or t.info.prep:
        return False
    return titled or not (t.f.startswith("ال") and t.info.has("office", "people", "title"))


def unseen(paragraphs: Sequence[Paragraph], known: Mapping[str, str], taken: Collection[Span]) -> Iterator[Mention]:
    """Mentions by surname alone that stand in none of the spans *taken*, in text order."""
    if not known:
        return
    covered = sorted((s.start, s.end) for s in taken)
    at = 0
    for rank, para in enumerate(paragraphs):
        for t in para.tokens:
            if t.f not in known or t.info.classes or t.quote >= 0:
                continue
            while at < len(covered) and covered[at][1] <= t.start:
                at += 1
            if at < len(covered) and covered[at][0] <= t.start:
                continue
            m = mention_of(para, (t.i, t.i + 1), rank)
            if m is not None:
                christen(m, known)
                if m.name:
                    yield m
