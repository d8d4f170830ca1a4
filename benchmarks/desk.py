"""The desk: how a story of a thousand articles opens beside one of twenty, and fifty readers beside a writer.

    python benchmarks/desk.py [--articles N] [--store FILE] [--write]

A store of two invented stories is served by a process of its own, and all is measured in one run: the answer of the
story's page (median of twenty) and its size; the time until Chromium has it usable (median of fifteen, the page's own
clock until its content is there and its scripts have run); and the answers that fifty readers get at once, for ten
seconds alone, for ten with ``riwaya add`` beside them, and for ten while the large story, which an article was added
to, is laid out anew. ``--articles`` makes the large story smaller; ``--store`` names a store that is filled where it is
not there yet, and kept. ``--write`` puts the table into docs/benchmarks.md. Ends with an error when a bar is missed.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import httpx
from playwright.sync_api import sync_playwright
from sqlalchemy import func, insert, select

from riwaya.intake.entries import Entry
from riwaya.store import Store, adding
from riwaya.store.dossiers import dossier_of
from riwaya.store.schema import articles, members, statements, stories
from riwaya.taking.reading import prepared_of
from run import PAGE, put

_AT = "2031-05-01T00:00:00Z"
_WHO = ["سالم الغيداق", "ليان السفّان", "مقداد الكوماتي", "رامي الصبّان", "نجوى القندرجي", "هاني الراوي"]
_ROLE = ["مدير المرفأ", "الناطقة باسم البلدية", "رئيس نقابة الصيادين",
         "مهندس السد", "قائد خفر السواحل", "وزير النقل"]  # fmt: skip
_WHAT = ["السفن ستعود إلى الرصيف الشرقي", "الجسر الشمالي أغلق أمام الشاحنات", "الصومعة الرابعة سقطت فجر السبت",
         "عدد المصابين بلغ 14 عاملاً", "التحقيق لم يبدأ بعد", "المياه ارتفعت ثلاثة أمتار",
         "الكهرباء عادت إلى الحي"]  # fmt: skip
_SAYS = ["قال", "أكد", "أوضح", "نفى", "ذكر"]
_VISITORS, _SECONDS = 50, 10
PATHS = ["/stories", "/stories/1", "/stories/2", "/articles/5", "/articles/500", "/claims/1", "/search?q=السفن"]
BEGIN, END = "<!-- desk: begin -->", "<!-- desk: end -->"


def invented(n: int, rng: random.Random) -> tuple[str, bytes]:
    """A page of one article with five statements."""
    lines = [f"أنباء الساحل {n}", f"الميناء بعد الحادث: {rng.choice(_WHAT)}", f"صحيفة الساحل {n % 60}", ""]
    for i in range(5):
        who = rng.randrange(len(_WHO))
        says = rng.choice(_SAYS)
        link = "أن تكون" if says == "نفى" else "إن" if says == "قال" else "أن"
        lines.append(
            f"و{says} {_ROLE[who]} {_WHO[who]} {link} {rng.choice(_WHAT)} في اليوم {rng.randrange(1, 29)} {i}."
        )
        lines.append("")
    return f"page-{n:05}.txt", "\n".join(lines).encode()


def filled(where: Path, sizes: list[int]) -> Store:
    """A store with a story of each size, its dossier made."""
    store, rng, n = Store.open(str(where), create=True), random.Random(7), 0
    for story, size in enumerate(sizes, 1):
        with store.reading() as connection:
            last = connection.execute(select(func.max(articles.c.id))).scalar() or 0
        for _ in range(size):
            made, problems = prepared_of((Entry(*invented(n, rng)), None))
            assert made is not None, problems
            adding.add(store, made, _AT)
            n += 1
        with store.writing() as connection:
            held = list(connection.execute(select(articles.c.id).where(articles.c.id > last)).scalars())
            row = {"id": story, "title": f"حادث الميناء {story}", "articles": len(held), "moved": _AT}
            connection.execute(insert(stories).values(row))
            rows = [{"story": story, "article": a, "score": 1.0, "why": "invented", "added": _AT} for a in held]
            connection.execute(insert(members), rows)
        dossier_of(store, story, _AT)
    return store


def served(where: Path) -> tuple[subprocess.Popen[str], str]:
    """The desk over the store by a process of its own, without bounds on how often one may ask; its address."""
    process = subprocess.Popen([sys.executable, __file__, "--serve", str(where)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    return process, process.stdout.readline().strip()


def serve(where: str) -> None:
    """Be that process."""
    from riwaya.desk.serving import bound
    from riwaya.desk.serving import serve as run
    from riwaya.desk.settings import Settings

    at = bound("127.0.0.1", None)
    address = f"http://127.0.0.1:{at.getsockname()[1]}"
    run(Store.open(where), Settings(pace=1e9, burst=10**9), at, "", lambda: print(address, flush=True))


@dataclass(frozen=True, slots=True)
class Answered:
    """The median *seconds* until a page is answered, and its *size* in bytes."""

    seconds: float
    size: int


def answered(address: str, paths: list[str], times: int, *, again: bool = True) -> list[Answered]:
    """What each page's answer takes; the pages turn about, once before it counts where they are asked for *again*."""
    took: list[list[float]] = [[] for _ in paths]
    size = [0 for _ in paths]
    with httpx.Client(base_url=address, headers={"accept": "text/html"}, timeout=300) as visitor:
        for turn in range(times + again):
            for n, path in enumerate(paths):
                began = time.perf_counter()
                size[n] = len(visitor.get(path).content)
                if turn >= again:
                    took[n].append(time.perf_counter() - began)
    return [Answered(statistics.median(t), s) for t, s in zip(took, size, strict=True)]


def usable(address: str, paths: list[str], times: int) -> list[float]:
    """The median seconds until Chromium has each page there with its scripts run; the pages turn about."""
    took: list[list[float]] = [[] for _ in paths]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        for turn in range(times + 1):
            for n, path in enumerate(paths):
                page.goto(address + path, wait_until="load")
                ready = page.evaluate("performance.getEntriesByType('navigation')[0].domComplete")
                if turn:  # the first one fills the browser's cache
                    took[n].append(ready / 1000)
        browser.close()
    return [statistics.median(t) for t in took]


@dataclass(frozen=True, slots=True)
class Crowd:
    """What fifty readers got at once: the 95th percentile of seconds (*late*), how many answers, how many errors."""

    late: float
    count: int
    errors: int


async def crowd(address: str, paths: list[str]) -> Crowd:
    """Fifty readers for ten seconds."""
    took: list[float] = []
    errors = 0
    until = time.perf_counter() + _SECONDS

    async def reader(n: int) -> None:
        nonlocal errors
        rng = random.Random(n)
        async with httpx.AsyncClient(base_url=address, headers={"accept": "text/html"}, timeout=120) as visitor:
            while time.perf_counter() < until:
                began = time.perf_counter()
                answer = await visitor.get(rng.choice(paths))
                took.append(time.perf_counter() - began)
                errors += answer.status_code != 200
                await asyncio.sleep(rng.random())  # somebody reads

    await asyncio.gather(*(reader(n) for n in range(_VISITORS)))
    return Crowd(statistics.quantiles(took, n=20)[-1], len(took), errors)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: *got* against *bar*, both as they are told; whether it *holds* (None: there is no bar)."""

    what: str
    got: str
    bar: str
    holds: bool | None

    def __str__(self) -> str:
        held = "" if self.holds is None else "holds" if self.holds else "missed"
        return f"| {self.what} | {self.got} | {self.bar} | {held} |"


def times(what: str, large: float, small: float, bar: float) -> Row:
    """How many times *small* seconds *large* is."""
    told = f"{large / small:.1f} ({large * 1000:.0f} ms, {small * 1000:.0f} ms)"
    return Row(what, told, f"{bar:g}", large <= bar * small)


def measured(where: Path, room: Path) -> list[Row]:
    """Everything, over the store at *where*; what is written beside it goes into *room*."""
    process, address = served(where)
    try:
        first = answered(address, ["/stories/2"], 1, again=False)[0]
        small, large = answered(address, ["/stories/1", "/stories/2"], 20)
        one, many = usable(address, ["/stories/1", "/stories/2"], 15)
        alone = asyncio.run(crowd(address, PATHS))
        with writing(where, room):
            beside = asyncio.run(crowd(address, PATHS))
        grow_by_one(where)
        anew = asyncio.run(crowd(address, PATHS))
    finally:
        process.terminate()
        process.wait()
    return [
        times("answer of the story's page, the large one against the small one", large.seconds, small.seconds, 5),
        times("the same, usable in headless Chromium", many, one, 2),
        Row("HTML of the large one's page", f"{large.size / 1000:.0f} kB", "300 kB", large.size < 300_000),
        times(
            f"95th percentile of {_VISITORS} readers beside a writer, against without one", beside.late, alone.late, 10
        ),
        times("the same while the large one is laid out anew", anew.late, alone.late, 10),
        Row(
            "answers that were errors",
            str(alone.errors + beside.errors + anew.errors),
            "0",
            not (alone.errors + beside.errors + anew.errors),
        ),
        Row("answers that readers had, in ten seconds each", f"{alone.count}, {beside.count}, {anew.count}", "–", None),
        Row("first answer of the large one's page after the desk began", f"{first.seconds:.1f} s", "–", None),
    ]


@contextmanager
def writing(where: Path, room: Path) -> Iterator[None]:
    """``riwaya add`` at work."""
    more = room / "more"
    more.mkdir()
    rng = random.Random(11)
    for n in range(10_000, 14_000):
        name, data = invented(n, rng)
        (more / name).write_bytes(data)
    command = [sys.executable, "-m", "riwaya", "add", "--store", str(where), "--jobs", "1", str(more)]
    writer = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(2)
    try:
        yield
    finally:
        writer.kill()
        writer.wait()


def grow_by_one(where: Path) -> None:
    """An article more in the large story."""
    store = Store.open(str(where))
    made, _ = prepared_of((Entry(*invented(20_000, random.Random(3))), None))
    assert made is not None
    adding.add(store, made, _AT)
    with store.writing() as connection:
        article = connection.execute(select(func.max(articles.c.id))).scalar()
        row = {"story": 2, "article": article, "score": 1.0, "why": "invented", "added": _AT}
        connection.execute(insert(members).values(row))
    store.close()


def main() -> int:
    """The exit code: 0 when every bar holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000, help="articles of the large story (1000)")
    parser.add_argument("--store", type=Path, help="keep what is filled here, to measure again without filling it")
    parser.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    parser.add_argument("--serve", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        serve(given.serve)
        return 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as room:
        where = Path(room) / "desk.db"
        if given.store is not None and given.store.exists():
            shutil.copy(given.store, where)
        store = Store.open(str(where)) if where.exists() else filled(where, [20, given.articles])
        if given.store is not None and not given.store.exists():
            with sqlite3.connect(where) as one, sqlite3.connect(given.store) as other:
                one.backup(other)
        with store.reading() as connection:
            counts = [connection.execute(select(func.count()).select_from(t)).scalar() for t in (articles, statements)]
        store.close()
        rows = measured(where, Path(room))
    head = f"| {counts[0]:,} articles, {counts[1]:,} statements, {date.today()} | | bar | |"
    table = "\n".join([head, "| --- | ---: | ---: | --- |", *map(str, rows)])
    print(table)
    if given.write:
        put(PAGE, table, BEGIN, END)
    return 1 if "missed" in table else 0


if __name__ == "__main__":
    sys.exit(main())
