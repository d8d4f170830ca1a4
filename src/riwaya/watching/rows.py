"""Rows: how feeds, pages and marks stand in the store. Every function works in the transaction that it is given."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from riwaya.store.schema import deliveries, feeds, marks, sightings
from riwaya.watching.durations import stamp

__all__ = ["FeedRow", "Sighting", "due_feeds", "due_sightings", "enrol", "get_mark", "moment", "next_due", "put_mark",
           "save_feed", "save_sighting", "sight", "unseen"]  # fmt: skip

_BATCH = 500


@dataclass(slots=True)
class FeedRow:
    """Where a feed stands; *state* holds ``etag``, ``modified`` and ``at`` of it and of the sitemaps ``inside`` it,
    ``read`` (when it was last read whole), ``said`` (what the last problem was)."""

    id: int
    address: str
    failures: int
    state: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Sighting:
    """Where a page that a feed named stands; *state* holds ``etag``, ``modified``, ``at``, ``first`` (when it was first
    fetched), ``visits``, ``sha256`` (of the version seen last), ``gone`` (how often in a row it was not there)."""

    id: int
    address: str
    feed: str
    tries: int
    state: dict[str, Any] = field(default_factory=dict)


def moment(text: str) -> datetime:
    """The moment that the store writes as *text*."""
    return datetime.fromisoformat(text).astimezone(UTC)


def enrol(connection: Connection, addresses: Iterable[str], now: datetime) -> None:
    """Give each feed that has none a row; it is due at once."""
    known = set(connection.execute(select(feeds.c.address)).scalars())
    for address in addresses:
        if address not in known:
            connection.execute(insert(feeds).values(address=address, state="{}", due=stamp(now), failures=0))


def due_feeds(connection: Connection, addresses: Sequence[str], now: datetime, limit: int) -> list[FeedRow]:
    """The feeds among *addresses* that are due at *now*, longest first."""
    found = select(feeds).where(feeds.c.due <= stamp(now)).order_by(feeds.c.due, feeds.c.id)
    wanted = set(addresses)
    rows = [row for row in connection.execute(found) if row.address in wanted][:limit]
    return [FeedRow(row.id, row.address, row.failures, json.loads(row.state)) for row in rows]


def save_feed(connection: Connection, feed: FeedRow, due: datetime) -> None:
    """Write where *feed* stands, and when it is asked next."""
    values = {"state": _json(feed.state), "due": stamp(due), "failures": feed.failures}
    connection.execute(update(feeds).where(feeds.c.id == feed.id).values(values))


def unseen(connection: Connection, addresses: Sequence[str]) -> list[str]:
    """Those of *addresses* that no feed named before, in their order."""
    seen: set[str] = set()
    for some in _some(addresses):
        seen.update(connection.execute(select(sightings.c.address).where(sightings.c.address.in_(some))).scalars())
    return [address for address in addresses if address not in seen]


def sight(connection: Connection, feed: int, addresses: Sequence[str], now: datetime, *, passed: bool = False) -> None:
    """Note that *feed* named *addresses*, none of them seen before; they are due at once, unless they are *passed*."""
    values = {"feed": feed, "seen": stamp(now), "due": None if passed else stamp(now), "tries": 0,
              "state": _json({"passed": True} if passed else {})}  # fmt: skip
    if addresses:
        connection.execute(insert(sightings), [{"address": address, **values} for address in addresses])


def due_sightings(connection: Connection, now: datetime, limit: int) -> list[Sighting]:
    """The pages that are due at *now*, longest first."""
    found = (
        select(sightings, feeds.c.address.label("named_by"))
        .join_from(sightings, feeds)
        .where(sightings.c.due <= stamp(now))
        .order_by(sightings.c.due, sightings.c.id)
        .limit(limit)
    )
    return [Sighting(r.id, r.address, r.named_by, r.tries, json.loads(r.state)) for r in connection.execute(found)]


def save_sighting(connection: Connection, seen: Sighting, due: datetime | None) -> None:
    """Write where the page *seen* stands, and when it is visited next."""
    values = {"state": _json(seen.state), "due": None if due is None else stamp(due), "tries": seen.tries}
    connection.execute(update(sightings).where(sightings.c.id == seen.id).values(values))


def next_due(connection: Connection, addresses: Sequence[str], channels: Sequence[str]) -> datetime | None:
    """When the next thing is due: one of the feeds *addresses*, a page, or a delivery by one of *channels*."""
    asked = (
        select(func.min(feeds.c.due)).where(feeds.c.address.in_(addresses)),
        select(func.min(sightings.c.due)),
        select(func.min(deliveries.c.due)).where(deliveries.c.channel.in_(channels)),
    )
    found = list(filter(None, (connection.execute(query).scalar() for query in asked)))
    return moment(min(found)) if found else None


def get_mark(connection: Connection, name: str) -> dict[str, Any]:
    """What is marked under *name*; empty where nothing is."""
    value = connection.execute(select(marks.c.value).where(marks.c.name == name)).scalar()
    return json.loads(value) if value else {}


def put_mark(connection: Connection, name: str, value: dict[str, Any]) -> None:
    """Mark *value* under *name*, in the place of what was."""
    connection.execute(delete(marks).where(marks.c.name == name))
    connection.execute(insert(marks).values(name=name, value=_json(value)))


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _some(items: Sequence[str]) -> Iterator[Sequence[str]]:
    return (items[n : n + _BATCH] for n in range(0, len(items), _BATCH))
