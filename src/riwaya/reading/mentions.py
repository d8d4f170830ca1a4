"""Mentions: the noun phrases of an article that may name one who speaks, and what each is about."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from riwaya.arabic.paragraphs import Paragraph, Token
from riwaya.arabic.speaking import likened, speaking
from riwaya.arabic.wordlists import wordlist
from riwaya.model import Kind, Span
from riwaya.reading.kinds import head_of, kind_of
from riwaya.reading.naming import name_end, name_start
from riwaya.reading.ranges import Range, spread
from riwaya.reading.words import finite

__all__ = ["HEADS", "Mention", "around", "bare", "mention_of", "pairs", "sentence_of"]

_REACH = 150
"""Mentions on either side of a place in the text that are looked at; hardly an article has as many."""

HEADS = ("office", "people", "title", "organisation", "name", "actor", "document", "media")
_HEADS = frozenset(HEADS)
_OFFICES = frozenset(["office", "people", "title"])
_MARKS = frozenset(["«", "(", "“", '"'])
_NOTHING: frozenset[tuple[str, ...]] = frozenset()
_OPENERS = frozenset(["ابو", "ابا", "ابي", "عبد"])
_SKIP = frozenset(["dem", "rel", "comp", "sub", "pron"])


@dataclass(slots=True)
class Mention:
    """A noun phrase that may name a speaker.

    *words* are the likened bases of its content words up to a relative clause, *name* those of a person's name,
    *roles* those of the heads that a person can be called by. *rank* is the paragraph's number in the article;
    *speaks* whether it is the source of a statement; *pair* whether it is two who are named together; *inner*
    whether it stands inside another's source, so that it only names who is mentioned shorter elsewhere; *alias* the
    words in marks or brackets by which a body is called too (الهيئة الوطنية «أمان»).
    """

    para: Paragraph
    tokens: Range
    span: Span
    words: tuple[str, ...]
    head: Token
    kind: Kind | None
    name: tuple[str, ...] = ()
    roles: frozenset[str] = frozenset()
    speaks: bool = False
    pair: bool = False
    rank: int = 0
    inner: bool = False
    alias: frozenset[tuple[str, ...]] = frozenset()
    wordset: frozenset[str] = field(default=frozenset())

    @property
    def number(self) -> str:
        """s, d or p, as far as the head tells: a named person is one, whatever the form (المحامي)."""
        number = self.head.info.number
        if self.pair:
            return "d"
        first = self.para.tokens[self.tokens[0]].info.base
        if first in speaking("counting") and self.head.i > self.tokens[0]:
            return "s" if first in speaking("members") else "p"
        if self.head.f in speaking("last-many"):
            return "p"
        if self.kind == "person" or self.head.f in ("المحامي", "محامي"):
            return "s"
        if number == "d" and self.head.f.endswith("ا"):
            return "s"  # an accusative (خبيرا مستقلا), not a dual in construct
        return number

    @property
    def definite(self) -> bool:
        """Whether it can take up somebody known: by article, possessive, name, or construct with one of these."""
        info = self.head.info
        if info.article or self.name or "actor" in info.classes or self.pair:
            return True
        if self.kind in ("person", "media") or not info.classes:
            return True
        a = self.head.i + 1
        for t in self.para.tokens[a : min(a + 5, self.tokens[1])]:
            if (
                t.punct
                or t.info.prep
                or "rel" in t.info.classes
                or ("prep" in t.info.classes and "name" not in t.info.classes)
            ):
                break
            if t.info.article or t.info.has("actor", "name") or (not t.info.classes and not t.info.conj):
                return True
            if "adjective" in t.info.classes and not t.info.has("organisation", "office", "people"):
                break
        return False


def mention_of(para: Paragraph, tokens: Range, rank: int) -> Mention | None:
    """The mention at a token range, or None when it is only punctuation."""
    span = spread(para, tokens)
    if span is None:
        return None
    toks = para.tokens
    a, b = tokens
    while a < b - 1 and toks[a].punct:
        a += 1
    head = toks[head_of(para, (a, b))]
    kind = kind_of(para, tokens)
    start, stop = _name_in(para, (a, b), tokens, head, kind)
    words, roles = _told_of(toks, (a, b), head.i, start, stop)
    name = _joined([bare(t) for t in toks[start:stop]]) if start >= 0 else ()
    pair = False
    if name:
        at = next((t.i for t in toks[stop : min(b, stop + 2)] if _another(toks, t.i, b)), None)
        if at is not None:
            pair = True
            name += tuple(bare(t) if t.i > at else likened(t.f[1:].removeprefix("ال"))
                          for t in toks[at : name_end(para, at, b)])  # fmt: skip
            words += [w for w in name if w not in words]
    joined = _joined(words)
    alias = _alias(para, head.i, b) if kind in ("organisation", "media") else _NOTHING
    wordset = frozenset(joined) if len(joined) == len(words) else frozenset((*joined, *words))
    return Mention(para, tokens, span, joined, head, kind, name, frozenset(roles), rank=rank, pair=pair,
                   alias=alias, wordset=wordset)  # fmt: skip


def _name_in(para: Paragraph, inner: Range, tokens: Range, head: Token, kind: Kind | None) -> Range:
    """The token range of the person's name in a phrase, (-1, -1) where it names nobody; *inner*: without marks."""
    a, b = inner
    human = not _OFFICES.isdisjoint(head.info.classes) or head.f in speaking("counterparts")
    if not (human or kind in ("person", None)):
        return -1, -1
    found = name_start(para, tokens)
    if found is None and not human and (kind or (b - a <= 2 and _HEADS.isdisjoint(head.info.classes))):
        found = head.i
    return (-1, -1) if found is None else (found, name_end(para, found, b))


def _told_of(toks: Sequence[Token], inner: Range, at: int, start: int, stop: int) -> tuple[list[str], set[str]]:
    """The words of a phrase and the roles among them; its head is at *at*, the name in it from *start* to *stop*."""
    a, b = inner
    same, selves, seated = wordlist("same"), speaking("selves"), speaking("seated")
    words: list[str] = []
    roles: set[str] = set()
    told = False
    for t in toks[a:b]:
        info, i = t.info, t.i
        classes = info.classes
        if not _SKIP.isdisjoint(classes):
            described = "rel" in classes or ("pron" in classes and info.conj == "و")  # العيسى وهو متخصص في
            if described and i > at and "name" not in classes:
                if start < i:
                    break
                told = True  # a clause stands between the office and the name
            continue
        if i < at or (told and i < start) or t.punct or t.f in selves or t.rest in same:
            continue
        if "prep" in classes and "name" not in classes:
            continue
        if start <= i < stop:
            words.append(bare(t))
            continue
        if "quant" in classes and i != at:
            continue
        if t.f in seated:
            break
        word = likened(info.base)
        words.append(word)
        if not (info.prep or _OFFICES.isdisjoint(classes)) and (i == a or _leads(toks[i - 1], t)):
            roles.add(word)
    return words, roles


def _leads(before: Token, t: Token) -> bool:
    """Whether an office is the phrase's own, and no genitive of the word *before* it."""
    info = before.info
    if before.punct:
        return True
    if not info.article and "office" in info.classes:
        return False
    return not t.info.article or info.article or info.has("name", "title")


def _alias(para: Paragraph, a: int, b: int) -> frozenset[tuple[str, ...]]:
    """The words in marks or brackets that end a phrase about a body, by which it may be called alone."""
    toks = para.tokens
    opening = next((t.i for t in toks[a + 1 : b] if t.word.text in _MARKS), None)
    if opening is None:
        return frozenset()
    called = [t for t in toks[opening + 1 : min(b, para.closing(opening) or b)] if not t.punct]
    return frozenset([tuple(likened(t.info.base) for t in called), tuple(bare(t) for t in called)])


def _joined(words: Sequence[str]) -> tuple[str, ...]:
    """Words of a name, those written together that pages also write apart: ابو طالب is ابوطالب."""
    if _OPENERS.isdisjoint(words):
        return tuple(words)
    out: list[str] = []
    for word in words:
        if out and out[-1] in _OPENERS:
            out[-1] += ("ال" if out[-1] == "عبد" and word != "الله" else "") + word
        else:
            out.append(word)
    return tuple(out)


def _another(toks: Sequence[Token], i: int, b: int) -> bool:
    """Whether a second name stands at *i*, joined to the first: العنبري والجابري."""
    t = toks[i]
    if t.punct or t.f[0] != "و" or len(t.f) < 4 or t.info.has("pron", "prep", "sub", "rel"):
        return False
    if t.info.conj:
        return "name" in t.info.classes or (not t.info.classes)
    return not t.info.classes


def bare(t: Token) -> str:
    """A word of a name without its article, likened: ابن, which begins a short form, is بن."""
    if t.f == "ابن":
        return "بن"
    return likened(t.f[2:] if t.f.startswith("ال") and len(t.f) > 4 else t.info.base)


def sentence_of(para: Paragraph, i: int) -> Range:
    """The sentence that token *i* stands in."""
    return next(((a, b) for a, b in para.sentences if a <= i < b), (0, len(para.tokens)))


def pairs(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Two mentions of people or states joined by و or مع, or the second called the other's counterpart.

    *mentions* are in text order.
    """
    for one, two in pairwise(mentions):
        if one.para is not two.para or one.pair or two.tokens[0] < one.tokens[1]:
            continue
        if not (_human(one) and _human(two)):
            continue
        gap = one.para.tokens[one.tokens[1] : two.tokens[0]]
        first = one.para.tokens[two.tokens[0]]
        joined = (first.info.conj == "و" or first.f in speaking("counterparts")) and all(t.punct for t in gap)
        met = first.f in speaking("counterparts") or any(t.f == "مع" for t in gap)
        if len(gap) > 9 or not (joined or (met and not any(finite(t) and t.i > one.tokens[1] for t in gap))):
            continue
        tokens = (one.tokens[0], two.tokens[1])
        kind: Kind | None = "person" if "person" in (one.kind, two.kind) else one.kind
        yield Mention(one.para, tokens, Span(one.span.start, two.span.end), one.words + two.words, one.head, kind,
                      one.name + two.name, one.roles | two.roles, pair=True, rank=one.rank,
                      wordset=one.wordset | two.wordset)  # fmt: skip


def _human(m: Mention) -> bool:
    return m.kind == "person" or (m.kind == "unnamed" and m.number == "s") or "actor-state" in m.head.info.classes


def around(mentions: Sequence[Mention], start: int) -> Sequence[Mention]:
    """Those of *mentions*, in text order, that stand around the code point *start*: bounded, however long the text."""
    at = bisect_left(mentions, start, key=lambda m: m.span.start)
    return mentions[max(0, at - _REACH) : at + _REACH]
