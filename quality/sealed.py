"""Totals on the sealed set, kept with the day and the commit: ``make sealed``.

The sealed texts tell whether a change carries over to news that it was not made for. Only totals are ever printed;
the set is never unpacked to be looked at.

    python quality/sealed.py --gold DIR [--log FILE]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from datetime import date
from pathlib import Path

import scores

HERE = Path(__file__).resolve().parent
SHOWN = (
    "relation",
    "exact-triple",
    "exact-cue",
    "exact-source",
    "exact-content",
    "who",
    "via",
    "stance",
    "kind",
    "form",
)


def main() -> int:
    """The exit code: 0 when the totals were taken, or there is no sealed set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--log", type=Path, default=HERE / "sealed.log")
    args = parser.parse_args()
    scorer = args.gold / "score_sealed.py"
    if not scorer.exists() or not (args.gold / "sealed.zip").exists():
        print(f"No sealed set at {args.gold}: nothing is measured. RIWAYA_GOLD names another place.")
        return 0
    command = [sys.executable, "-B", str(scorer), sys.executable, "-m", "riwaya", "read", "--json"]
    printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout
    figures = scores.statements(printed, "sealed")
    line = f"{date.today().isoformat()} {commit()} " + " ".join(
        f"{name}={figures[f'sealed.{name}']:.1f}" for name in SHOWN if f"sealed.{name}" in figures
    )
    with args.log.open("a", encoding="utf-8") as log:
        log.write(line + "\n")
    print(printed, end="")
    print(f"\nkept in {args.log}: {line}")
    return 0


def commit() -> str:
    """The commit that is measured, with a plus sign when the reader's code differs from it."""
    try:
        name = subprocess.run(
            ["git", "rev-parse", "--short=10", "HEAD"], check=True, capture_output=True, text=True, cwd=HERE
        ).stdout.strip()
        changed = subprocess.run(["git", "diff", "--quiet", "HEAD", "--", "../src"], cwd=HERE, check=False).returncode
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return name + ("+" if changed else "")


if __name__ == "__main__":
    sys.exit(main())
