"""Troubles that are nobody's plan: a fault of our own, a store that cannot be used, a server instead of a file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from fetch_server import answer, serving
from postgres_server import server
from riwaya.intake.context import Known
from riwaya.intake.entries import Entry
from riwaya.model import Problem, Reading, RiwayaError
from riwaya.store import Store
from riwaya.store.preparing import Prepared
from riwaya.taking.reading import read_entry
from riwaya.watching.alerts import Alert
from riwaya.watching.channels.lines import LinesSender
from riwaya.watching.laying import Failed, lay_out
from watch_world import START, SimClock, page
from watching_help import Fate, plan_of, watch

PLAN = """
[watch]
interval = "6h"
delay = 0
[[feed]]
address = "FEED"
[[rule]]
name = "all"
on = ["new_article", "silent_edit", "denial"]
channels = ["lines"]
[channel.lines]
kind = "jsonl"
file = "alerts.jsonl"
"""
TITLE = "مرفأ الندى يستقبل أول سفينة منذ عامين"
TEXT = ["قال مدير مرفأ الندى سالم الغيداق إن تسع سفن ستصل مساء الخميس.", "ونفى المدير إغلاق مرفأ الندى أمام السفن."]
WAS = answer(page(TITLE, TEXT, 0).encode())
NOW = answer(page(TITLE, [TEXT[0].replace("تسع", "ثماني"), TEXT[1]], 0).encode())
TOLD = ["denial", "new_article", "silent_edit"]


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[str]:
    with serving() as site:
        story = site.on("/story", WAS, WAS, NOW)
        rss = f"<rss version='2.0'><channel><title>x</title><item><link>{story}</link></item></channel></rss>"
        yield PLAN.replace("FEED", site.on("/rss", answer(rss.encode(), content_type="application/xml")))


def told(folder: Path) -> list[str]:
    lines = (folder / "alerts.jsonl").read_text(encoding="utf-8").splitlines()
    return sorted(json.loads(line)["kind"] for line in lines)


def run(where: str, plan: str, folder: Path, **options: object) -> None:
    Store.open(where, create=True).close()
    watch(where, plan_of(plan, folder), SimClock(START + timedelta(days=8)), **options)  # type: ignore[arg-type]


def test_a_store_on_a_server_is_watched_into_alike(plan: str, tmp_path: Path) -> None:
    with server() as folder:
        with psycopg.connect(host=folder, user="desk", dbname="postgres", autocommit=True) as connection:
            connection.execute("CREATE DATABASE watched")
        run(f"postgresql://desk@/watched?host={folder}", plan, tmp_path, fate=Fate(seed=5, likely=0.02))
    assert told(tmp_path) == TOLD


def test_a_fault_in_reading_is_that_page_s_problem_and_it_is_tried_again(plan: str, tmp_path: Path) -> None:
    log: list[str] = []
    faults = iter([True])

    def read(entry: Entry, known: Known | None) -> tuple[Prepared, Reading]:
        if next(faults, False):
            raise ZeroDivisionError("oh")
        return read_entry(entry, known)

    run(str(tmp_path / "desk.db"), plan, tmp_path, read=read, log=log.append,
        fault=lambda error, where: Problem(f"a fault: {error}", where, ""))  # fmt: skip
    assert 'problem="a fault: oh"' in "\n".join(log)
    assert told(tmp_path) == TOLD


def test_a_story_that_cannot_be_laid_out_ends_nothing(plan: str, tmp_path: Path) -> None:
    log: list[str] = []
    seen: list[str] = []

    def tell(store: Store, at: str, failed: Failed) -> Iterator[int]:
        seen.append(at)
        if len(seen) == 1:
            failed(1, ZeroDivisionError("oh"))
        yield from lay_out(store, at, failed)

    run(str(tmp_path / "desk.db"), plan, tmp_path, tell=tell, log=log.append,
        fault=lambda error, where: Problem(f"a fault: {error}", where, ""))  # fmt: skip
    assert 'story number=1 problem="a fault: oh"' in "\n".join(log)
    assert told(tmp_path) == TOLD


def test_a_fault_in_sending_is_that_channel_s_and_it_sends_again(
    plan: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log: list[str] = []
    faults = iter([True])
    send = LinesSender.send

    async def faulty(self: LinesSender, alert: Alert, again: bool) -> str | None:
        if next(faults, False):
            raise ZeroDivisionError("oh")
        return await send(self, alert, again)

    monkeypatch.setattr(LinesSender, "send", faulty)
    run(str(tmp_path / "desk.db"), plan, tmp_path, log=log.append,
        fault=lambda error, where: Problem(f"a fault: {error}", where, ""))  # fmt: skip
    assert "undelivered" in "\n".join(log)
    assert told(tmp_path) == TOLD


def test_a_store_that_cannot_be_used_is_waited_for(plan: str, tmp_path: Path) -> None:
    log: list[str] = []
    failures = iter([True, True])

    def tell(store: Store, at: str, failed: Failed) -> Iterator[int]:
        if next(failures, False):
            failed(1, RiwayaError("The store could not be used: disk full.", store.name))
        yield from lay_out(store, at, failed)

    run(str(tmp_path / "desk.db"), plan, tmp_path, tell=tell, log=log.append)
    troubles = [line for line in log if " store " in line]
    assert [line[-1] for line in troubles] == ["1", "2"]
    assert told(tmp_path) == TOLD


def test_once_it_does_not_wait(plan: str, tmp_path: Path) -> None:
    def tell(store: Store, at: str, failed: Failed) -> Iterator[int]:
        failed(1, RiwayaError("The store could not be used: disk full.", store.name))
        yield from ()

    with pytest.raises(RiwayaError, match="disk full"):
        run(str(tmp_path / "desk.db"), plan, tmp_path, tell=tell, once=True)
