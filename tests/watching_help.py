"""Watching in a simulation: a clock that leaps, and a process that may die at any point."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from sqlalchemy import Connection, event

from riwaya.intake.fetching.settings import Settings
from riwaya.model import Problem
from riwaya.store import Store
from riwaya.taking.reading import read_entry
from riwaya.watching.channels.opening import opened
from riwaya.watching.laying import Storyteller, lay_out
from riwaya.watching.log import Log
from riwaya.watching.parsing import parse_plan
from riwaya.watching.plans import Plan
from riwaya.watching.taking import Reader
from riwaya.watching.watcher import Watcher
from riwaya.watching.web import Web
from watch_world import KEY, SimClock

SETTINGS = Settings(delay=0.0, retries=0, time=5.0, private=True)

RULES = """
[[rule]]
name = "everything"
on = ["new_article", "denial", "silent_edit", "correction", "withdrawn"]
channels = ["lines", "hook"]
[channel.lines]
kind = "jsonl"
file = "alerts.jsonl"
[channel.hook]
kind = "webhook"
address = "http://hooks.example:PORT/hook"
key_env = "HOOK_KEY"
"""
"""One rule for all that can happen, and two ways out; PORT is the server's."""


class Killed(BaseException):
    """Stands for ``kill -9``: nothing of the process runs after it."""


class Fate:
    """Kills at random: before or after a transaction is written, before or after an alert is acknowledged."""

    def __init__(self, seed: int = 0, likely: float = 0.0) -> None:
        self._chance, self.likely, self.kills = random.Random(seed), likely, 0

    def __call__(self) -> None:
        if self.likely and self._chance.random() < self.likely:
            self.kills += 1
            raise Killed


class MortalStore(Store):
    """A store whose process may die at each transaction; the disk lives on, so nobody waits for it."""

    fate: Fate

    def unhurried(self) -> None:
        if not self.is_sqlite:
            return
        event.listen(self.engine, "connect", lambda raw, _: raw.execute("PRAGMA synchronous = OFF"))
        self.engine.dispose()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        with super().writing() as connection:
            yield connection
            self.fate()
        self.fate()


class MortalSender:
    """A channel whose process may die before and after it sends."""

    def __init__(self, inner, fate: Fate) -> None:
        self.inner, self.fate = inner, fate

    async def send(self, alert, again):
        self.fate()
        remark = await self.inner.send(alert, again)
        self.fate()
        return remark

    async def close(self) -> None:
        await self.inner.close()


async def local(host: str, port: int) -> list[str]:
    """Every name is this machine."""
    return ["127.0.0.1"]


def plan_of(text: str, folder: Path) -> Plan:
    return parse_plan(text, "feeds.toml", {"HOOK_KEY": KEY.decode(), "SMTP": "open sesame"}, folder, private=True)


def watch(
    where: str,
    plan: Plan,
    clock: SimClock,
    *,
    fate: Fate | None = None,
    once: bool = False,
    read: Reader = read_entry,
    tell: Storyteller = lay_out,
    settings: Settings = SETTINGS,
    log: Callable[[str], None] = lambda line: None,
    console: Console | None = None,
    fault: Callable[[Exception, str], Problem] | None = None,
) -> int:
    """Watch until the clock has come to its end, started anew whenever *fate* kills it; how often that was."""
    fate = fate or Fate()

    async def live(store: Store) -> None:
        stop = asyncio.Event()
        clock.ended = stop.set
        settled = replace(settings, delay=plan.delay)
        senders = opened(plan.channels, settled, clock, console or Console(quiet=True), lambda line: None,
                         resolver=local)  # fmt: skip
        mortal = {name: MortalSender(sender, fate) for name, sender in senders.items()}
        web = Web(settled, clock, resolver=local)
        await Watcher(store, plan, web, mortal, clock, Log(log, clock), settled, stop, read, tell, fault).run(once)

    while True:
        store = MortalStore.open(where)
        assert isinstance(store, MortalStore)
        store.fate = fate
        store.unhurried()
        try:
            asyncio.run(live(store))
            return fate.kills
        except Killed:
            pass
        finally:
            store.close()
