"""Watching: a month of thirty feeds in which everything goes wrong, and nothing is lost or told twice."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, select

from fetch_server import serving
from riwaya.store import Store
from riwaya.store.checking import check
from riwaya.store.schema import names, pages
from watch_world import START, SimClock, World
from watching_help import RULES, SETTINGS, Fate, plan_of, watch


def test_a_month_of_thirty_feeds_with_faults_and_sudden_deaths(tmp_path: Path) -> None:
    world = World(outlets=30, each=1)
    world.clock = SimClock(START + timedelta(days=world.days))
    where, fate = str(tmp_path / "desk.db"), Fate(seed=3, likely=0.01)
    Store.open(where, create=True).close()
    with serving(site=world):
        feeds = "".join(f'[[feed]]\naddress = "{address}"\n' for address in world.feeds())
        text = f'[watch]\ninterval = "36h"\ndelay = 0\n{feeds}{RULES.replace("PORT", str(world.port))}'
        watch(where, plan_of(text, tmp_path), world.clock, fate=fate, settings=replace(SETTINGS, time=0.25))
    assert fate.kills > 10
    rows = [json.loads(line) for line in (tmp_path / "alerts.jsonl").read_text(encoding="utf-8").splitlines()]
    told = Counter((row["kind"], "/" + row["article"]["page"].split("/", 3)[3]) for row in rows)
    assert told == dict.fromkeys(world.expected(), 1)
    assert {key for key, _, _ in world.taken} == {row["key"] for row in rows}
    again = len(world.taken) - len(rows)
    unheard = sum(not heard for _, _, heard in world.taken)
    assert again <= unheard + fate.kills
    store = Store.open(where)
    assert list(check(store)) == []
    with store.reading() as connection:
        kept = connection.execute(select(func.count()).select_from(pages)).scalar()
        assert kept == sum(len(piece.states) for piece in world.pieces)
        assert connection.execute(select(func.count()).select_from(names)).scalar() == kept
    store.close()
