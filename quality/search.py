"""Search against an exhaustive scan: ``python quality/search.py --corpus TEXTS.jsonl.gz`` asks what queries.toml lists.

For each question a scan of all texts with expressions written by hand says which texts answer it. *Recall at 20* is how
many of the first 20 answers are among them, of as many as there could be; *found* is how many of them are found at all.
Questions of meaning are asked for all words, for any, and by ``--meaning``; which texts are on the matter is a scan's
guess too, the same for all three. The corpus' first pages are added to a store of their own, unless ``--store`` names
one that has them; ``--also`` names a second one, on a server, which must give the very same answers.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from corpus import number_of, write
from corpus import rows as corpus_rows
from riwaya.store import Store
from riwaya.store.looking import current_reading
from riwaya.store.nearness import search_near
from riwaya.store.queries import parse
from riwaya.store.schema import articles, names
from riwaya.store.searching import search

QUERIES = Path(__file__).parent / "queries.toml"
_BEFORE = "(?<![\u0621-\u064a])[وف]?(?:لل|[بك]?ال|[لبك])?"
_BEHIND = "(?:هما|ها|هم|هن|ه|كم|ك|نا|ي)?(?![\u0621-\u064a])"
_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
_AT = 20
_LEAST_OF_FEW = 92.0
"""Percent of recall at 20 among the corpus' first pages: where a word stands in ten texts, those that have another word
of its stem (حاجة beside حاج) take more of the first 20 than they do in all of the corpus."""


@dataclass(frozen=True, slots=True)
class Row:
    """A text of the corpus, and what the reading of it says of voices (with their stances) and places."""

    text: str
    outlet: str
    date: str
    said: list[tuple[str, str]]
    places: list[str]


def rows_of(connection: Connection, corpus: Path, numbers: dict[int, int]) -> dict[int, Row]:
    """The texts of the corpus that the store has, by their numbers; *numbers* are those of the store's pages."""
    given = dict(enumerate(corpus_rows(corpus), 1))
    rows = {}
    for page, n in numbers.items():
        reading = current_reading(connection, page)
        said = [(" ".join(filter(None, (s.voice.name, s.voice.role, s.voice.affiliation))), s.stance)
                for a in reading.articles for s in a.statements]  # fmt: skip
        places = [m.span.of(reading.page.text) for a in reading.articles for m in a.mentions if m.type == "place"]
        row = given[n]
        text = _MARKS.sub("", f"{row['title']}\n\n{row['text']}")
        rows[n] = Row(text, row["outlet"], row["date"], said, places)
    return rows


def scanned(query: dict[str, Any], rows: dict[int, Row]) -> set[int]:
    """The numbers of the texts that answer *query*, all of them looked at."""
    wanted = [re.compile(f"{_BEFORE}(?:{words}){_BEHIND}") for words in query.get("words", [])]
    wanted += [re.compile(query["raw"])] if "raw" in query else []
    unwanted = re.compile(query.get("not", "(?!)"))
    return {n for n, row in rows.items() if _facts(query, row) and all(w.search(row.text) for w in wanted)
            and not unwanted.search(row.text)}  # fmt: skip


def _facts(query: dict[str, Any], row: Row) -> bool:
    voice, stance = re.compile(query.get("voice", "")), query.get("stance")
    return (query.get("outlet", row.outlet) == row.outlet and row.date < query.get("before", "~")
            and row.date > query.get("after", "") and row.date.startswith(query.get("on", ""))
            and ("place" not in query or any(re.search(query["place"], _MARKS.sub("", p)) for p in row.places))
            and (not (stance or "voice" in query)
                 or any(voice.search(name) and stance in (None, how) for name, how in row.said)))  # fmt: skip


class Desk:
    """A store that is asked, and which row of the corpus each of its articles is of."""

    def __init__(self, where: str) -> None:
        self.store = Store.open(where)
        with self.store.reading() as connection:
            found = connection.execute(select(names.c.page, names.c.name)).all()
            numbers = {row.page: number_of(row.name) for row in found}
            self.pages = {page: number for page, number in numbers.items() if number is not None}
            pages = connection.execute(select(articles.c.id, articles.c.page)).all()
        self.rows = {row.id: self.pages[row.page] for row in pages if row.page in self.pages}

    def ask(self, question: str, limit: int, meaning: bool = False) -> list[int]:
        """The rows that answer, best first, each once."""
        with self.store.reading() as connection:
            found, _ = (search_near if meaning else search)(connection, parse(question), "articles", limit)
        return list(dict.fromkeys(self.rows[f.article] for f in found if f.article in self.rows))

    def any_of(self, question: str) -> list[int]:
        """The first rows by how many of the words they have: asked for each word, rarer words counting more."""
        worth: dict[int, float] = {}
        for word in question.split():
            rows = self.ask(word, 1_000_000) if parse_or_none(word) else []
            for row in rows:
                worth[row] = worth.get(row, 0) + 1 / (1 + len(rows))
        return sorted(worth, key=lambda row: (-worth[row], row))[:_AT]


def parse_or_none(word: str) -> object:
    """The query of a *word*; None for one that carries grammar only."""
    from riwaya.model import RiwayaError

    try:
        return parse(word)
    except RiwayaError:
        return None


def measured(desk: Desk, rows: dict[int, Row], queries: list[dict[str, Any]], verbose: bool) -> tuple[float, float]:
    """The means of recall at 20 and of what is found at all."""
    recalls, founds = [], []
    for query in queries:
        wanted = scanned(query, rows)
        if not wanted:
            continue
        every = desk.ask(query["q"], 1_000_000)
        recalls.append(len(wanted & set(every[:_AT])) / min(_AT, len(wanted)))
        founds.append(len(wanted & set(every)) / len(wanted))
        if verbose or recalls[-1] < 0.9 or founds[-1] < 0.9:
            print(f"  {query['q']}: {recalls[-1]:.2f} at {_AT}, {founds[-1]:.3f} of {len(wanted)} found, "
                  f"{len(every)} answers")  # fmt: skip
    print(f"{len(recalls)} questions: recall at {_AT} {100 * sum(recalls) / len(recalls):.1f} %, "
          f"found {100 * sum(founds) / len(founds):.1f} %")  # fmt: skip
    return sum(recalls) / len(recalls), sum(founds) / len(founds)


def meanings(desk: Desk, rows: dict[int, Row], queries: list[dict[str, Any]]) -> None:
    """Print how many of the first ten, and of the first 20, are on the matter, by each way of asking."""
    for name, ask in (("all words", lambda q: desk.ask(q, _AT)), ("any word", desk.any_of),
                      ("--meaning", lambda q: desk.ask(q, _AT, meaning=True))):  # fmt: skip
        tens, twenties, none = [], [], 0
        for query in queries:
            wanted = scanned(query, rows)
            hits = [row in wanted for row in ask(query["q"])]
            if wanted:
                tens.append(sum(hits[:10]) / min(10, len(wanted)))
                twenties.append(sum(hits) / min(_AT, len(wanted)))
                none += not any(hits)
        print(f"meaning, {name}: {100 * sum(tens) / len(tens):.1f} % of the first 10, "
              f"{100 * sum(twenties) / len(twenties):.1f} % of {_AT}, nothing for {none} of {len(tens)}")  # fmt: skip


def made(corpus: Path, pages: int, where: str) -> None:
    """Add the first *pages* of the corpus to the store at *where*."""
    with tempfile.TemporaryDirectory(prefix="riwaya-search-") as room:
        part = Path(room, "corpus.jsonl")
        write(islice(corpus_rows(corpus), pages), part)
        command = [sys.executable, "-m", "riwaya", "add", "--no-stories", "--store", where, str(part)]
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Measure; 1 when the recall is under ``--least``, or a second store answers otherwise."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--store", default="")
    parser.add_argument("--also", default="")
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument(
        "--least", type=float, default=95.0, help="percent of recall at 20 (92 without a store) and of what is found"
    )
    parser.add_argument("-v", "--verbose", action="store_true")
    told = parser.parse_args(arguments)
    if not told.corpus.is_file():
        print(f"There is no corpus at {told.corpus}: search was not measured.")
        return 0
    queries = tomllib.loads(QUERIES.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory(prefix="riwaya-search-") as room:
        where = told.store or str(Path(room, "desk.db"))
        if not told.store:
            made(told.corpus, told.pages, where)
        desk = Desk(where)
        with desk.store.reading() as connection:
            rows = rows_of(connection, told.corpus, desk.pages)
        print(f"{len(rows):,} texts")
        recall, found = measured(desk, rows, queries["query"], told.verbose)
        meanings(desk, rows, queries["meaning"])
        other = 0
        if told.also:
            if not Store.open(told.also, create=True).revision() or not Desk(told.also).pages:
                made(told.corpus, told.pages, told.also)
            second = Desk(told.also)
            asked = [(q["q"], near) for near in (False, True) for q in queries["meaning" if near else "query"]]
            other = sum(desk.ask(q, 100, near) != second.ask(q, 100, near) for q, near in asked)
            print(f"{len(asked)} questions to both stores: {other} answered otherwise")
    least = told.least if told.store else min(told.least, _LEAST_OF_FEW)
    return 100 * recall < least or 100 * found < told.least or bool(other)


if __name__ == "__main__":
    sys.exit(main())
