"""The store: how fast pages are added against reading them alone, and how fast they are found against bare FTS5.

``python benchmarks/store.py --corpus TEXTS.jsonl.gz --pages 2000`` reads the first pages of a table of articles (JSON
Lines with ``title`` and ``text``) by themselves and adds them to a SQLite store, both in two processes and a few
hundred pages of each in turn, so that whatever else the machine does slows both. Then it asks ranked questions of two
words of the store and of an FTS5 index over the same terms (``MATCH … ORDER BY bm25``). Under ``--least`` percent of
the speed of reading alone it ends with an error. With ``--unread`` pages are indexed without being read for statements,
which is enough for search and much faster.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import active_children, get_context
from pathlib import Path

from riwaya.arabic.terms import terms, tokens
from riwaya.flow import read_page
from riwaya.intake import page_from_entry
from riwaya.intake.entries import Entry
from riwaya.layout import lay_out
from riwaya.store import Store
from riwaya.store.adding import add
from riwaya.store.preparing import Prepared, prepare
from riwaya.store.queries import parse
from riwaya.store.searching import search
from riwaya.store.tidying import tidy
from riwaya.taking.adding import add_all
from riwaya.taking.reading import Job
from riwaya.taking.workers import Readers

_AT = "2031-01-01T00:00:00Z"
_QUESTIONS = 60
_TURN = 400  # pages that are read, then added, before more are read
_PROCESSES = 2


@dataclass(slots=True)
class Spent:
    """Seconds by the clock, and of processor time, of this process and of those that it began."""

    clock: float = 0.0
    processor: float = 0.0

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Count what is done meanwhile; processes that end meanwhile count with all their time."""
        clock, before = time.perf_counter(), _processor()
        yield
        self.clock += time.perf_counter() - clock
        self.processor += _processor() - before


def _processor() -> float:
    own, ended = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + ended.ru_utime + ended.ru_stime


def entries(corpus: Path, count: int) -> list[Job]:
    """The first *count* articles of the table as pages of text."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, count)]
    return [(Entry(f"{n:06}.txt", f"{row['title']}\n\n{row['text']}\n".encode()), None) for n, row in enumerate(rows)]


def read_alone(page: tuple[str, bytes]) -> int:
    """Read a page and forget it; how many articles it has."""
    return len(read_page(page_from_entry(Entry(*page))).articles)


def unread(job: Job) -> Prepared:
    """A page with its lines and articles, but nobody's statements."""
    return prepare(job[0], job[1], lay_out(page_from_entry(job[0]), None))


def read_and_add(store: Store, jobs: list[Job]) -> tuple[Spent, Spent]:
    """Read the pages by themselves, and put them into *store*, in turns; what each took."""
    alone, adding = Spent(), Spent()
    pool, readers = ProcessPoolExecutor(_PROCESSES, mp_context=get_context("spawn")), Readers(_PROCESSES)
    for first in range(0, len(jobs), _TURN):
        some = [entry for entry, _ in jobs[first : first + _TURN]]
        with alone.counted():
            for _ in pool.map(read_alone, [(entry.name, entry.data) for entry in some], chunksize=8):
                pass
        with adding.counted():
            for _ in add_all(store, some, readers, lambda: _AT):
                pass
    for spent, close in ((alone, pool.shutdown), (adding, readers.close)):
        theirs = set(active_children())
        with spent.counted():
            close()
            for process in theirs if close == readers.close else ():
                process.join()
    return alone, adding


def fill(store: Store, jobs: list[Job]) -> None:
    """Put the pages into *store* without reading them."""
    for job in jobs:
        add(store, unread(job), _AT)
    tidy(store)


def fill_bare(bare: sqlite3.Connection, jobs: list[Job]) -> None:
    """Put one term of every word into an FTS5 table."""
    for number, (entry, _) in enumerate(jobs):
        found = tokens(entry.data.decode())
        words = " ".join(min(token.terms, key=lambda t: (len(t), t)) for token in found if token.terms)
        bare.execute("INSERT INTO bare (rowid, words) VALUES (?, ?)", (number, words))
    bare.commit()


def questions(jobs: list[Job]) -> list[tuple[str, str]]:
    """Pairs of words, each in one article of two hundred or more."""
    seen = Counter(word for entry, _ in jobs for word in set(entry.data.decode().split()))
    common = sorted(w for w, n in seen.items() if n > len(jobs) / 200 and len(w) > 3 and w.isalpha() and terms(w))
    rng = random.Random(7)
    return [(rng.choice(common), rng.choice(common)) for _ in range(_QUESTIONS)]


def ask(store: Store, bare: sqlite3.Connection, pairs: list[tuple[str, str]]) -> tuple[list[float], list[float]]:
    """Seconds for each question, of the store and of FTS5; each was asked once before."""
    ours, theirs = [], []
    for turn in range(2):
        for pair in pairs:
            query = parse(" ".join(pair))
            match = " AND ".join('"' + min(terms(w), key=lambda t: (len(t), t)) + '"' for w in pair)
            with store.reading() as connection:
                begun = time.perf_counter()
                search(connection, query, "articles", 20)
                middle = time.perf_counter()
            begun_bare = time.perf_counter()
            bare.execute("SELECT rowid FROM bare WHERE bare MATCH ? ORDER BY bm25(bare) LIMIT 20", (match,)).fetchall()
            if turn:
                ours.append(middle - begun)
                theirs.append(time.perf_counter() - begun_bare)
    return ours, theirs


def main(arguments: list[str] | None = None) -> int:
    """Measure, and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--unread", action="store_true")
    parser.add_argument("--least", type=float, default=60.0, help="percent of the speed of reading alone")
    told = parser.parse_args(arguments)
    if not told.corpus.is_file():
        print(f"There is no table of articles at {told.corpus}: the store was not measured.")
        return 0
    jobs = entries(told.corpus, told.pages)
    with tempfile.TemporaryDirectory(prefix="riwaya-store-") as folder:
        store = Store.open(f"{folder}/desk.db", create=True)
        alone = adding = Spent()
        if told.unread:
            fill(store, jobs)
        else:
            alone, adding = read_and_add(store, jobs)
        bare = sqlite3.connect(f"{folder}/bare.db")
        bare.execute("CREATE VIRTUAL TABLE bare USING fts5(words, content='', tokenize='unicode61')")
        fill_bare(bare, jobs)
        ours, theirs = ask(store, bare, questions(jobs))
        store.close()
        size = sum(p.stat().st_size for p in Path(folder).glob("desk.db*")) / 1e6
    speed = 100.0
    if adding.clock:
        speed = 100 * alone.clock / adding.clock
        own, bare_own = (1000 * spent.processor / len(jobs) for spent in (adding, alone))
        print(
            f"adding: {len(jobs) / adding.clock:.0f} pages a second, {speed:.0f} % of reading them "
            f"alone; of processor time {100 * bare_own / own:.0f} % ({own:.1f} ms a page, {bare_own:.1f} alone)"
        )
    print(f"{len(jobs):,} pages in {size:.0f} MB")
    for name, of in (("median", statistics.median), ("mean", statistics.fmean)):
        mine, bares = of(ours), of(theirs)
        print(f"search, {name}: {mine * 1000:.1f} ms, {mine / bares:.1f} times FTS5's {bares * 1000:.1f}")
    return int(speed < told.least)


if __name__ == "__main__":
    sys.exit(main())
