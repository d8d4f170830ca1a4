"""The index: what of an article and of its statements search can find, as terms with their places.

Everything is found by terms, fields too: the words of an article's text, the words of a statement, and beside them its
outlet, voices, places, stances and days, each kind of term under a prefix of its own. A term is kept as a number, the
first 63 bits of its BLAKE2b digest, so that nobody has to look up or agree upon numbers while pages are added.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

from riwaya.arabic.terms import name_terms, tokens
from riwaya.arabic.words import words
from riwaya.model import Article, Named, Statement
from riwaya.store.days import day_terms

__all__ = ["DAY", "PROSE", "Terms", "article_terms", "key_of", "person_key", "statement_terms", "voice_key"]

DAY = "on"
"""The field of days, months, years."""

PROSE = frozenset(["title", "standfirst", "body", "subhead", "caption"])

_GAP = 100
"""How far apart the words of different spans are counted, so that no phrase reaches over."""

Terms = dict[int, list[int]]
"""Places of tokens, ascending, by the keys of their terms."""


@lru_cache(maxsize=200_000)
def key_of(kind: str, field: str, term: str) -> int:
    """The number of *term* in *field* (empty for plain words) of documents of a *kind* (`segments.KINDS`).

    Kinds are apart, so that searching one never reads of the other.
    """
    digest = blake2b(f"{kind}:{field}:{term}".encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest) >> 1


def voice_key(name: str) -> str:
    """The name of a voice as names are compared: its words folded, one blank between them."""
    return " ".join(word.folded for word in words(name) if not word.is_punctuation)


def person_key(text: str, article: Article, statement: Statement) -> str | None:
    """The name alone of the person who makes *statement*, as names are compared; None where no one person is named."""
    span = statement.referent or statement.source
    if statement.voice.kind != "person" or span is None:
        return None
    named = {voice_key(m.span.of(text)) for m in article.mentions if m.type == "person" and span.covers(m.span)}
    return named.pop() if len(named) == 1 else None


def article_terms(text: str, article: Article) -> tuple[int, Terms]:
    """How many words *article* has, and its terms."""
    spans = [(line.start, line.end) for line in article.lines if line.role in PROSE]
    found, length = _words("articles", text, spans)
    if not any(line.role == "title" for line in article.lines):
        _add_words(found, "articles", "", article.headline)
    for statement in article.statements:
        _add_voice(found, "articles", statement)
    _add_names(found, "articles", "outlet", [article.outlet or ""])
    _add_names(found, "articles", "credit", [article.credit or ""])
    named = {m.resolved.name for m in article.mentions if m.type == "place" and isinstance(m.resolved, Named)}
    written = {m.span.of(text) for m in article.mentions if m.type == "place"}
    _add_names(found, "articles", "place", sorted(named | written))
    _add_days(found, "articles", article.published)
    return length, found


def statement_terms(text: str, article: Article, statement: Statement) -> tuple[int, Terms]:
    """How many words *statement* has, and its terms."""
    found, length = _words("statements", text, statement.content)
    _add_voice(found, "statements", statement)
    _add_names(found, "statements", "outlet", [article.outlet or ""])
    _add_names(found, "statements", "via", statement.chain)
    inside = [m for m in article.mentions if m.type == "place" and any(c.covers(m.span) for c in statement.content)]
    named = {m.resolved.name for m in inside if isinstance(m.resolved, Named)}
    _add_names(found, "statements", "place", sorted(named | {m.span.of(text) for m in inside}))
    _add_days(found, "statements", article.published)
    return length, found


def _words(kind: str, text: str, spans: Iterable[tuple[int, int]]) -> tuple[Terms, int]:
    found: Terms = {}
    place = length = 0
    for start, end in spans:
        for token in tokens(text, start, end, place):
            for term in token.terms:
                found.setdefault(key_of(kind, "", term), []).append(token.place)
            place = token.place + 1
            length += 1
        place += _GAP
    return found, length


def _add_words(found: Terms, kind: str, field: str, text: str) -> None:
    start = max((places[-1] for places in found.values()), default=0) + _GAP
    for token in tokens(text, place=start):
        for term in token.terms:
            found.setdefault(key_of(kind, field, term), []).append(token.place)


def _add_voice(found: Terms, kind: str, statement: Statement) -> None:
    voice = statement.voice
    _add_names(found, kind, "voice", filter(None, (voice.name, voice.role, voice.affiliation)))
    for field, value in (("stance", statement.stance), ("kind", statement.kind)):
        found.setdefault(key_of(kind, field, value), [0])


def _add_names(found: Terms, kind: str, field: str, names: Iterable[str]) -> None:
    for name in names:
        for word in words(name):
            if not word.is_punctuation:
                for term in name_terms(word.text):
                    found.setdefault(key_of(kind, field, term), [0])


def _add_days(found: Terms, kind: str, published: str | None) -> None:
    for term in day_terms(published):
        found.setdefault(key_of(kind, DAY, term), [0])
