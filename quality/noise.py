"""False statements from line noise: what is read on the link, ticker, form and chrome lines of annotated pages.

    python quality/noise.py [--gold DIR]

There should be none: the command lists them, and ends with an error when there is one.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from riwaya.flow import load_context, read_page
from riwaya.intake import page_from_bytes

ROOT = Path(__file__).resolve().parent.parent
NOISE = frozenset(["link", "ticker", "form", "chrome"])


def noise_lines(text: str, lines: Iterable[dict[str, Any]]) -> list[tuple[int, int]]:
    """The offsets of those *lines* (``{"n", "role"}``) of *text* that are no article."""
    numbers = {line["n"] for line in lines if line["role"] in NOISE}
    out, at = [], 0
    for n, line in enumerate(text.split("\n"), 1):
        if n in numbers:
            out.append((at, at + len(line)))
        at += len(line) + 1
    return out


def on_noise(statements: Iterable[dict[str, Any]], noise: Sequence[tuple[int, int]]) -> list[dict[str, Any]]:
    """Those of *statements* of which a cue or a content lies on one of the *noise* lines."""
    return [
        s for s in statements if any(a < end and start < b for a, b in s["cue"] + s["content"] for start, end in noise)
    ]


def measure(gold: Path) -> tuple[int, list[str]]:
    """How many noise lines the pages of the folder *gold* have, and the statements on them, a line each."""
    context = load_context(gold / "articles.jsonl") if (gold / "articles.jsonl").exists() else None
    count, found = 0, []
    for pages, texts in ((gold / "pages.jsonl", gold / "texts"), (gold / "html/pages.jsonl", gold / "html/text")):
        for line in pages.read_text(encoding="utf-8").splitlines() if pages.exists() else ():
            row = json.loads(line)
            text = (texts / row["page"]).read_text(encoding="utf-8")
            noise = noise_lines(text, row["lines"])
            count += len(noise)
            reading = read_page(page_from_bytes(text.encode(), row["page"]), context and context.known(row["page"]))
            ours = [s.to_dict() for article in reading.articles for s in article.statements]
            for s in on_noise(ours, noise):
                a, b = (s["cue"] or s["content"])[0]
                found.append(f"{row['page']} {a}: {text[a:b]} ({', '.join(s['why'])})")
    return count, found


def main(args: Sequence[str]) -> int:
    """1 when a statement stands on a line of noise."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "gold")
    count, found = measure(parser.parse_args(args).gold)
    print("\n".join([f"{len(found)} statements on {count} link, ticker, form and chrome lines", *found]))
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
