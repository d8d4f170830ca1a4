"""The desk: how a story of a thousand articles opens beside one of twenty, and fifty readers beside a writer.

``python benchmarks/desk.py`` makes a store of two invented stories, serves it by a process of its own, and measures,
all in one run: the answer of the story's page (median of twenty) and its size; the time until Chromium has it usable
(median of seven, the page's own clock until its content is there and its scripts have run); and the answers that
fifty readers get at once, for ten seconds alone and for ten with ``riwaya add`` beside them. ``--articles`` makes the
large story smaller; ``--store`` names a store that is filled where it is not there yet, and kept.
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
from pathlib import Path

import httpx
from playwright.sync_api import sync_playwright
from sqlalchemy import func, insert, select

from riwaya.intake.entries import Entry
from riwaya.store import Store, adding
from riwaya.store.dossiers import dossier_of
from riwaya.store.schema import articles, members, statements, stories
from riwaya.taking.reading import prepared_of

_AT = "2031-05-01T00:00:00Z"
_WHO = ["سالم الغيداق", "ليان السفّان", "مقداد الكوماتي", "رامي الصبّان", "نجوى القندرجي", "هاني الراوي"]
_ROLE = ["مدير المرفأ", "الناطقة باسم البلدية", "رئيس نقابة الصيادين",
         "مهندس السد", "قائد خفر السواحل", "وزير النقل"]  # fmt: skip
_WHAT = ["السفن ستعود إلى الرصيف الشرقي", "الجسر الشمالي أغلق أمام الشاحنات", "الصومعة الرابعة سقطت فجر السبت",
         "عدد المصابين بلغ 14 عاملاً", "التحقيق لم يبدأ بعد", "المياه ارتفعت ثلاثة أمتار",
         "الكهرباء عادت إلى الحي"]  # fmt: skip
_SAYS = ["قال", "أكد", "أوضح", "نفى", "ذكر"]
_VISITORS, _SECONDS = 50, 10


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


def answered(address: str, path: str, times: int) -> tuple[float, int]:
    """The median seconds until a page is answered, and its bytes."""
    with httpx.Client(base_url=address, headers={"accept": "text/html"}, timeout=300) as visitor:
        visitor.get(path)
        took, size = [], 0
        for _ in range(times):
            began = time.perf_counter()
            size = len(visitor.get(path).content)
            took.append(time.perf_counter() - began)
    return statistics.median(took), size


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


async def crowd(address: str, paths: list[str]) -> tuple[float, int, int]:
    """What fifty readers get at once: the 95th percentile of seconds, how many answers, and how many errors."""
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
    return statistics.quantiles(took, n=20)[-1], len(took), errors


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000, help="articles of the large story (1000)")
    parser.add_argument(
        "--store", type=Path, help="keep the store under this path, to measure again without filling it"
    )
    parser.add_argument("--serve", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        serve(given.serve)
        return
    with tempfile.TemporaryDirectory() as room:
        where = Path(room) / "desk.db"
        if given.store is not None and given.store.exists():
            shutil.copy(given.store, where)
        store = Store.open(str(where)) if where.exists() else filled(where, [20, given.articles])
        if given.store is not None and not given.store.exists():
            with sqlite3.connect(where) as one, sqlite3.connect(given.store) as other:
                one.backup(other)
        with store.reading() as connection:
            held = connection.execute(select(func.count()).select_from(statements)).scalar()
        print(f"{20 + given.articles} articles, {held} statements")
        process, address = served(where)
        try:
            small, _ = answered(address, "/stories/1", 20)
            large, size = answered(address, "/stories/2", 20)
            print(
                f"answer of the story's page: {large * 1000:.0f} ms of {small * 1000:.0f} ms, {large / small:.1f} times"
            )
            print(f"its HTML: {size / 1000:.0f} kB")
            one, many = usable(address, ["/stories/1", "/stories/2"], 7)
            print(f"usable in Chromium: {many * 1000:.0f} ms of {one * 1000:.0f} ms, {many / one:.1f} times")
            paths = ["/stories", "/stories/1", "/stories/2", "/articles/5", "/claims/1", "/search?q=السفن"]
            alone, count, errors = asyncio.run(crowd(address, paths))
            print(f"50 readers: p95 {alone * 1000:.0f} ms, {count} answers, {errors} errors")
            more = Path(room) / "more"
            more.mkdir()
            rng = random.Random(11)
            for n in range(10_000, 14_000):
                name, data = invented(n, rng)
                (more / name).write_bytes(data)
            writer = subprocess.Popen([sys.executable, "-m", "riwaya", "add", "--store", str(where), "--jobs", "1",
                                       str(more)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
            time.sleep(2)
            beside, count, errors = asyncio.run(crowd(address, paths))
            writer.kill()
            print(f"with a writer: p95 {beside * 1000:.0f} ms, {count} answers, {errors} errors, "
                  f"{beside / alone:.1f} times")  # fmt: skip
        finally:
            process.terminate()
            process.wait()


if __name__ == "__main__":
    main()
