"""The gold set's statements after spelling variation: how much of what was found in the clean text is still found?

    python quality/robustness.py [--gold DIR]

Prints the relation F1 and the share of exact contents for each variation, alone and all together.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pairing import Tokens, pairs, relation_f1
from riwaya.flow import load_context, read_page
from riwaya.intake import page_from_bytes
from spelling import VARIATIONS, moved, varied

ROOT = Path(__file__).resolve().parent.parent
BAR = 2.0
"""Points of relation F1 that a variation may cost."""
ALL = "all together"
_TOGETHER = [name for name in VARIATIONS if name != "ya as alef maqsura"]


@dataclass(frozen=True, slots=True)
class Line:
    """One variation: relation F1 and F1 of exact contents, in percent, and what it costs against the clean text."""

    name: str
    relation: float
    content: float
    cost: float

    @property
    def holds(self) -> bool:
        """Whether it costs no more than the bar."""
        return self.cost <= BAR


def measure(gold: Path) -> list[Line]:
    """The clean text, each variation, and all of them, over the texts of the folder *gold*."""
    rows = [json.loads(line) for line in (gold / "statements.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = {r["text"]: (gold / "texts" / r["text"]).read_text(encoding="utf-8") for r in rows}
    context = load_context(gold / "articles.jsonl") if (gold / "articles.jsonl").exists() else None
    lines: list[Line] = []
    for name, steps in {"clean": [], **{n: [n] for n in VARIATIONS}, ALL: _TOGETHER}.items():
        totals = [0, 0, 0, 0]
        for row in rows:
            known = context.known(row["text"]) if context else None
            counts = score(row["text"], texts[row["text"]], row["statements"], steps, known)
            totals = [a + b for a, b in zip(totals, counts, strict=True)]
        paired, exact, of_gold, of_ours = totals
        relation = relation_f1(paired, of_gold, of_ours)
        clean = lines[0].relation if lines else relation
        lines.append(Line(name, relation, relation_f1(exact, of_gold, of_ours), clean - relation))
    return lines


def score(
    name: str, text: str, gold: Sequence[dict[str, Any]], steps: list[str], known: Any = None
) -> tuple[int, int, int, int]:
    """Of one text after *steps*: statements paired, with the exact content, annotated, read."""
    done = varied(text, steps, name)
    after = done[-1].text if done else text
    there = [moved(s, done) for s in gold]
    ours = [s.to_dict() for a in read_page(page_from_bytes(after.encode(), name), known).articles for s in a.statements]
    tokens = Tokens(after)
    found = pairs(there, ours, tokens)
    exact = sum(tokens.cover(there[i]["content"]) == tokens.cover(ours[j]["content"]) for i, j in found)
    return len(found), exact, len(there), len(ours)


def table(lines: Sequence[Line]) -> str:
    """The sheet for a terminal."""
    width = max(len(x.name) for x in lines)
    head = f"{'spelling':{width}} {'relation':>8} {'cost':>5} {'content':>8}"
    return "\n".join(
        [head]
        + [
            f"{x.name:{width}} {x.relation:8.1f} {x.cost:5.1f} {x.content:8.1f}{'' if x.holds else '  TOO MUCH'}"
            for x in lines
        ]
    )


def main(args: Sequence[str]) -> int:
    """1 when a variation costs more than the bar."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "gold")
    lines = measure(parser.parse_args(args).gold)
    print(table(lines))
    return int(not all(x.holds for x in lines))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
