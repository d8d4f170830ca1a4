"""Watching for a simulated month while the process is killed again and again: is an alert lost, or told twice?

``python benchmarks/watching.py --kills 100`` plays 30 feeds on this machine, with the faults of the tests' world, for a
process of its own whose clock leaps from one thing that is due to the next, and which is killed with ``kill -9``;
``--store postgresql://…`` keeps the store on a server. At the end every alert must be in the JSON lines once, and at
the webhook at least once, again only where its acknowledgement was lost, or the process killed, before it was noted.
Memory is measured day by day.
"""

from __future__ import annotations

import argparse
import json
import mmap
import os
import random
import signal
import struct
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from fetch_server import serving
from riwaya.store import Store
from riwaya.store.checking import check
from watch_world import START, SimClock, World
from watching_help import RULES, SETTINGS, plan_of, watch


class SharedClock(SimClock):
    """A clock in a file that several processes look at; it notes how much memory the process has at each new day."""

    def __init__(self, last, file: Path, memory: Path | None = None) -> None:
        if not file.exists():
            file.write_bytes(struct.pack("d", 0.0))
        self._map = mmap.mmap(os.open(file, os.O_RDWR), 8)
        self._memory, self._day = memory, -1
        super().__init__(last, self.at)

    @property
    def at(self) -> float:
        """Seconds since the month began."""
        return float(struct.unpack("d", self._map[:8])[0])

    @at.setter
    def at(self, value: float) -> None:
        self._map[:8] = struct.pack("d", value)
        if self._memory is not None and int(value // 86_400) > self._day:
            self._day = int(value // 86_400)
            pages = int(Path("/proc/self/statm").read_text().split()[1])
            with self._memory.open("a") as out:
                out.write(f"{os.getpid()} {self._day} {pages * mmap.PAGESIZE // 1024}\n")


def child(folder: Path, where: str, days: int) -> None:
    """Watch until the month is over, or somebody kills this."""
    clock = SharedClock(START + timedelta(days=days), folder / "clock", folder / "memory")
    plan = plan_of((folder / "feeds.toml").read_text(encoding="utf-8"), folder)
    with (folder / "watch.log").open("a", encoding="utf-8") as log:
        watch(where, plan, clock, settings=replace(SETTINGS, time=0.5), log=lambda line: print(line, file=log))


def main(arguments: list[str] | None = None) -> int:
    """Run it; 0 when nothing was lost and nothing told twice."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50, help="how often to kill (50)")
    parser.add_argument("--longest", type=float, default=4.0, help="the longest life of a process in seconds (4)")
    parser.add_argument("--each", type=int, default=4, help="articles of each feed (4)")
    parser.add_argument("--interval", default="12h", help="how often feeds are asked (12h)")
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--store", help="the store; a file of its own otherwise")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args(arguments)
    if args.child:
        child(args.child, args.store, args.days)
        return 0
    with tempfile.TemporaryDirectory() as room:
        folder = Path(room)
        world = World(outlets=30, each=args.each, days=args.days, seed=args.seed)
        world.clock = SharedClock(START + timedelta(days=args.days), folder / "clock")
        where = args.store or str(folder / "desk.db")
        Store.open(where, create=True).close()
        began = time.monotonic()
        with serving(site=world):
            feeds = "".join(f'[[feed]]\naddress = "{address}"\n' for address in world.feeds())
            head = f'[watch]\ninterval = "{args.interval}"\ndelay = 0\n'
            rules = RULES.replace("PORT", str(world.port))
            (folder / "feeds.toml").write_text(head + feeds + rules, encoding="utf-8")
            kills = _live_and_die(folder, where, args)
        return _account(folder, where, world, kills, time.monotonic() - began)


def _live_and_die(folder: Path, where: str, args: argparse.Namespace) -> int:
    """Start the process and kill it, until it comes to the month's end; how often it was killed."""
    chance = random.Random(args.seed)
    command = [sys.executable, __file__, "--child", str(folder), "--store", where, "--days", str(args.days)]
    for kill in range(args.kills + 1):
        with subprocess.Popen(command) as running:
            if kill < args.kills:
                try:
                    running.wait(chance.uniform(1.0, 1.0 + args.longest))
                except subprocess.TimeoutExpired:
                    running.send_signal(signal.SIGKILL)
                    running.wait()
                    continue
            running.wait()
            assert running.returncode == 0, "the process failed by itself"
            return kill
    raise AssertionError("the last one is not killed")


def _account(folder: Path, where: str, world: World, kills: int, seconds: float) -> int:
    rows = [json.loads(line) for line in (folder / "alerts.jsonl").read_text(encoding="utf-8").splitlines()]
    told = Counter((row["kind"], "/" + row["article"]["page"].split("/", 3)[3]) for row in rows)
    lost = world.expected() - told.keys()
    twice = [key for key, times in told.items() if times > 1]
    unknown = told.keys() - world.expected()
    unhooked = {row["key"] for row in rows} - {key for key, _, _ in world.taken}
    again = len(world.taken) - len({key for key, _, _ in world.taken})
    unheard = sum(not heard for _, _, heard in world.taken)
    store = Store.open(where)
    problems = list(check(store))
    store.close()
    days = [tuple(map(int, line.split())) for line in (folder / "memory").read_text().splitlines()]
    last = [(day, size) for process, day, size in days if process == days[-1][0]]
    print(f"{kills} kills, {len(world.asked):,} requests, {len(told)} alerts, {seconds:.0f} s")
    print(f"lost {len(lost)}, told twice {len(twice)}, of nothing that happened {len(unknown)}")
    print(f"webhook: lost {len(unhooked)}, again {again} ({unheard} acknowledgements lost, {kills} kills)")
    print(f"store: {len(problems)} problems")
    print("memory: " + ", ".join(f"day {day} {size / 1024:.0f} MiB" for day, size in last[:: max(1, len(last) // 6)]))
    good = not (lost or twice or unknown or unhooked or problems) and again <= unheard + kills
    print(
        "nothing lost, nothing told twice" if good else f"WRONG: {sorted(lost)[:5]} {twice[:5]} {sorted(unknown)[:5]}"
    )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
