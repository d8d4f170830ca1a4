"""Standing: how watching goes, told from the store alone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from riwaya.store.schema import deliveries, feeds, sightings
from riwaya.watching.plans import Plan

__all__ = ["ChannelStanding", "FeedStanding", "channels_standing", "feeds_standing"]


@dataclass(frozen=True, slots=True)
class FeedStanding:
    """A feed: when it was last *read* whole and is *due*, how often in a row it failed, what the last *problem* was,
    and how many pages it named. None of that where it was never asked."""

    address: str
    read: str | None
    due: str | None
    failures: int
    problem: str | None
    pages: int

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"feed": self.address, "read": self.read, "due": self.due, "failures": self.failures,
                "problem": self.problem, "pages": self.pages}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ChannelStanding:
    """A channel: how many alerts it has *delivered*, how many are *waiting*, and when the next is *due*."""

    name: str
    delivered: int
    waiting: int
    due: str | None

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"channel": self.name, "delivered": self.delivered, "waiting": self.waiting, "due": self.due}


def feeds_standing(connection: Connection, plan: Plan) -> list[FeedStanding]:
    """How each feed of *plan* stands, in its order."""
    named = select(func.count()).where(sightings.c.feed == feeds.c.id).scalar_subquery()
    rows = {row.address: row for row in connection.execute(select(feeds, named.label("named")))}
    out = []
    for feed in plan.feeds:
        row = rows.get(feed.address)
        if row is None:
            out.append(FeedStanding(feed.address, None, None, 0, None, 0))
            continue
        state = json.loads(row.state)
        out.append(FeedStanding(feed.address, state.get("read"), row.due, row.failures, state.get("said"), row.named))
    return out


def channels_standing(connection: Connection, plan: Plan) -> list[ChannelStanding]:
    """How each channel of *plan* stands, in its order."""
    out = []
    for channel in plan.channels:
        mine = deliveries.c.channel == channel.name
        done = select(func.count()).where(mine, deliveries.c.at.is_not(None))
        left = select(func.count().label("waiting"), func.min(deliveries.c.due).label("due")).where(
            mine, deliveries.c.at.is_(None)
        )
        row = connection.execute(left).one()
        out.append(ChannelStanding(channel.name, connection.execute(done).scalar() or 0, row.waiting, row.due))
    return out
