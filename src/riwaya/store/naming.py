"""Naming: what a person means by ``12``, ``12.s3`` or ``12:5``, by the words of the page as it was read."""

from __future__ import annotations

import re

from sqlalchemy import Connection

from riwaya.judging.finding import line_ref, statement_ref
from riwaya.model import ArticleRef, ClaimRef, LineRef, Ref, RiwayaError, StatementRef, StoryRef, VoiceRef
from riwaya.store.heard import judgements_of
from riwaya.store.listing import claim_of, claim_said
from riwaya.store.looking import find_article
from riwaya.store.readings import page_reading

__all__ = ["anything_named", "article_named", "claim_named", "line_named", "statement_named", "story_named"]


def article_named(connection: Connection, key: str) -> ArticleRef:
    """The article that *key* names, as `find_article` does. Raises RiwayaError."""
    kept = find_article(connection, key)
    return ArticleRef(kept.sha256, kept.article.n)


def statement_named(connection: Connection, key: str) -> StatementRef:
    """The statement that *key* names (``12.s3``: article 12, its statement s3). Raises RiwayaError when there is none.

    A statement that people added is named by its id there, ``12.p1a2b3c4``.
    """
    article, _, label = key.rpartition(".")
    kept = find_article(connection, article) if article else None
    if kept is not None and not label.startswith("p"):
        for reading in (page_reading(connection, kept.sha256), kept.reading):
            for found in (s for a in reading.articles if a.n == kept.article.n for s in a.statements if s.id == label):
                return statement_ref(reading, kept.article.n, found)
    if kept is not None and label.startswith("p"):
        for said in judgements_of(connection, page=kept.sha256, kinds=["statement-missing"]):
            if said.withdraws is None and said.uid.startswith(label[1:]) and said.says.content:
                return StatementRef(kept.sha256, kept.article.n, said.says.cue or (), said.says.content)
    raise RiwayaError("There is no such statement in the store.", key,
                      "Give the number that riwaya show has, such as 12.s3.")  # fmt: skip


def claim_named(connection: Connection, key: str) -> ClaimRef:
    """The claim of the number *key*, by the statements that it has now. Raises RiwayaError when there is none."""
    claim = claim_of(connection, key)
    said = [(article, label) for article, label in claim_said(connection, claim.id) if not label.startswith("o")]
    return ClaimRef(tuple(statement_named(connection, f"{article}.{label}") for article, label in said))


def line_named(connection: Connection, key: str) -> LineRef:
    """The line that *key* names (``12:5``: line 5 of the page of article 12). Raises RiwayaError when there is none."""
    article, _, n = key.rpartition(":")
    if article and n.isdigit():
        found = line_ref(page_reading(connection, find_article(connection, article).sha256), int(n))
        if found is not None:
            return found
    raise RiwayaError("There is no such line with words in the store.", key,
                      "Give an article's number and a line's, such as 12:5.")  # fmt: skip


def story_named(key: str) -> StoryRef:
    """The story of the number *key*. Raises RiwayaError when it is none."""
    if not re.fullmatch(r"\d{1,9}", key):
        raise RiwayaError("A story goes by its number.", key, "Give the number that riwaya stories shows.")
    return StoryRef(int(key))


def anything_named(connection: Connection, key: str) -> Ref:
    """What *key* names: ``12``, ``12.s3``, ``12:5``, ``voice:12.s3``, ``claim:31``, ``story:7``. Raises RiwayaError."""
    sort, _, rest = key.partition(":")
    if sort == "story":
        return story_named(rest)
    if sort == "claim":
        return claim_named(connection, rest)
    if sort == "voice":
        return VoiceRef(statement_named(connection, rest))
    if re.fullmatch(r"\d+:\d+", key):
        return line_named(connection, key)
    return statement_named(connection, key) if re.fullmatch(r"\d+\.[sp]\w+", key) else article_named(connection, key)
