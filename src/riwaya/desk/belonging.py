"""Belonging: the statements that a claim or a voice has, each of which one click tells apart from the others."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from riwaya.model import ClaimRef, Ref, RiwayaError, VoiceRef
from riwaya.store.listing import claim_said
from riwaya.store.naming import statement_named
from riwaya.store.voices import said_with, voices_beside
from riwaya.telling.judgements import words_of

__all__ = ["Belonging", "Part"]

_MOST = 20  # statements, and other voices, that a form shows


@dataclass(frozen=True, slots=True)
class Part:
    """Something that a form can name: its *key* (``12.s3``) and its *words*."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Belonging:
    """The statements that a claim or voice has (*parts*), and other voices of the story, each by one of its statements
    (*beside*).
    """

    parts: tuple[Part, ...] = ()
    beside: tuple[Part, ...] = ()

    def but(self, part: Part) -> str:
        """The keys of all other parts, as a form gives them."""
        return " ".join(other.key for other in self.parts if other != part)

    @classmethod
    def of(cls, connection: Connection, key: str, ref: Ref) -> Belonging:
        """What belongs to *ref*, which *key* names; nothing to what is neither a claim nor a voice."""
        if isinstance(ref, ClaimRef):
            said = [(a, label) for a, label in claim_said(connection, int(key[6:])) if not label.startswith("o")]
            return cls(_parts(connection, said))
        if isinstance(ref, VoiceRef):
            article, _, label = key[6:].rpartition(".")
            own = (int(article), label)
            beside = voices_beside(connection, own, _MOST)
            return cls(_parts(connection, said_with(connection, own, _MOST)),
                       tuple(Part(_key(*held), name) for held, name in beside))  # fmt: skip
        return cls()


def _parts(connection: Connection, said: list[tuple[int, str]]) -> tuple[Part, ...]:
    found = []
    for article, label in said[:_MOST]:
        try:
            words = " … ".join(words_of(statement_named(connection, _key(article, label))))
        except RiwayaError:  # the page has been read anew since the story was laid out
            continue
        found.append(Part(_key(article, label), words))
    return tuple(found)


def _key(article: int, label: str) -> str:
    return f"{article}.{label}"
