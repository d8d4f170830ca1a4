"""Happenings: events as they stand in the store, with the articles that they are of."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, func, select

from riwaya.model import RiwayaError
from riwaya.store.looking import Kept, article_of
from riwaya.store.schema import articles, claim_statements, claims, events, members, pages, statements, stories

__all__ = ["Happening", "happenings_after", "load"]


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened: the event's *id* and *key*, *at* which moment, its *kind* and *record*, and what it is
    of: the *story* (number and title), the *claim* (number and gist), the *article*.

    *said* are the labels of the statements of the article that the event is of; empty where it is of all of it. *came*
    is when what it tells came into the store (None: that is not known): of a claim or a voice that is new, the first
    page that has it, of all else the last one.
    """

    id: int
    key: str
    at: str
    kind: str
    record: dict[str, Any]
    story: int | None = None
    title: str | None = None
    claim: int | None = None
    gist: str | None = None
    article: Kept | None = None
    said: frozenset[str] = field(default_factory=frozenset)
    came: str | None = None


def happenings_after(connection: Connection, event: int, limit: int) -> list[int]:
    """The ids of the first *limit* events after the one with this id."""
    found = select(events.c.id).where(events.c.id > event).order_by(events.c.id).limit(limit)
    return list(connection.execute(found).scalars())


def load(connection: Connection, event: int) -> Happening:
    """The event with this id."""
    row = connection.execute(
        select(events, stories.c.title, stories.c.name, claims.c.gist)
        .select_from(events.outerjoin(stories, stories.c.id == events.c.story)
                     .outerjoin(claims, claims.c.id == events.c.claim))
        .where(events.c.id == event)
    ).one()  # fmt: skip
    number, said = row.article, frozenset[str]()
    if row.claim is not None:
        labels = select(claim_statements.c.article, claim_statements.c.label).where(
            claim_statements.c.claim == row.claim
        )
        of_claim = connection.execute(labels.order_by(claim_statements.c.article)).all()
        number = of_claim[0].article if number is None and of_claim else number
        said = frozenset(r.label for r in of_claim if r.article == number)
    article = None if number is None else _article(connection, number)
    return Happening(row.id, row.key, row.at, row.kind, json.loads(row.record), row.story, row.name or row.title,
                     row.claim, row.gist, article, said, _came(connection, row))  # fmt: skip


def _article(connection: Connection, number: int) -> Kept | None:
    """The article of this number; None when it is gone, or its reading damaged (`riwaya store check` tells)."""
    try:
        return article_of(connection, number)
    except RiwayaError:
        return None


def _came(connection: Connection, event: Row[Any]) -> str | None:
    added = func.min(pages.c.added) if event.kind in ("new_claim", "new_voice") else func.max(pages.c.added)
    of = select(added).join_from(articles, pages)
    if event.article is not None:
        of = of.where(articles.c.id == event.article)
    elif event.claim is not None:
        of = of.join(claim_statements, claim_statements.c.article == articles.c.id)
        of = of.where(claim_statements.c.claim == event.claim)
    else:
        of = of.join(members, members.c.article == articles.c.id)
        of = of.join(statements, statements.c.article == articles.c.id)
        of = of.where(members.c.story == event.story, statements.c.voice == json.loads(event.record).get("name"))
    found: str | None = connection.execute(of).scalar()
    return found
