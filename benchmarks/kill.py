"""Killing: ``riwaya add`` is killed at random moments, again and again; nothing acknowledged may be lost.

``python benchmarks/kill.py --kills 300 --pages 2000`` on a SQLite file, ``--store postgresql://…`` on a server. Every
line that the command printed with ``--json`` before it was killed is an acknowledgement. At the end every page is
added, the store is checked, and each acknowledged page is read back byte for byte.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path

from riwaya.store import Store
from riwaya.store.adding import known_page
from riwaya.store.checking import check
from riwaya.store.looking import body_of

_NAMES = ["سالم", "هاني", "مقداد", "ليان", "رامي", "سهاد", "عمر", "نجوى"]
_DOINGS = ["وصول السفن", "إغلاق الجسر", "فتح المعبر", "تأجيل الدراسة", "إصلاح السد", "عودة الكهرباء"]


def invented(folder: Path, count: int, rng: random.Random) -> dict[str, bytes]:
    """*count* small pages in *folder*, by their paths."""
    pages = {}
    for n in range(count):
        who, what = rng.choice(_NAMES), rng.choice(_DOINGS)
        text = (
            f"{what} رقم {n}\n\nقال المتحدث {who} الغيداق إن {what} رقم {n} سيكون غدا.\n\nونفى {who} ما أشيع عن ذلك.\n"
        )
        path = folder / f"{n:05}.txt"
        path.write_text(text, encoding="utf-8")
        pages[str(path)] = text.encode()
    return pages


def add_and_kill(store: str, folder: Path, after: float | None) -> set[str]:
    """The SHA-256 of every page that a run acknowledged before it was killed *after* seconds (None: left alone)."""
    command = [sys.executable, "-m", "riwaya", "add", "--json", "--jobs", "1", "--store", store, str(folder)]
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(command, stdout=out, start_new_session=True)
        if after is None:
            process.wait()
        else:
            time.sleep(after)
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        out.seek(0)
        lines = out.read().decode().split("\n")[:-1]  # the last one may be cut
    return {row["sha256"] for row in map(json.loads, lines) if row["sha256"]}


def lost(store: str, acknowledged: set[str], pages: dict[str, bytes]) -> list[str]:
    """What is wrong after it all: acknowledged pages that are not there, and what `check` says."""
    memory = Store.open(store)
    bytes_of = {sha256(data).hexdigest(): data for data in pages.values()}
    wrong = []
    with memory.reading() as connection:
        for digest in sorted(acknowledged):
            page = known_page(memory, digest)
            if page is None or body_of(connection, page) != bytes_of[digest]:
                wrong.append(f"{digest[:12]} was acknowledged and is not there whole")
    wrong += [str(problem) for problem in check(memory)]
    memory.close()
    return wrong


def main(arguments: list[str] | None = None) -> int:
    """Kill as often as asked; 1 when anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--longest", type=float, default=2.5, help="seconds that a run may live")
    parser.add_argument("--store", default="")
    told = parser.parse_args(arguments)
    rng = random.Random(told.seed)
    with tempfile.TemporaryDirectory(prefix="riwaya-kill-") as room:
        folder = Path(room, "pages")
        folder.mkdir()
        pages = invented(folder, told.pages, rng)
        store = told.store or str(Path(room, "desk.db"))
        acknowledged: set[str] = set()
        between = 0
        for _ in range(told.kills):
            got = add_and_kill(store, folder, rng.uniform(0.2, told.longest))
            between += bool(got - acknowledged)
            acknowledged |= got
        before = len(acknowledged)
        wrong = lost(store, acknowledged, pages) if before else []
        acknowledged |= add_and_kill(store, folder, None)
        wrong += lost(store, acknowledged, pages)
    print(f"{told.kills} kills, {between} of them after new pages; of {len(pages)} pages {before} acknowledged before "
          f"the last run, {len(acknowledged)} after it; {len(wrong)} wrong")  # fmt: skip
    print("\n".join(wrong[:20]))
    return bool(wrong) or len(acknowledged) != len(pages)


if __name__ == "__main__":
    sys.exit(main())
