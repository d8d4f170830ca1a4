"""Shared wording in an invented collection: what is found of what was planted, how fast, and how time grows.

    python benchmarks/passages.py [--documents N] [--write]

The collection is `planted.collection` under a seed that no setting was chosen on. ``--write`` puts the table into
docs/reuse.md. Ends with an error when a bar is missed.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from time import process_time

from planted import EDITS, Collection, collection
from riwaya.cli.reuse import WORTH
from riwaya.reuse import Found, Settings, find_passages
from run import put

__all__ = ["BARS", "PRECISION", "Scores", "score"]

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reuse.md"
SEED = 2077
BARS = {0.0: 0.99, 0.1: 0.99, 0.2: 0.98, 0.3: 0.98, 0.4: 0.95}
PRECISION, VIRAL, GROWTH = 0.98, 0.98, 11.0


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares from 0 to 1.

    *found*: of the passages, by how much they were edited; *viral*: of the pairs of copies of one text; *precision*: of
    the pairs found, those that do share wording.
    """

    found: dict[float, float]
    viral: float
    precision: float


def score(made: Collection, found: Iterable[Found]) -> Scores:
    """How much of what was planted in *made* was found: a passage counts when half of it is there in both documents."""
    by: dict[tuple[int, int], list[Found]] = defaultdict(list)
    for passage in found:
        by[passage.a, passage.b].append(passage)
    hits: dict[float, list[bool]] = defaultdict(list)
    for p in made.planted:
        a, b = (p.a, p.a_start, p.a_end), (p.b, p.b_start, p.b_end)
        if a > b:
            a, b = b, a
        mine = by.get((a[0], b[0]), [])
        in_a = sum(max(0, min(f.a_end, a[2]) - max(f.a_start, a[1])) for f in mine)
        in_b = sum(max(0, min(f.b_end, b[2]) - max(f.b_start, b[1])) for f in mine)
        hits[p.edited].append(2 * in_a >= a[2] - a[1] and 2 * in_b >= b[2] - b[1])
    copies = {pair for numbers in made.viral for pair in combinations(sorted(numbers), 2)}
    return Scores(
        {edited: sum(mine) / len(mine) for edited, mine in sorted(hits.items())},
        len(copies & set(by)) / len(copies) if copies else 1.0,
        len(made.pairs() & set(by)) / len(by) if by else 1.0,
    )


def main() -> int:
    """The exit code: 0 when every bar holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    small, large = args.documents // 10, args.documents
    before, _ = measured(collection(small, seed=SEED, passages=small // 10))
    after, scores = measured(collection(large, seed=SEED, passages=large // 10))
    _, round_ = measured(collection(large, seed=SEED + 1, passages=large // 10, viral=2, copies=min(500, large // 20)))
    rows = [(f"planted passages found, {edited:.0%} of the words edited", scores.found[edited], BARS[edited])
            for edited in EDITS]  # fmt: skip
    rows += [
        ("pair precision", scores.precision, PRECISION),
        ("pairs of copies of one text found, where two texts go round", round_.viral, VIRAL),
        ("pair precision there", round_.precision, PRECISION),
    ]
    lines = [f"| {large:,} documents | | bar | |", "| --- | ---: | ---: | --- |"]
    lines += [f"| {what} | {100 * got:.2f} % | {100 * bar:g} % | {held(got >= bar)} |" for what, got, bar in rows]
    lines.append(f"| processor time against a tenth of the documents | {after / before:.1f} | {GROWTH:g} | "
                 f"{held(after / before <= GROWTH)} |")  # fmt: skip
    lines.append(f"| documents a second of processor time, one core | {large / after:,.0f} | – | |")
    table = "\n".join(lines)
    print(table)
    if args.write:
        put(PAGE, table)
    return 1 if "missed" in table else 0


def measured(made: Collection) -> tuple[float, Scores]:
    """Seconds of processor time for the search in *made*, and its scores."""
    start = process_time()
    found = list(find_passages(made.texts, Settings(worth=WORTH)))
    return process_time() - start, score(made, found)


def held(holds: bool) -> str:
    """What the table says of a bar."""
    return "holds" if holds else "missed"


if __name__ == "__main__":
    sys.exit(main())
