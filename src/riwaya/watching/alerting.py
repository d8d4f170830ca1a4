"""Alerting: each rule held against each event once, whatever happens in between.

How far a rule has come is kept with the alerts that it raised, in one transaction: no event is passed over and none is
met twice. Where several write at once (PostgreSQL), an event can appear behind a later one; so the last events are
looked at again, and one alert for each rule and event is all that the store takes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from riwaya.store import Store
from riwaya.store.indexing import made
from riwaya.store.schema import alerts, deliveries, events
from riwaya.watching.durations import stamp
from riwaya.watching.happenings import happenings_after, load
from riwaya.watching.log import Log
from riwaya.watching.matching import meets
from riwaya.watching.plans import Plan, Rule
from riwaya.watching.rows import get_mark, put_mark

__all__ = ["Alerting"]

_BATCH = 100
_BEHIND = 200  # events that are looked at again where others write too


class Alerting:
    """Holds the rules of *plan* against what happens in *store*."""

    def __init__(self, store: Store, plan: Plan, log: Log) -> None:
        self._store, self._rules, self._log = store, plan.rules, log
        self._after = 0  # the event up to which all rules have come
        self._looked: set[int] = set()  # events behind that one that this process has looked at

    def begin(self, now: datetime) -> None:
        """Let each rule that is new here begin with what happens, and with pages that come, from *now* on.

        A story that was in the store before is laid out first when something comes to it: what it holds from before is
        told as events then too, but is no news.
        """
        with self._store.writing() as connection:
            last = connection.execute(select(func.max(events.c.id))).scalar() or 0
            for rule in self._rules:
                if not get_mark(connection, _name(rule)):
                    put_mark(connection, _name(rule), {"since": last, "after": last, "at": stamp(now)})
            self._after = min((get_mark(connection, _name(rule))["after"] for rule in self._rules), default=last)

    def all(self, now: datetime) -> int:
        """Raise the alerts that are due; how many."""
        raised = 0
        while self._rules:
            with self._store.reading() as connection:
                found = self._next(connection)
            if not found:
                break
            with self._store.writing() as connection:
                raised += self._look(connection, found, now)
            self._after = max(self._after, *found)
            self._looked.update(found)
            self._looked = {event for event in self._looked if event > max(found) - 2 * _BEHIND}
        return raised

    def _next(self, connection: Connection) -> list[int]:
        """The events to look at."""
        after = self._after
        behind = 0 if connection.dialect.name == "sqlite" else _BEHIND
        found = happenings_after(connection, max(0, after - behind), _BATCH + behind)
        return [event for event in found if event > after or event not in self._looked]

    def _look(self, connection: Connection, found: Sequence[int], now: datetime) -> int:
        raised = 0
        marks = {rule.name: get_mark(connection, _name(rule)) for rule in self._rules}
        happened = [load(connection, event) for event in found]
        for rule in self._rules:
            mark = marks[rule.name]
            for event in happened:
                news = event.id > mark["since"] and (event.came is None or event.came >= mark["at"])
                if news and meets(rule, event):
                    raised += self._raise(connection, rule, event.id, now)
            put_mark(connection, _name(rule), mark | {"after": max(mark["after"], *found)})
        return raised

    def _raise(self, connection: Connection, rule: Rule, event: int, now: datetime) -> int:
        there = select(alerts.c.id).where(alerts.c.rule == rule.name, alerts.c.event == event)
        if connection.execute(there).first() is not None:
            return 0
        alert = made(connection, insert(alerts).values(rule=rule.name, event=event, at=stamp(now)))
        connection.execute(insert(deliveries), [
            {"alert": alert, "channel": channel, "at": None, "tries": 0, "due": stamp(now)}
            for channel in rule.channels])  # fmt: skip
        self._log("alert", number=alert, rule=rule.name, event=event)
        return 1


def _name(rule: Rule) -> str:
    return f"rule:{rule.name}"
