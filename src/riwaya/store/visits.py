"""Visits: how far somebody has looked, so that what moved since can be told."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from riwaya.store.engine import Store
from riwaya.store.schema import events, visits

__all__ = ["EVERYTHING", "looked", "seen_until"]

EVERYTHING = 0
"""In a story's place: the list of all stories."""


def seen_until(connection: Connection, account: int, stories: Iterable[int]) -> dict[int, int]:
    """The last event that *account* was shown of each of *stories* (0: of their list); none where it never looked."""
    rows = select(visits.c.story, visits.c.event).where(
        (visits.c.account == account) & visits.c.story.in_(list(stories))
    )
    return {row.story: row.event for row in connection.execute(rows)}


def looked(store: Store, account: int, story: int, at: str) -> None:
    """Note that *account* has seen all there is of *story* (0: of their list) at the moment *at*.

    Nothing is written where that is known: a page that is read again and again makes no writer wait.
    """
    mine = (visits.c.account == account) & (visits.c.story == story)
    last = select(func.max(events.c.id))
    last = last if story == EVERYTHING else last.where(events.c.story == story)
    with store.reading() as connection:
        event = connection.execute(last).scalar() or 0
        if connection.execute(select(visits.c.event).where(mine)).scalar() == event:
            return
    with suppress(IntegrityError), store.writing() as connection:  # another window of the same visitor was first
        if not connection.execute(update(visits).where(mine).values(event=event, at=at)).rowcount:
            connection.execute(insert(visits).values(account=account, story=story, event=event, at=at))
