"""Speakers: the voice and the chain of a statement whose speaker or carriers a person gives."""

from __future__ import annotations

from collections.abc import Iterable

from riwaya.arabic.folding import fold
from riwaya.model import Article, Kind, Span, Voice
from riwaya.reading.voices import chain_of

__all__ = ["chain", "spoken"]


def spoken(text: str, article: Article, source: Span | None, referent: Span | None, kind: Kind,
           name: str | None = None) -> Voice:  # fmt: skip
    """The voice called *name*, else by the words of *referent* or *source*: one that the article has, or a new one."""
    span = referent or source
    if name is None:
        name = "" if span is None else " ".join(span.of(text).split()).strip("،,")
    voices = {s.voice.id: s.voice for s in article.statements}
    if name:
        for voice in voices.values():
            if fold(voice.name) == fold(name) and voice.kind == kind:
                return voice
    return Voice(next(f"p{n}" for n in range(1, len(voices) + 2) if f"p{n}" not in voices), name, kind)


def chain(text: str, article: Article, via: Iterable[Span]) -> tuple[str, ...]:
    """The carriers that a person names, then the article's credit and its outlet."""
    return chain_of([" ".join(span.of(text).split()) for span in via], article.credit, article.outlet)
