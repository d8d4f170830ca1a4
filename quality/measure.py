"""Measure the reader on annotated texts and compare with the floors: ``make quality``.

The gold set is no part of the project; where it is missing, that is said and nothing fails.

    python quality/measure.py --gold DIR [--corpus FILE --corpus-store STORE] [--update] [--floors FILE]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import contrast
import floors as fl
import scores
import stories as grouping

HERE = Path(__file__).resolve().parent
OWN = HERE.parent / "attributions"
RIWAYA = [sys.executable, "-m", "riwaya"]


def main() -> int:
    """The exit code: 0 when nothing fell below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--floors", type=Path, default=HERE / "floors.toml")
    parser.add_argument("--own", type=Path, default=OWN)
    parser.add_argument("--contrast", type=Path, help="the folder of headlines that agree or not, where there is one")
    parser.add_argument("--corpus", type=Path, help="a corpus of news whose stories are labelled, where there is one")
    parser.add_argument("--corpus-store", type=Path, help="the store that `riwaya add --no-stories` made of it")
    parser.add_argument("--update", action="store_true")
    args = parser.parse_args()
    if not (args.gold / "score_statements.py").exists():
        print(f"No gold set at {args.gold}: nothing is measured. RIWAYA_GOLD names another place.")
        return 0
    with TemporaryDirectory() as work:
        figures, sets = measure(args.gold.resolve(), args.own, Path(work))
    if args.contrast is not None:
        figures |= contrast_figures(args.contrast, sets)
    if args.corpus is not None and args.corpus_store is not None:
        figures |= story_figures(args.corpus, args.corpus_store, sets)
    known = fl.load(args.floors)
    if args.update:
        known = fl.raised(figures, known, sets, date.today().isoformat())
        fl.save(args.floors, known)
    verdicts = fl.compare(figures, known, sets)
    print(fl.table(verdicts))
    failing = [v.figure for v in verdicts if v.fails]
    if failing:
        print(f"\nBelow their floors, or not measured: {', '.join(failing)}")
    return 1 if bars(args.gold) or failing else 0


def bars(gold: Path) -> bool:
    """Print what has a bar rather than a floor: scores, spelling, line noise. True when a bar is missed."""
    if not (gold / "statements.jsonl").exists():
        return False
    import calibration
    import noise
    import robustness

    missed = []
    for what, sheet in (("scores", calibration.main), ("spelling", robustness.main), ("line noise", noise.main)):
        print(f"\n== {what}")
        if sheet([*(["table"] if what == "scores" else []), "--gold", str(gold)]):
            missed.append(what)
    if missed:
        print(f"\nBars missed: {', '.join(missed)}")
    return bool(missed)


def measure(gold: Path, own: Path, work: Path) -> tuple[dict[str, float], dict[str, str]]:
    """The figures by name, and the hash of the set for each part of the names."""
    texts = sorted((gold / "texts").glob("*.txt"))
    ours = work / "read.jsonl"
    riwaya(["read", "--json", *known(gold), *map(str, texts)], ours)
    figures = scores.pages(scorer(gold, "score_pages", gold / "pages.jsonl", ours))
    every = [gold / "statements.jsonl", ours, gold / "texts"]
    figures |= scores.statements(scorer(gold, "score_statements", *every))
    figures |= scores.statements(scorer(gold, "score_statements", *every, "-k", "mixed"), "mixed")
    for story, names in gold_stories(gold).items():
        dossier = work / f"{story}.json"
        riwaya(["story", "--json", *known(gold), *(str(gold / "texts" / n) for n in names)], dossier)
        printed = scorer(
            gold, "score_claims", gold / "statements.jsonl", gold / "claims.jsonl", dossier, gold / "texts"
        )
        figures |= scores.claims(printed, f"claims.{story}")
        if (gold / "mentions.jsonl").exists():
            found = scorer(gold, "score_mentions", gold / "mentions.jsonl", dossier)
            figures |= scores.mentions(found, f"mentions.{story}")
    figures |= html_figures(gold, work)
    whole = fl.hash_of((p for p in gold.rglob("*") if p.is_file() and "__pycache__" not in p.parts), gold)
    sets = dict.fromkeys(
        {name.split(".", 1)[0] for name in figures} | {"pages", "statements", "mixed", "claims", "mentions"}, whole
    )
    if (HERE / "attributions.py").exists() and own.is_dir():
        figures |= own_figures(gold, work)
        sets["own"] = fl.hash_of((p for p in own.rglob("*.txt") if p.is_file()), own)
    return figures, sets


def contrast_figures(folder: Path, sets: dict[str, str]) -> dict[str, float]:
    """Headlines that agree or disagree; their set is added to *sets*. Where they are missing, that is said."""
    found = contrast.figures(folder)
    if found:
        sets["contrast"] = fl.hash_of([folder / contrast.FILE], folder)
    else:
        print(f"No headlines at {folder}: contrasts are not measured. RIWAYA_CONTRAST names another place.")
    return found


def story_figures(corpus: Path, store: Path, sets: dict[str, str]) -> dict[str, float]:
    """How articles are grouped into stories; their set is added to *sets*. Where it is missing, that is said."""
    found = grouping.figures(corpus, store)
    if found:
        sets["stories"] = fl.hash_of([grouping.LABELS], HERE)
    else:
        print(f"No corpus at {corpus} with a store at {store}: stories are not measured. RIWAYA_CORPUS and "
              "RIWAYA_CORPUS_STORE name others.")  # fmt: skip
    return found


def html_figures(gold: Path, work: Path) -> dict[str, float]:
    """Real pages: the bodies that come out of their HTML, and the line roles of what a crude crawl leaves of them."""
    if not (gold / "html" / "pages").is_dir():
        return {}
    page, crawl = work / "html.jsonl", work / "crawl.jsonl"
    riwaya(["read", "--json", "--with-text", str(gold / "html" / "pages")], page)
    riwaya(["read", "--json", str(gold / "html" / "text")], crawl)
    figures = scores.bodies(scorer(gold, "score_bodies", gold / "html", page))
    return figures | scores.pages(
        scorer(gold, "score_pages", gold / "html" / "pages.jsonl", crawl, gold / "html" / "text"), "crawl"
    )


def own_figures(gold: Path, work: Path) -> dict[str, float]:
    """Our own corpus of attributions, scored as the gold statements are."""
    out = work / "own"
    subprocess.run(
        [sys.executable, HERE / "attributions.py", "to-gold", str(out)], check=True, stdout=subprocess.DEVNULL
    )
    ours = work / "own.jsonl"
    riwaya(["read", "--json", str(out / "texts")], ours)
    return scores.statements(scorer(gold, "score_statements", out / "statements.jsonl", ours, out / "texts"), "own")


def gold_stories(gold: Path) -> dict[str, list[str]]:
    """The texts of each gold story, by its name."""
    names: dict[str, set[str]] = defaultdict(set)
    for line in (gold / "claims.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        names[row["story"]].update(page for page, _ in row["statements"])
    return {story: sorted(pages) for story, pages in sorted(names.items())}


def known(gold: Path) -> list[str]:
    """The option that gives what is known of the texts from outside."""
    path = gold / "articles.jsonl"
    return ["--context", str(path)] if path.exists() else []


def riwaya(args: list[str], out: Path) -> None:
    """Run riwaya with *args* into the file *out*; ends the measuring when it fails."""
    with out.open("wb") as file:
        code = subprocess.run([*RIWAYA, *args], check=False, stdout=file).returncode
    if code:
        sys.exit(f"riwaya {args[0]} ended with {code}: nothing can be measured.")


def scorer(gold: Path, name: str, *args: object) -> str:
    """What the gold set's scorer *name* prints."""
    command = [sys.executable, "-B", str(gold / f"{name}.py"), *map(str, args)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


if __name__ == "__main__":
    sys.exit(main())
