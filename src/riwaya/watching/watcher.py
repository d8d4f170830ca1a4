"""The watcher: feeds, pages, stories, alerts and channels in turn, for weeks.

Everything that it knows is in the store: what is due is asked for when it is due, and a process that was killed at any
point goes on where the store stands. It holds nothing in memory but the batch that it works on.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import func, select

from riwaya.intake.fetching.politeness import Clock
from riwaya.intake.fetching.settings import Settings
from riwaya.model import Problem, RiwayaError
from riwaya.store import Store
from riwaya.store.schema import articles, stories
from riwaya.taking.reading import read_entry
from riwaya.watching import laying, polling, visiting
from riwaya.watching.alerting import Alerting
from riwaya.watching.channels.base import Sender
from riwaya.watching.delivering import Delivering
from riwaya.watching.durations import stamp
from riwaya.watching.laying import Storyteller, lay_out
from riwaya.watching.log import Log
from riwaya.watching.plans import Plan
from riwaya.watching.rows import Sighting, due_feeds, due_sightings, enrol, next_due
from riwaya.watching.taking import Reader
from riwaya.watching.web import Fetcher, fetch_all, host_of

__all__ = ["Watcher"]

_FEEDS, _PAGES = 16, 16  # asked in one batch, and held in memory
_OF_A_HOST = 4
_AHEAD = 200  # pages that are due, among which a batch is chosen
_LONGEST_SLEEP = 3600.0  # seconds
_SHORTEST_SLEEP = 1.0

_DELIVERED = 50  # alerts by each channel before feeds are looked at again
_RESTS = (60.0, 3600.0)  # seconds to wait, first and at most, when the store cannot be used

T = TypeVar("T")


@dataclass(slots=True)
class Watcher:
    """Watches what *plan* says, into *store*.

    *fetcher* asks the web, *channels* bring alerts out, *read* reads pages and *tell* brings stories up to date; *stop*
    ends it at the next safe point. *fault* makes a problem of an error that nobody foresaw, with which only what it
    happened to fails (None lets it through).
    """

    store: Store
    plan: Plan
    fetcher: Fetcher
    channels: Mapping[str, Sender]
    clock: Clock
    log: Log
    settings: Settings
    stop: asyncio.Event
    read: Reader = read_entry
    tell: Storyteller = lay_out
    fault: Callable[[Exception, str], Problem] | None = None
    _last: tuple[object, ...] = ()

    async def run(self, once: bool = False) -> None:
        """Watch until `stop` is set; with *once* until nothing is due that was due when it began.

        Raises RiwayaError when the store cannot be used, at the beginning or with *once*; later it waits.
        """
        addresses = [feed.address for feed in self.plan.feeds]
        with self.store.writing() as connection:
            enrol(connection, addresses, self.clock.today())
        laying.begin(self.store)
        alerting = Alerting(self.store, self.plan, self.log)
        alerting.begin(self.clock.today())
        delivering = Delivering(self.store, self.channels, self.clock, self.log, self.fault)
        self.log("watching", feeds=len(addresses), rules=len(self.plan.rules), channels=len(self.channels))
        began = self.clock.today() if once else None
        behind, failures = True, 0  # stories and alerts may be behind, after a crash
        try:
            while not self.stop.is_set():
                try:
                    worked = await self._work(alerting, delivering, behind, began)
                    behind, failures = False, 0
                except RiwayaError as error:
                    if once:
                        raise
                    behind, failures = True, failures + 1
                    self.log("store", problem=error.problem.what, failures=failures)
                    await self._or_stop(self.clock.sleep(min(_RESTS[0] * 2.0 ** min(failures - 1, 30), _RESTS[1])))
                    continue
                if not worked:
                    if once:
                        break
                    await self._sleep(addresses)
        finally:
            await delivering.close()
            await self.fetcher.close()
            self.log("ended")

    async def _work(self, alerting: Alerting, delivering: Delivering, behind: bool, began: datetime | None) -> bool:
        """One batch of everything; whether there was anything to do. Feeds that are due after *began* can wait."""
        polled = await self._poll(began or self.clock.today())
        visited, added = await self._visit()
        if added or behind or self._others_added() or self._owed():
            for story in self.tell(self.store, stamp(self.clock.today()), self._story_failed):
                self.log("story", number=story)
                await asyncio.sleep(0)  # lets a signal in
                if self.stop.is_set():
                    return True
            self._others_added()  # what this has moved itself is no news
        alerting.all(self.clock.today())
        delivered = 0
        for _ in range(_DELIVERED):
            tried = 0 if self.stop.is_set() else await delivering.one_each()
            delivered += tried
            if not tried:
                break
        return bool(polled or visited or delivered)

    async def _poll(self, now: datetime) -> int:
        with self.store.reading() as connection:
            rows = due_feeds(connection, [feed.address for feed in self.plan.feeds], now, _FEEDS)
        answers = await self._or_stop(fetch_all(self.fetcher, [polling.wanted(row) for row in rows])) or []
        feeds = {feed.address: feed for feed in self.plan.feeds}
        for row, answer in zip(rows, answers, strict=False):
            at = polling.Polled(self.store, self.plan, feeds[row.address], row, answer, self.clock.today(), self.log)
            try:
                await self._or_stop(polling.poll(at, self.fetcher, private=self.settings.private))
            except RiwayaError:
                raise
            except Exception as error:
                polling.failed(at, self._told(error, row.address).what)
        return len(rows)

    async def _visit(self) -> tuple[int, int]:
        """How many pages were visited, and how many articles or versions came by that."""
        with self.store.reading() as connection:
            seen = _batch(due_sightings(connection, self.clock.today(), _AHEAD))
        answers = await self._or_stop(fetch_all(self.fetcher, [visiting.wanted(one) for one in seen])) or []
        added = 0
        for one, answer in zip(seen, answers, strict=False):
            at = visiting.Visited(self.store, self.plan, one, answer, self.clock.today(), self.log)
            try:
                added += visiting.visit(at, self.read, self.settings.size)
            except RiwayaError:
                raise
            except Exception as error:
                visiting.failed(at, self._told(error, one.address))
            await asyncio.sleep(0)  # lets a signal in
            if self.stop.is_set():
                break
        return len(seen), added

    def _others_added(self) -> bool:
        """Whether the last article of the store, or what moved in it last, is other than when that was asked last."""
        with self.store.reading() as connection:
            last = (connection.execute(select(func.max(articles.c.id))).scalar(),
                    connection.execute(select(func.max(stories.c.moved))).scalar())  # fmt: skip
        before, self._last = self._last, last
        return before != last

    def _owed(self) -> bool:
        """Whether a large story has rested long enough."""
        with self.store.reading() as connection:
            due = laying.next_owed(connection)
        return due is not None and due <= self.clock.today()

    def _story_failed(self, story: int, error: Exception) -> None:
        if isinstance(error, RiwayaError) and error.problem.where == self.store.name:
            raise error
        problem = error.problem if isinstance(error, RiwayaError) else self._told(error, f"story {story}")
        self.log("story", number=story, problem=problem.what)

    def _told(self, error: Exception, where: str) -> Problem:
        if self.fault is None:
            raise error
        return self.fault(error, where)

    async def _sleep(self, addresses: Sequence[str]) -> None:
        """Wait until something is due, or watching is to stop."""
        with self.store.reading() as connection:
            asked = (next_due(connection, addresses, list(self.channels)), laying.next_owed(connection))
        due = min(filter(None, asked), default=None)
        wait = _LONGEST_SLEEP if due is None else (due - self.clock.today()).total_seconds()
        await self._or_stop(self.clock.sleep(min(max(wait, _SHORTEST_SLEEP), _LONGEST_SLEEP)))

    async def _or_stop(self, work: Coroutine[Any, Any, T]) -> T | None:
        """What *work* gives; None when watching is to stop meanwhile."""
        task, stop = asyncio.ensure_future(work), asyncio.ensure_future(self.stop.wait())
        try:
            await asyncio.wait({task, stop}, return_when=asyncio.FIRST_COMPLETED)
            return task.result() if task.done() else None
        finally:
            for waiting in (task, stop):
                waiting.cancel()
                with suppress(asyncio.CancelledError):
                    if not waiting.done():
                        await waiting


def _batch(seen: Sequence[Sighting]) -> list[Sighting]:
    """The first of *seen*, few of one host, so that a slow one does not hold up the rest."""
    hosts: dict[str, int] = {}

    def wanted(one: Sighting) -> bool:
        host = host_of(one.address)
        hosts[host] = hosts.get(host, 0) + 1
        return hosts[host] <= _OF_A_HOST

    return list(islice(filter(wanted, seen), _PAGES))
