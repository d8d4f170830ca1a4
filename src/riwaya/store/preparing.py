"""Preparing: everything that is to be written of a page, made before the store is asked for its turn."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any

import numpy as np

from riwaya.arabic.meaning import Vector, meaning_of
from riwaya.arabic.words import words
from riwaya.intake.context import Known
from riwaya.intake.entries import Entry
from riwaya.model import Article, Hints, Reading, Statement
from riwaya.store.index import PROSE, article_terms, person_key, statement_terms, voice_key
from riwaya.store.lists import Lists, made_of
from riwaya.store.packing import packed, packed_record, unpacked_record

__all__ = ["IndexedArticle", "IndexedStatement", "Prepared", "entry_of", "envelope_of", "indexed", "prepare"]

_NOT_KEPT = frozenset(["blocks", "given", "body"])  # what the bytes tell again


@dataclass(frozen=True, slots=True)
class IndexedStatement:
    """A statement as it is looked up; its voice's name, and a person's name alone, as names are compared."""

    statement: Statement
    voice_key: str
    person: str | None
    length: int


@dataclass(frozen=True, slots=True)
class IndexedArticle:
    """An article as it is looked up.

    *lists* are of its terms as document 0 and of its statements' as documents 1, 2, …; *vectors* say what these mean.
    """

    article: Article
    length: int
    statements: list[IndexedStatement]
    lists: Lists
    vectors: Vector


@dataclass(frozen=True, slots=True)
class Prepared:
    """A page ready to be written: its bytes and what was read of them, compressed, and its index."""

    name: str
    sha256: str
    media_type: str
    fetched: str | None
    size: int
    body: bytes
    envelope: bytes
    record: bytes
    articles: list[IndexedArticle]


def prepare(entry: Entry, known: Known | None, reading: Reading) -> Prepared:
    """What is to be written of *entry*, which was read as *reading* with what is *known* of it from outside."""
    page = reading.page
    return Prepared(entry.name, page.sha256, page.media_type, page.fetched, len(entry.data), packed(entry.data),
                    envelope_of(entry, known), packed_record(reading.to_dict(with_text=True)),
                    indexed(reading))  # fmt: skip


def indexed(reading: Reading) -> list[IndexedArticle]:
    """The index of a reading's articles and statements."""
    return [_indexed(reading.page.text, article) for article in reading.articles]


def _indexed(text: str, article: Article) -> IndexedArticle:
    length, own = article_terms(text, article)
    said = [(s, *statement_terms(text, article, s)) for s in article.statements]
    lists = made_of([(length, own), *((n, found) for _, n, found in said)])
    statements = [IndexedStatement(s, voice_key(s.voice.name), person_key(text, article, s), n) for s, n, _ in said]
    vectors = np.stack([_meaning(text, ((line.start, line.end) for line in article.lines if line.role in PROSE)),
                        *(_meaning(text, s.content) for s in article.statements)])  # fmt: skip
    return IndexedArticle(article, length, statements, lists, vectors)


def _meaning(text: str, spans: Iterable[tuple[int, int]]) -> Vector:
    return meaning_of(word.text for start, end in spans for word in words(text, start, end) if not word.is_punctuation)


def entry_of(name: str, data: bytes, envelope: bytes) -> tuple[Entry, Known | None]:
    """The entry that was kept, and what was known of it: read again, it gives what it gave. Raises ValueError."""
    kept = unpacked_record(envelope)
    hints = Hints(**kept["hints"])
    frames = {address: b64decode(frame) for address, frame in kept["frames"].items()}
    entry = Entry(name, data, kept["charset"], kept["media_type"], kept["fetched"], hints, frames)
    return entry, None if kept["known"] is None else _known(kept["known"])


def envelope_of(entry: Entry, known: Known | None) -> bytes:
    """What the container of *entry*, and whoever gave it, said of it besides its bytes, as it is kept."""
    hints = {f.name: getattr(entry.hints, f.name) for f in fields(Hints) if f.name not in _NOT_KEPT}
    if entry.hints.body is not None:
        hints["body"] = entry.hints.body
    return packed_record({"charset": entry.charset, "media_type": entry.media_type, "fetched": entry.fetched,
            "hints": {key: value for key, value in hints.items() if value is not None},
            "frames": {address: b64encode(data).decode() for address, data in sorted(entry.frames.items())},
            "known": None if known is None else _known_record(known)})  # fmt: skip


def _known_record(known: Known) -> dict[str, Any]:
    return {"outlet": known.outlet, "published": known.published, "byline": known.byline,
            "articles": {str(n): _known_record(k) for n, k in sorted(known.articles.items())}}  # fmt: skip


def _known(record: Mapping[str, Any]) -> Known:
    articles = {int(n): _known(k) for n, k in record["articles"].items()}
    return Known(record["outlet"], record["published"], record["byline"], MappingProxyType(articles))
