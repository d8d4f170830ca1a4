"""Shared wording: riwaya beside passim on one invented collection, in one run.

    PASSIM_DIR=… python benchmarks/against_passim.py [--documents N] [--write]
    PASSIM_DIR=… python benchmarks/against_passim.py --tune [--documents N]

passim is dasmiq/passim from the checkout that ``PASSIM_DIR`` names, with Java 17 and the Python in ``PASSIM_PYTHON``,
which has pyspark 4.0.1, graphframes-py and intervaltree (`make benchmark` puts one into .venv/passim). Its command
for all pairs is run to ``--to-extents``: its clusters need a jar of graphframes, and add nothing to what is found.
Both are given the same file of JSON Lines and write Parquet; the time is that of the whole command. Without
PASSIM_DIR nothing is compared, and that is said.

The collection is that of passages.py, under a seed on which neither was tuned. ``--tune`` goes through `GRID` on
another one and prints what each setting finds; `TUNED` is the best of them. ``--write`` puts the table into
docs/reuse.md. Ends with an error when a bar is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from passages import SEED, Scores, held, score
from planted import EDITS, Collection, collection
from riwaya.reuse import Found
from run import BIN, put

__all__ = ["Side", "extents", "missing", "table"]

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reuse.md"
BEGIN, END = "<!-- passim: begin -->", "<!-- passim: end -->"
DEVELOPMENT = 1
"""The seed on which passim is tuned."""
GRID: tuple[Mapping[str, int], ...] = (
    {},
    *({"-n": n, "-u": 10} for n in (25, 15, 10)),
    *({"-n": n, "-u": 10, "-m": 3} for n in (10, 8)),
    *({"-n": n, "-u": 10, "-m": 2} for n in (15, 10)),
    {"-n": 10, "-u": 20, "-m": 3},
    {"-n": 10, "-u": 10, "-m": 3, "-g": 200},
    {"-n": 10, "-u": 10, "-m": 3, "-a": 100},
    *({"-n": n, "-u": 5, "-m": m} for n, m in ((10, 3), (12, 3), (12, 4))),
)
"""Letters of a run (-n), documents with it at most (-u), runs shared (-m), gap (-g) and letters aligned (-a)."""
TUNED: Mapping[str, int] = {"-n": 12, "-u": 5, "-m": 3}
BAR = 1 / 3
_PAUSE = 0.2


@dataclass(frozen=True, slots=True)
class Side:
    """What one of the two found, in so many seconds, by the clock and of all its processes on all processors."""

    scores: Scores
    clock: float
    processor: float


def main() -> int:
    """The exit code: 0 when every bar holds, or passim is not there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=None)
    parser.add_argument("--tune", action="store_true")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    if absent := missing(os.environ):
        print(f"passim is not compared: {absent}")
        return 0
    with TemporaryDirectory() as folder:
        if args.tune:
            tune(
                collection(args.documents or 10_000, seed=DEVELOPMENT, passages=(args.documents or 10_000) // 10),
                folder,
            )
            return 0
        documents = args.documents or 100_000
        made = collection(documents, seed=SEED, passages=documents // 10)
        source = written(made, folder)
        lines = table(documents, with_riwaya(made, source, folder), with_passim(made, source, folder, TUNED))
    print(lines)
    if args.write:
        put(PAGE, lines, BEGIN, END)
    return 1 if "missed" in lines else 0


def missing(environment: Mapping[str, str]) -> str:
    """What passim lacks to be run, as a sentence; empty where it has all."""
    folder = environment.get("PASSIM_DIR")
    if not folder or not (Path(folder) / "passim" / "seriatim.py").is_file():
        return "PASSIM_DIR names no checkout of dasmiq/passim."
    if not submit(environment).is_file():
        return "PASSIM_PYTHON names no Python that has pyspark."
    if shutil.which("java", path=environment.get("PATH")) is None:
        return "there is no java."
    return ""


def submit(environment: Mapping[str, str]) -> Path:
    """pyspark's command beside the Python that is to run passim."""
    return Path(environment.get("PASSIM_PYTHON") or BIN / "python").parent / "spark-submit"


def written(made: Collection, folder: str) -> Path:
    """The documents as JSON Lines."""
    path = Path(folder) / "documents.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for n, text in enumerate(made.texts):
            file.write(json.dumps({"id": str(n), "text": text}, ensure_ascii=False) + "\n")
    return path


def with_riwaya(made: Collection, source: Path, folder: str) -> Side:
    """The documents through ``riwaya reuse``."""
    from pyarrow.parquet import read_table

    target = Path(folder) / "passages.parquet"
    clock, processor = timed([BIN / "riwaya", "reuse", source, target])
    columns = ["a", "a_start", "a_end", "b", "b_start", "b_end"]
    rows = read_table(target, columns=columns).to_pylist()
    return Side(score(made, map(_found, (tuple(map(int, row.values())) for row in rows))), clock, processor)


def with_passim(made: Collection, source: Path, folder: str, settings: Mapping[str, int]) -> Side:
    """The documents through passim's command for all pairs, up to the extents of what they share."""
    home = Path(os.environ["PASSIM_DIR"])
    target = Path(folder) / "passim"
    shutil.rmtree(target, ignore_errors=True)
    python = submit(os.environ).parent / "python"
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    environment |= {"PYSPARK_PYTHON": str(python), "SPARK_CONF_DIR": str(home / "conf")}
    environment["PATH"] = f"{python.parent}{os.pathsep}{environment['PATH']}"
    options = [str(x) for setting in settings.items() for x in setting]
    clock, processor = timed(
        [submit(os.environ), "--master", "local[*]", "--driver-memory", "6g", home / "passim" / "seriatim.py",
         source, target, "--all-pairs", "--to-extents", "--fields", "cast(id as int) as n", *options],
        environment,
    )  # fmt: skip
    return Side(score(made, extents(target)), clock, processor)


def extents(folder: Path) -> Iterator[Found]:
    """What passim wrote into *folder*: places in the texts numbered n and n2."""
    from pyarrow.parquet import read_table

    columns = ["n", "begin", "end", "n2", "begin2", "end2"]
    for row in read_table(folder / "tmp" / "extents.parquet", columns=columns).to_pylist():
        yield _found(tuple(row[c] for c in columns))


def _found(row: tuple[int, ...]) -> Found:
    (a, a0, a1), (b, b0, b1) = sorted((row[:3], row[3:]))
    return Found(a, b, a0, a1, b0, b1, 0, 1.0, False, 0.0, 0.0)


def timed(command: Sequence[object], environment: Mapping[str, str] | None = None) -> tuple[float, float]:
    """Seconds by the clock, and of processors, that *command* and all that it starts take.

    A Java that ends leaves its Pythons to nobody, so the processes are watched while they run (Linux's /proc; elsewhere
    the processor is taken to run for as long as the clock). Ends the benchmark when the command fails.
    """
    start = perf_counter()
    spent: dict[str, float] = {}
    with TemporaryDirectory() as folder, (Path(folder) / "log").open("w+b") as log:
        run = subprocess.Popen([str(c) for c in command], env=environment, stdin=subprocess.DEVNULL, stdout=log,
                               stderr=log, start_new_session=True)  # fmt: skip
        while True:
            try:
                run.wait(_PAUSE)
                break
            except subprocess.TimeoutExpired:
                spent |= _of_session(run.pid)
        clock = perf_counter() - start
        if run.returncode:
            log.seek(0)
            tail = log.read().decode(errors="replace")[-800:]
            raise SystemExit(f"{command[0]} ended with {run.returncode}: {tail}")
    return clock, sum(spent.values()) or clock


def _of_session(session: int) -> dict[str, float]:
    """Seconds of processor of each process of *session*."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has ended
        if int(fields[3]) == session:
            found[path.parent.name] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return found


def tune(made: Collection, folder: str) -> None:
    """Print what passim finds in *made* with each setting of the grid."""
    source = written(made, folder)
    for settings in GRID:
        side = with_passim(made, source, folder, settings)
        found = sum(side.scores.found.values()) / len(side.scores.found)
        both = 2 * found * side.scores.precision / max(found + side.scores.precision, 1e-9)
        print(f"{dict(settings)}: found {found:.1%}, precision {side.scores.precision:.1%}, both {both:.1%}, "
              f"{side.processor:.0f} s of processor", flush=True)  # fmt: skip


def table(documents: int, ours: Side, theirs: Side) -> str:
    """Both sides as a Markdown table."""
    lines = [f"| {documents:,} documents | riwaya | passim | |", "| --- | ---: | ---: | --- |"]
    for edited in EDITS:
        mine, other = (f"{100 * side.scores.found[edited]:.2f} %" for side in (ours, theirs))
        lines.append(f"| planted passages found, {edited:.0%} of the words edited | {mine} | {other} | |")
    lines.append(f"| pair precision | {100 * ours.scores.precision:.2f} % | {100 * theirs.scores.precision:.2f} % | |")
    for what, mine, other in (
        ("processor time", ours.processor, theirs.processor),
        ("time by the clock", ours.clock, theirs.clock),
    ):
        verdict = f"{mine / other:.2f} of passim's; bar 1/3: {held(mine / other <= BAR)}"
        lines.append(f"| {what} | {mine:.0f} s | {other:.0f} s | {verdict} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
