"""The corpus of news that search and stories are measured on, with its columns called as `riwaya add` knows them.

    python quality/corpus.py TEXTS.jsonl.gz corpus.jsonl

writes it so; `riwaya add --no-stories --store corpus.db corpus.jsonl` makes the store that `stories.py` asks for. The
addresses are left out: pages are called by their rows then, ``corpus.jsonl#12``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

__all__ = ["number_of", "rows", "write"]


def rows(corpus: Path) -> Iterator[dict[str, Any]]:
    """The rows of *corpus* (JSON Lines, gzipped or not): ``id``, ``outlet``, ``author``, ``date``, ``fetched``,
    ``title``, ``text``. An id that begins with a day is of that day.
    """
    with (
        gzip.open(corpus, "rt", encoding="utf-8") if corpus.suffix == ".gz" else corpus.open(encoding="utf-8") as lines
    ):
        for line in lines:
            row = json.loads(line)
            fetched = row["fetched"].replace(" ", "T")
            yield {"id": row["id"], "outlet": row["outlet"], "author": row.get("author", row.get("byline")),
                   "date": row.get("date", row["id"][:10]), "fetched": fetched.removesuffix("Z") + "Z",
                   "title": row["title"], "text": row["text"]}  # fmt: skip


def write(some: Iterable[dict[str, Any]], to: Path) -> None:
    """Write rows as JSON Lines."""
    with to.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in some)


def number_of(name: str) -> int | None:
    """The row that a page of the store is of, counted from 1; None where its name says another thing."""
    number = name.rpartition("#")[2]
    return int(number) if number.isdecimal() else None


def main(arguments: list[str] | None = None) -> int:
    """Write the corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--pages", type=int, help="only so many, the first")
    told = parser.parse_args(arguments)
    write(islice(rows(told.corpus), told.pages), told.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
