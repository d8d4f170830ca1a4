"""History: what happened in stories, in the order in which it was seen."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from riwaya.store.schema import articles, events

__all__ = ["EVENT_KINDS", "Event", "edits_of_outlet", "event_of", "events_of_claim", "events_since", "kinds_since",
           "last_events"]  # fmt: skip

EVENT_KINDS = ("new_article", "new_claim", "new_origin", "new_voice", "denial", "contradiction", "correction",
               "silent_edit", "withdrawn")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """What happened in a *story*: its *kind*, when it was seen, and the claim or article that it happened to.

    *record* says it: a gist, a voice, a headline, the lines of an edit; what it holds depends on the kind.
    """

    id: int
    at: str
    kind: str
    story: int | None
    claim: int | None
    article: int | None
    record: dict[str, Any]

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"id": self.id, "at": self.at, "kind": self.kind, "story": self.story, "claim": self.claim,
                "article": self.article, "said": self.record}  # fmt: skip


def events_since(
    connection: Connection, story: int | None = None, after: int = 0, since: str | None = None, limit: int | None = None
) -> list[Event]:
    """The events whose id is above *after*, of one *story* or of all, oldest first.

    *since* leaves out what was seen before that moment (ISO 8601); *limit* gives the first so many.
    """
    chosen = select(events).where(events.c.id > after).order_by(events.c.id)
    if story is not None:
        chosen = chosen.where(events.c.story == story)
    if since is not None:
        chosen = chosen.where(events.c.at >= since)
    if limit is not None:
        chosen = chosen.limit(limit)
    return _told(connection, chosen)


def last_events(connection: Connection, story: int, limit: int, start: int = 0, after: int = 0) -> list[Event]:
    """The events of a *story* whose id is above *after*, the newest first: *limit* of them from the *start*-th on."""
    chosen = select(events).where((events.c.story == story) & (events.c.id > after)).order_by(events.c.id.desc())
    return _told(connection, chosen.limit(limit).offset(start))


def kinds_since(connection: Connection, story: int, after: int) -> dict[str, int]:
    """How many events of each kind a *story* has whose id is above *after*."""
    chosen = (events.c.story == story) & (events.c.id > after)
    rows = connection.execute(select(events.c.kind, func.count()).where(chosen).group_by(events.c.kind))
    return {row[0]: row[1] for row in rows}


def events_of_claim(connection: Connection, claim: int, limit: int) -> list[Event]:
    """The last *limit* events of one *claim*, the newest first."""
    return _told(connection, select(events).where(events.c.claim == claim).order_by(events.c.id.desc()).limit(limit))


def edits_of_outlet(connection: Connection, outlet: str, limit: int) -> list[Event]:
    """The last *limit* silent edits and corrections of the pages of an *outlet*, the newest first."""
    mine = select(articles.c.id).where(articles.c.outlet == outlet)
    edits = events.c.kind.in_(("silent_edit", "correction"))
    return _told(connection, select(events).where(events.c.article.in_(mine), edits).order_by(events.c.id.desc())
                 .limit(limit))  # fmt: skip


def event_of(row: Row[Any]) -> Event:
    """The event of a row that has the columns of its table."""
    return Event(row.id, row.at, row.kind, row.story, row.claim, row.article, json.loads(row.record))


def _told(connection: Connection, chosen: Select[Any]) -> list[Event]:
    return [event_of(row) for row in connection.execute(chosen)]
