"""Killing: ``riwaya add`` is killed at random moments, again and again; nothing acknowledged may be lost.

``python benchmarks/kill.py --kills 300 --pages 2000`` on a SQLite file, ``--store postgresql://…`` on a server. The
pages come in folders of a hundred; each run is killed at a random moment after a random number of new pages, so that
the kills are spread over the whole of the adding, or, one in ten, while it starts. Kills that are left when everything
is there come while it is looked through again. Every line that the command printed
with ``--json`` before it was killed is an acknowledgement. The store is checked as the last kill left it and when all
pages are added, and each acknowledged page is read back byte for byte.
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
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from riwaya.store import Store
from riwaya.store.adding import known_page
from riwaya.store.checking import check
from riwaya.store.looking import body_of

_FOLDER = 100
_NAMES = ["سالم", "هاني", "مقداد", "ليان", "رامي", "سهاد", "عمر", "نجوى"]
_DOINGS = ["وصول السفن", "إغلاق الجسر", "فتح المعبر", "تأجيل الدراسة", "إصلاح السد", "عودة الكهرباء"]


def invented(room: Path, count: int, rng: random.Random) -> dict[Path, dict[str, bytes]]:
    """*count* small pages in folders of a hundred: their bytes by their paths, by their folders."""
    folders: dict[Path, dict[str, bytes]] = {}
    for n in range(count):
        who, what = rng.choice(_NAMES), rng.choice(_DOINGS)
        text = (
            f"{what} رقم {n}\n\nقال المتحدث {who} الغيداق إن {what} رقم {n} سيكون غدا.\n\nونفى {who} ما أشيع عن ذلك.\n"
        )
        path = room / f"pages-{n // _FOLDER:03}" / f"{n:05}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        folders.setdefault(path.parent, {})[str(path)] = text.encode()
    return folders


def add_and_kill(store: str, folder: Path, after: int | None, wait: float = 0) -> tuple[set[str], int, bool]:
    """Add a folder; the run is killed *wait* seconds after it has acknowledged as many new pages as *after*.

    With None for *after* it is left alone. The SHA-256 of every page that it acknowledged, how many of these were new,
    and whether it was killed before it ended.
    """
    command = [sys.executable, "-m", "riwaya", "add", "--json", "--jobs", "1", "--store", store, str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True)
    assert process.stdout is not None
    lines: list[bytes] = []
    new = 0
    while after is None or new < after:
        line = process.stdout.readline()
        if not line:
            break
        lines.append(line)
        new += b'"new"' in line
    if after is not None:
        time.sleep(wait)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    lines += process.stdout.readlines()
    killed = process.wait() == -signal.SIGKILL
    whole = [json.loads(line) for line in lines if line.endswith(b"\n")]  # the last one may be cut
    return {row["sha256"] for row in whole if row["sha256"]}, sum(row["outcome"] == "new" for row in whole), killed


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
    parser.add_argument("--store", default="")
    told = parser.parse_args(arguments)
    rng = random.Random(told.seed)
    with tempfile.TemporaryDirectory(prefix="riwaya-kill-") as room:
        folders = invented(Path(room), told.pages, rng)
        pages = {path: data for held in folders.values() for path, data in held.items()}
        store = told.store or str(Path(room, "desk.db"))
        acknowledged: set[str] = set()
        wrong: list[str] = []
        kills = between = 0
        for folder, held in folders.items():
            mine = {sha256(data).hexdigest() for data in held.values()}
            last = folder == list(folders)[-1]
            while kills < told.kills and (last or not mine <= acknowledged):
                share = (told.pages - len(acknowledged)) / (told.kills - kills)  # new pages that a run has till it ends
                starting = rng.random() < 0.1 or mine <= acknowledged
                after = 0 if starting else rng.randint(1, max(1, round(2 * share)))
                got, new, killed = add_and_kill(store, folder, after, rng.uniform(0, 1.5 if starting else 0.05))
                kills += killed
                between += killed and new > 0
                acknowledged |= got
            if last:
                wrong = lost(store, acknowledged, pages)
            acknowledged |= add_and_kill(store, folder, None)[0]
        wrong += lost(store, acknowledged, pages)
    print(f"{kills} kills, {between} of them after new pages; of {len(pages)} pages {len(acknowledged)} acknowledged; "
          f"{len(wrong)} wrong")  # fmt: skip
    print("\n".join(wrong[:20]))
    return bool(wrong) or len(acknowledged) != len(pages)


if __name__ == "__main__":
    sys.exit(main())
