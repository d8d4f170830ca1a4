"""riwaya beside passim: the table, what passim wrote, and what is said where it is absent."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import against_passim as benchmark
from passages import Scores

SCORES = Scores(dict.fromkeys((0.0, 0.1, 0.2, 0.3, 0.4), 0.99), 1.0, 0.98)


def side(clock: float, processor: float) -> benchmark.Side:
    return benchmark.Side(SCORES, clock, processor)


def test_without_a_checkout_one_sentence_says_so(tmp_path: Path) -> None:
    assert "PASSIM_DIR" in benchmark.missing({})
    assert "PASSIM_DIR" in benchmark.missing({"PASSIM_DIR": str(tmp_path)})
    (tmp_path / "passim").mkdir()
    (tmp_path / "passim" / "seriatim.py").touch()
    named = {"PASSIM_DIR": str(tmp_path), "PASSIM_PYTHON": str(tmp_path / "bin" / "python")}
    assert "PASSIM_PYTHON" in benchmark.missing(named)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "spark-submit").touch()
    assert "java" in benchmark.missing({**named, "PATH": str(tmp_path)})


def test_the_command_ends_well_where_passim_is_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PASSIM_DIR", raising=False)
    monkeypatch.setenv("PYTHONPATH", ":".join(sys.path))
    script = Path(benchmark.__file__)
    ran = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True)
    assert ran.stdout == "passim is not compared: PASSIM_DIR names no checkout of dasmiq/passim.\n"


def test_both_times_are_held_to_the_bar() -> None:
    assert benchmark.table(100, side(10, 9), side(60, 90)).count("holds") == 2
    slow = benchmark.table(100, side(30, 9), side(60, 90))
    assert "| time by the clock | 30 s | 60 s | 0.50 of passim's; bar 1/3: missed |" in slow


def test_what_passim_wrote_is_read_with_the_smaller_number_first(tmp_path: Path) -> None:
    rows = [{"n": 7, "begin": 1, "end": 9, "n2": 3, "begin2": 20, "end2": 30}]
    (tmp_path / "tmp").mkdir()
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "tmp" / "extents.parquet")
    (found,) = benchmark.extents(tmp_path)
    assert found[:6] == (3, 7, 20, 30, 1, 9)


def test_the_time_of_what_a_command_starts_counts() -> None:
    busy = "import time\nend = time.process_time() + 0.6\nwhile time.process_time() < end: pass"
    starts = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {busy!r}])"
    clock, processor = benchmark.timed([sys.executable, "-c", starts])
    assert clock > 0.5
    assert processor > 0.2
    with pytest.raises(SystemExit, match="ended with 3"):
        benchmark.timed([sys.executable, "-c", "raise SystemExit(3)"])
