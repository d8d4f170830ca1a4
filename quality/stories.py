"""Measure how articles are grouped into stories, on stories of a corpus of news that were labelled by hand.

`stories.toml` holds the labels, by the corpus's ids alone. The corpus is JSON Lines (see `corpus.py`,
which writes it as `riwaya add --no-stories` is to be given it), the store what that made of it; neither is part of the
project, and where one is missing, that is said and nothing is measured.

    python quality/stories.py --corpus corpus.jsonl --store corpus.db [--by-day] [--half b]
"""

from __future__ import annotations

import argparse
import resource
import shutil
import sys
import time
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import func, select

from corpus import number_of, rows
from riwaya.store import Store
from riwaya.store.growing import grow
from riwaya.store.schema import articles, members, names

HERE = Path(__file__).resolve().parent
LABELS = HERE / "stories.toml"
AT = "2000-01-01T00:00:00Z"

Stories = Mapping[str, set[int]]
"""The stories that an article was placed in, by the corpus's id."""


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall in percent: of pairs of articles of one story, and of each article's company (B-cubed)."""

    precision: float
    recall: float
    cubed_precision: float
    cubed_recall: float

    @property
    def pairs(self) -> float:
        """F1 over pairs."""
        return _f1(self.precision, self.recall)

    @property
    def cubed(self) -> float:
        """F1 of B-cubed (Bagga and Baldwin 1998)."""
        return _f1(self.cubed_precision, self.cubed_recall)


def labels(half: str | None = None) -> tuple[dict[str, str], set[str]]:
    """The story of each labelled article, of one *half* or all; and the articles that are of none of these."""
    known = tomllib.loads(LABELS.read_text(encoding="utf-8"))
    told: dict[str, str] = {}
    rest = set(known["apart"])
    for name, story in known["stories"].items():
        if half in (None, story["half"]):
            told |= dict.fromkeys(story["articles"], name)
        else:
            rest |= set(story["articles"])
    return told, rest


def score(placed: Stories, told: Mapping[str, str], rest: Iterable[str]) -> Score:
    """How well *placed* agrees with the labels *told*; articles of the *rest* are of none of these stories.

    An article that nobody labelled counts neither way, nor does a pair of the rest.
    """
    held: dict[int, set[str]] = defaultdict(set)
    for article in (*told, *rest):
        for story in placed.get(article, ()):
            held[story].add(article)
    found = {pair for company in held.values() for pair in combinations(sorted(company), 2)
             if pair[0] in told or pair[1] in told}  # fmt: skip
    meant: dict[str, list[str]] = defaultdict(list)
    for article, name in told.items():
        meant[name].append(article)
    wanted = {pair for company in meant.values() for pair in combinations(sorted(company), 2)}
    right = len(found & wanted)
    precision = recall = 0.0
    for article, name in told.items():
        company = {article}.union(*(held[story] for story in placed.get(article, ())))
        same = sum(told.get(other) == name for other in company)
        precision += same / len(company)
        recall += same / len(meant[name])
    return Score(100 * right / max(1, len(found)), 100 * right / len(wanted), 100 * precision / len(told),
                 100 * recall / len(told))  # fmt: skip


def grown(store: Path, corpus: Path, by_day: bool = False) -> tuple[dict[str, set[int]], int]:
    """The stories of each article after growing a copy of *store*, at once or *by_day*; how large the largest is."""
    with TemporaryDirectory() as work:
        copy = Path(work, "stories.db")
        shutil.copyfile(store, copy)
        memory = Store.open(str(copy))
        with memory.reading() as connection:
            day = func.substr(articles.c.published, 1, 10)
            days = sorted(filter(None, connection.execute(select(day).distinct()).scalars()))
        for until in [*(days if by_day else ()), None]:
            grow(memory, AT, until=until)
        with memory.reading() as connection:
            found = connection.execute(
                select(names.c.name, members.c.story)
                .join_from(members, articles)
                .join(names, names.c.page == articles.c.page)
            ).all()
            largest = connection.execute(
                select(func.count().label("n")).group_by(members.c.story).order_by(func.count().desc()).limit(1)
                .select_from(members)).scalar_one()  # fmt: skip
        memory.close()
    ids = [row["id"] for row in rows(corpus)]
    placed: dict[str, set[int]] = defaultdict(set)
    for name, story in found:
        if (number := number_of(name)) is not None:
            placed[ids[number - 1]].add(story)
    return dict(placed), largest


def figures(corpus: Path, store: Path) -> dict[str, float]:
    """What `measure.py` keeps floors for; nothing where the corpus or its store is missing."""
    if not corpus.exists() or not store.exists():
        return {}
    placed, largest = grown(store, corpus)
    whole, other = score(placed, *labels()), score(placed, *labels("b"))
    return {"stories.pairs": whole.pairs, "stories.cubed": whole.cubed, "stories.pairs-untuned": other.pairs,
            "stories.under-500": 100.0 if largest <= 500 else 0.0}  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Print the figures; 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--by-day", action="store_true", help="also day by day, to compare with all at once")
    args = parser.parse_args(arguments)
    if not args.corpus.exists() or not args.store.exists():
        print(f"No corpus at {args.corpus} with a store at {args.store}: stories are not measured.")
        return 0
    began, cpu = time.monotonic(), time.process_time()
    placed, largest = grown(args.store, args.corpus)
    took = f"{time.monotonic() - began:.0f} s, {time.process_time() - cpu:.0f} s of processor time"
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{len(placed):,} articles in {took}, {memory:,} MiB; the largest story has {largest}")
    for half in (None, "a", "b"):
        s = score(placed, *labels(half))
        print(f"{'all' if half is None else 'half ' + half}: pairs {s.pairs:.1f} (precision {s.precision:.1f}, recall "
              f"{s.recall:.1f}), B-cubed {s.cubed:.1f} ({s.cubed_precision:.1f}, {s.cubed_recall:.1f})")  # fmt: skip
    missed = score(placed, *labels()).pairs < 80 or largest > 500
    if args.by_day:
        daily = score(grown(args.store, args.corpus, by_day=True)[0], *labels()).pairs
        print(f"day by day: pairs {daily:.1f}")
        missed |= abs(daily - score(placed, *labels()).pairs) > 3
    return int(missed)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


if __name__ == "__main__":
    sys.exit(main())
