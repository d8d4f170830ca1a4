"""The index: what of an article and of its statements search can find, as postings.

Everything is found by terms, fields too: the words of an article's text, the words of a statement, and beside them its
outlet, voices, places and stances, each kind of term under a prefix of its own. A term is kept as a number, the first
63 bits of its BLAKE2b digest, so that nobody has to look up or agree upon numbers while pages are added.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from riwaya.arabic.terms import name_terms, tokens
from riwaya.arabic.words import words
from riwaya.model import Article, Named, Statement

__all__ = ["ARTICLE", "MOST", "PROSE", "STATEMENT", "Posting", "article_postings", "key_of", "packed_places",
           "places_of", "statement_postings", "voice_key"]  # fmt: skip

ARTICLE, STATEMENT = "a", "s"
"""The kinds of documents: their terms are apart, so that searching one never reads of the other."""

_GAP = 100
"""How far apart the words of different spans are counted, so that no phrase reaches over."""

PROSE = frozenset(["title", "standfirst", "body", "subhead", "caption"])
MOST = 32_767
"""What a SMALLINT holds."""


class Posting(NamedTuple):
    """How often a term, by its key, stands in a document, and at which places (packed)."""

    term: int
    times: int
    places: bytes


@lru_cache(maxsize=200_000)
def key_of(kind: str, field: str, term: str) -> int:
    """The number of *term* in *field* (empty for plain words) of documents of a *kind*."""
    digest = blake2b(f"{kind}:{field}:{term}".encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest) >> 1


def voice_key(name: str) -> str:
    """The name of a voice as names are compared: its words folded, one blank between them."""
    return " ".join(word.folded for word in words(name) if not word.is_punctuation)


def packed_places(places: Iterable[int]) -> bytes:
    """Ascending numbers as bytes: the distance of each from the one before, seven bits a byte, the last byte first."""
    out = bytearray()
    last = 0
    for place in places:
        step, last = place - last, place
        while step > 127:
            out.append(step & 127 | 128)
            step >>= 7
        out.append(step)
    return bytes(out)


def places_of(packed: bytes) -> list[int]:
    """The numbers that `packed_places` was given."""
    out: list[int] = []
    at = step = shift = 0
    for byte in packed:
        step |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            at += step
            out.append(at)
            step = shift = 0
    return out


def article_postings(text: str, article: Article) -> tuple[int, list[Posting]]:
    """How many words *article* has, and its postings."""
    spans = [(line.start, line.end) for line in article.lines if line.role in PROSE]
    found, length = _words(ARTICLE, text, spans)
    if not any(line.role == "title" for line in article.lines):
        _add_words(found, ARTICLE, "", article.headline)
    for statement in article.statements:
        _add_voice(found, ARTICLE, statement)
    _add_names(found, ARTICLE, "outlet", [article.outlet or ""])
    _add_names(found, ARTICLE, "credit", [article.credit or ""])
    named = {m.resolved.name for m in article.mentions if m.type == "place" and isinstance(m.resolved, Named)}
    written = {m.span.of(text) for m in article.mentions if m.type == "place"}
    _add_names(found, ARTICLE, "place", sorted(named | written))
    return length, _made(found)


def statement_postings(text: str, article: Article, statement: Statement) -> tuple[int, list[Posting]]:
    """How many words *statement* has, and its postings."""
    found, length = _words(STATEMENT, text, statement.content)
    _add_voice(found, STATEMENT, statement)
    _add_names(found, STATEMENT, "outlet", [article.outlet or ""])
    _add_names(found, STATEMENT, "via", statement.chain)
    inside = [m for m in article.mentions if m.type == "place" and any(c.covers(m.span) for c in statement.content)]
    named = {m.resolved.name for m in inside if isinstance(m.resolved, Named)}
    _add_names(found, STATEMENT, "place", sorted(named | {m.span.of(text) for m in inside}))
    return length, _made(found)


Found = dict[int, list[int]]


def _words(kind: str, text: str, spans: Iterable[tuple[int, int]]) -> tuple[Found, int]:
    found: Found = {}
    place = length = 0
    for start, end in spans:
        for token in tokens(text, start, end, place):
            for term in token.terms:
                found.setdefault(key_of(kind, "", term), []).append(token.place)
            place = token.place + 1
            length += 1
        place += _GAP
    return found, length


def _add_words(found: Found, kind: str, field: str, text: str) -> None:
    start = max((places[-1] for places in found.values()), default=0) + _GAP
    for token in tokens(text, place=start):
        for term in token.terms:
            found.setdefault(key_of(kind, field, term), []).append(token.place)


def _add_voice(found: Found, kind: str, statement: Statement) -> None:
    voice = statement.voice
    _add_names(found, kind, "voice", filter(None, (voice.name, voice.role, voice.affiliation)))
    for field, value in (("stance", statement.stance), ("kind", statement.kind)):
        found.setdefault(key_of(kind, field, value), [0])


def _add_names(found: Found, kind: str, field: str, names: Iterable[str]) -> None:
    for name in names:
        for word in words(name):
            if not word.is_punctuation:
                for term in name_terms(word.text):
                    found.setdefault(key_of(kind, field, term), [0])


def _made(found: Found) -> list[Posting]:
    return [Posting(key, min(len(at), MOST), packed_places(at)) for key, at in sorted(found.items())]
