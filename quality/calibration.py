"""Scores of statements: fits their weights to our own corpus, and measures how far they can be taken at their word.

    python quality/calibration.py fit                 writes src/riwaya/arabic/data/scores.tsv from attributions/dev-*
    python quality/calibration.py table [--gold DIR]  of the statements scored 0.8 to 0.9, how many are right?

A statement is right when it pairs with an annotated one (their cues share a word) and their contents share half of
their words. Our own passages are scored by models that have not seen them (five parts, by passage), the held-out ones
in total only. Invented prose is tidier than pages, so the fit sees each passage also with its lines run together,
without commas and without quotation marks; on our own passages as they stand, scores are therefore a little low.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path
from unittest.mock import patch

import attributions
from pairing import Tokens, alike, pairs
from riwaya.flow import load_context, read_page
from riwaya.intake import page_from_bytes
from riwaya.reading import reader
from riwaya.reading.drafts import Draft
from riwaya.reading.scores import BIAS, features, scored

ROOT = Path(__file__).resolve().parent.parent
WEIGHTS = ROOT / "src" / "riwaya" / "arabic" / "data" / "scores.tsv"
PARTS, PENALTY, RARE = 5, 10.0, 10
BAR = 5.0
"""Percentage points: the expected calibration error that the gold set's scores may have."""
HEAD = """\
# Weights of a statement's score (log-odds) by feature, and the share of statements that had it where it was fitted.
# Made by `python quality/calibration.py fit` from attributions/dev-*.txt; not to be edited by hand.
"""


@dataclass(frozen=True, slots=True)
class Case:
    """One statement that was read: the passage it is from, its features, its score as read, whether it is right."""

    passage: str
    features: tuple[str, ...]
    score: float
    right: bool


def read_cases(name: str, text: str, gold: list[dict], known: object = None) -> list[Case]:  # type: ignore[type-arg]
    """The cases of one text, held against its annotated statements *gold*."""
    seen: list[tuple[tuple[str, ...], float]] = []

    def watch(draft: Draft) -> tuple[float, tuple[str, ...]]:
        result = scored(draft)
        seen.append((features(draft), result[0]))
        return result

    with patch.object(reader, "scored", watch):
        reading = read_page(page_from_bytes(text.encode(), name), known)  # type: ignore[arg-type]
    ours = [s.to_dict() for article in reading.articles for s in article.statements]
    tokens = Tokens(text)
    back = {j: i for i, j in pairs(gold, ours, tokens)}
    cover = [tokens.cover(s["content"]) for s in ours]
    return [
        Case(name, has, score, j in back and alike(tokens.cover(gold[back[j]]["content"]), cover[j]))
        for j, (has, score) in enumerate(seen)
    ]


def own_cases(prefix: str) -> list[Case]:
    """The cases of our own corpus in the passages whose names begin with *prefix*."""
    return [c for p in attributions.passages(prefix) for c in read_cases(f"{p.name}.txt", p.text, p.statements)]


def untidy(text: str) -> list[str]:
    """*text* as careless pages give it, letter for letter at the same offsets: lines run together, marks left out."""
    out = [re.sub(r"\.\n+(?=\S)", lambda m: "." + " " * (len(m[0]) - 1), text)]
    out += [text.replace("،", " "), re.sub('[«»"“”]', " ", text)]
    return [t for t in out if t != text]


def untidy_cases(prefix: str) -> list[Case]:
    """As `own_cases`, of the untidy forms of each passage."""
    return [
        c
        for p in attributions.passages(prefix)
        for text in untidy(p.text)
        for c in read_cases(f"{p.name}.txt", text, p.statements)
    ]


def gold_cases(gold: Path) -> list[Case]:
    """The cases of the gold set in the folder *gold*."""
    context = load_context(gold / "articles.jsonl") if (gold / "articles.jsonl").exists() else None
    out = []
    for line in (gold / "statements.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = (gold / "texts" / row["text"]).read_text(encoding="utf-8")
        out += read_cases(row["text"], text, row["statements"], context and context.known(row["text"]))
    return out


def fit(cases: Sequence[Case], penalty: float = PENALTY, rare: int = RARE) -> dict[str, float]:
    """The weights by feature: logistic regression with an L2 *penalty* on all but the constant, by Newton's method.

    Features of fewer than *rare* cases get no weight.
    """
    counts = Counter(name for c in cases for name in c.features)
    names = [BIAS, *sorted(name for name, n in counts.items() if n >= rare)]
    place = {name: i for i, name in enumerate(names)}
    given = [([0, *(place[f] for f in c.features if f in place)], float(c.right)) for c in cases]
    weights = [0.0] * len(names)
    for _ in range(25):
        slope = [0.0 if i == 0 else -penalty * w for i, w in enumerate(weights)]
        bend = [[0.0] * len(names) for _ in names]
        for i in range(len(names)):
            bend[i][i] = penalty if i else 1e-9
        for has, right in given:
            p = _probability(sum(weights[i] for i in has))
            for i in has:
                slope[i] += right - p
                for j in has:
                    bend[i][j] += p * (1 - p)
        step = _solve(bend, slope)
        weights = [w + s for w, s in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-8:
            break
    return dict(zip(names, weights, strict=True))


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a positive definite system by elimination."""
    rows = [[*row, r] for row, r in zip(matrix, right, strict=True)]
    n = len(rows)
    for i in range(n):
        for k in range(i + 1, n):
            if factor := rows[k][i] / rows[i][i]:
                rows[k] = [a - factor * b for a, b in zip(rows[k], rows[i], strict=True)]
    out = [0.0] * n
    for i in reversed(range(n)):
        out[i] = (rows[i][n] - sum(rows[i][j] * out[j] for j in range(i + 1, n))) / rows[i][i]
    return out


def _probability(odds: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


def crossed(cases: Sequence[Case], given: Sequence[Case] | None = None, parts: int = PARTS) -> list[Case]:
    """The *cases* with the scores of models that were fitted to *given* (or the cases) without their passages."""
    given = cases if given is None else given
    turn = {name: i % parts for i, name in enumerate(sorted({c.passage for c in (*cases, *given)}))}
    out = []
    for part in range(parts):
        weights = fit([c for c in given if turn[c.passage] != part])
        for c in cases:
            if turn[c.passage] == part:
                odds = weights[BIAS] + sum(weights.get(f, 0.0) for f in c.features)
                out.append(Case(c.passage, c.features, _probability(odds), c.right))
    return out


@dataclass(frozen=True, slots=True)
class Reliability:
    """What scores are worth: *bins* of (statements, mean score, share right), *error* and *brier* over all."""

    bins: tuple[tuple[int, float, float], ...]
    count: int
    mean: float
    right: float
    error: float
    brier: float
    skill: float

    @classmethod
    def of(cls, cases: Sequence[Case], bins: int = 10) -> Reliability:
        """Over *cases*, in *bins* of equal width.

        *error* is the expected calibration error (Naeini et al. 2015), *skill* the part of the Brier score of a
        constant score that the scores take away.
        """
        split: list[list[Case]] = [[] for _ in range(bins)]
        for c in cases:
            split[min(bins - 1, int(c.score * bins))].append(c)
        n = max(1, len(cases))
        rows = tuple((len(s), _mean(c.score for c in s), _mean(c.right for c in s)) for s in split)
        right = _mean(c.right for c in cases)
        brier = _mean((c.score - c.right) ** 2 for c in cases)
        flat = right * (1 - right)
        return cls(
            rows, len(cases), _mean(c.score for c in cases), right,
            sum(size * abs(mean - share) for size, mean, share in rows) / n, brier, 1 - brier / flat if flat else 0.0,
        )  # fmt: skip

    def total(self) -> str:
        """One line for all cases."""
        return (
            f"{self.count} statements, mean score {self.mean:.3f}, right {self.right:.3f}, "
            f"ECE {100 * self.error:.1f}, Brier {self.brier:.3f} (skill {100 * self.skill:.0f} %)"
        )

    def table(self) -> str:
        """The bins that hold anything, and the totals."""
        lines = [f"{'score':>11} {'count':>6} {'mean':>6} {'right':>6}"]
        for i, (size, mean, right) in enumerate(self.bins):
            if size:
                low, high = i / len(self.bins), (i + 1) / len(self.bins)
                lines.append(f"{low:.1f} to {high:.1f} {size:6} {mean:6.3f} {right:6.3f}")
        return "\n".join([*lines, self.total()])


def _mean(values: Iterable[float]) -> float:
    given = list(values)
    return sum(given) / len(given) if given else 0.0


def write(weights: dict[str, float], cases: Sequence[Case], path: Path) -> None:
    """Write the table of *weights*, the heaviest first."""
    counts = Counter(name for c in cases for name in c.features)
    counts[BIAS] = len(cases)
    lines = [
        f"{name}\t{weight:.3f}\t{counts[name] / len(cases):.3f}"
        for name, weight in sorted(weights.items(), key=lambda w: (w[0] != BIAS, -abs(round(w[1], 3)), w[0]))
    ]
    path.write_text(HEAD + "feature\tweight\tshare\n" + "\n".join(lines) + "\n", encoding="utf-8")


def main(args: Sequence[str]) -> int:
    """The commands of the module's docstring; 1 when the error on gold is above its bar."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("fit", "table"))
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "gold")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    given = parser.parse_args(args)
    tidy = own_cases("dev-")
    cases = tidy + untidy_cases("dev-")
    if given.command == "fit":
        write(fit(cases), cases, given.out)
        print(f"{given.out}: fitted to {len(cases)} readings of {len(tidy)} statements")
        return 0
    print("own dev, left-out parts:\n" + Reliability.of(crossed(tidy, cases)).table())
    print("own held-out: " + Reliability.of(own_cases("held-out-")).total())
    if not (given.gold / "statements.jsonl").exists():
        return 0
    found = Reliability.of(gold_cases(given.gold))
    print("gold:\n" + found.table())
    return int(100 * found.error > BAR)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
