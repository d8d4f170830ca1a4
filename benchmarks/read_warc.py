"""Reads a WARC file as ``riwaya read --json --out`` does, and says how long it took and how much memory at most.

    python benchmarks/read_warc.py FILE [--stop SECONDS]

With ``--stop`` the run is killed after so many seconds and gone on with, as often as it takes, and what it wrote is
compared with what a run writes that nobody stopped. Ends with an error when a bar is missed.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

MOST_MIB = 500


def main() -> int:
    """The exit code: 0 when every bar holds."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--stop", type=float, default=0.0, metavar="SECONDS")
    args = parser.parse_args()
    with TemporaryDirectory() as folder:
        out = Path(folder) / "read.jsonl"
        start = perf_counter()
        code, most = run(args.file, out, 0.0)
        took = perf_counter() - start
        digest, rows = digested(out)
        size = args.file.stat().st_size / (1 << 20)
        print(f"{rows:,} pages, {size:,.0f} MiB in {took:,.0f} s ({rows / took:,.0f} pages a second), "
              f"at most {most:,.0f} MiB of memory")  # fmt: skip
        holds = code == 0 and most < MOST_MIB
        if args.stop:
            again = Path(folder) / "again.jsonl"
            stops = 0
            while run(args.file, again, args.stop * (1 + 0.1 * stops))[0] != 0:
                stops += 1
            same = digested(again)[0] == digest
            print(f"killed {stops} times and gone on with: {'the same bytes' if same else 'OTHER BYTES'}")
            holds = holds and same and stops > 0
    return 0 if holds else 1


def run(file: Path, out: Path, stop: float) -> tuple[int, float]:
    """Read *file* into *out*, killed after *stop* seconds (0: never); the exit code and the most memory in MiB."""
    command = [sys.executable, "-m", "riwaya", "read", str(file), "--json", "--out", str(out), "--resume"]
    process = subprocess.Popen(command)
    if stop:
        try:
            process.wait(stop)
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)
    _, status, usage = os.wait4(process.pid, 0) if process.returncode is None else (0, process.returncode << 8, None)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage.ru_maxrss / 1024 if usage else 0.0


def digested(path: Path) -> tuple[str, int]:
    """The SHA-256 of a file and how many lines it has."""
    digest, lines = sha256(), 0
    with path.open("rb") as file:
        while part := file.read(1 << 20):
            digest.update(part)
            lines += part.count(b"\n")
    return digest.hexdigest(), lines


if __name__ == "__main__":
    raise SystemExit(main())
