"""Can the matcher tell a headline that agrees from one that does not? Accuracy on pairs made by changing a few words.

The pairs are those of the Arabic News Stance corpus (Khouja 2020, arXiv:2005.10410), rows ``agree`` and ``disagree`` of
its development set; they are no part of the project. Nothing was learned from its text but the threshold below.

    python quality/contrast.py --contrast DIR
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path

from riwaya.model import Span
from riwaya.weighing.likeness import number_clashes
from riwaya.weighing.polarity import polarity_clash
from riwaya.weighing.profiles import Profile, Term, profile

__all__ = ["disagree", "figures", "pairs"]

FILE = Path("ans") / "data" / "stance" / "dev.csv"
REPLACED = 0.1
"""The share of the shorter headline's words from which what the other has in their place is another thing said."""


def pairs(path: Path) -> list[tuple[str, str, bool]]:
    """The rows of the CSV file *path* that agree or disagree: two headlines, and whether they disagree."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [(r["s1"], r["s2"], r["stance"] == "disagree") for r in rows if r["stance"] in ("agree", "disagree")]


def disagree(one: str, other: str) -> bool:
    """Whether the one says what the other does not: polarity, numbers, states, or other words in the same frame."""
    a, b = (profile(text, (Span(0, len(text)),), "asserts") for text in (one, other))
    numbers = {q.value for q in a.numbers}, {q.value for q in b.numbers}
    if polarity_clash(a, b) or number_clashes(a, b) or _both_ways(*numbers) or _both_ways(a.states, b.states):
        return True
    shorter = min(sum(t.weight for t in side.terms) for side in (a, b)) or 1.0
    left, right = (sum(t.weight for t in _unmet(x, y)) for x, y in ((a, b), (b, a)))
    return min(left, right) / shorter > REPLACED


def _both_ways(a: set[float] | frozenset[str], b: set[float] | frozenset[str]) -> bool:
    return bool(a - b) and bool(b - a)  # type: ignore[operator]


def _unmet(side: Profile, other: Profile) -> list[Term]:
    """The words of *side* that *other* has neither as a word of their meaning nor of their root."""
    roots = {t.root for t in other.terms if t.root}
    return [t for t in side.terms if t.concept not in other.by_concept and t.root not in roots]


def figures(folder: Path) -> dict[str, float]:
    """The accuracy in per cent on the pairs below *folder*; nothing where they are missing."""
    if not (folder / FILE).exists():
        return {}
    rows = pairs(folder / FILE)
    right = sum(disagree(one, other) == gold for one, other, gold in rows)
    return {"contrast.accuracy": 100 * right / len(rows)}


def main(args: list[str] | None = None) -> int:
    """Print the accuracy, or that there is nothing to measure on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--contrast", type=Path, required=True)
    folder = parser.parse_args(args).contrast
    found = figures(folder)
    if not found:
        print(f"No pairs of headlines at {folder / FILE}: contrasts are not measured. RIWAYA_CONTRAST names a folder.")
    for name, value in found.items():
        print(f"{name} {value:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
