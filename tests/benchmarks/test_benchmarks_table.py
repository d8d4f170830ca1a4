"""The table of ratios, and its place in the documents."""

from __future__ import annotations

from pathlib import Path

import run as benchmark


def result(ratio: float, bar: float = 2) -> benchmark.Result:
    return benchmark.Result("reading / something else", 100.0, 50.0, ratio, bar)


def test_a_ratio_over_its_bar_is_said_to_be_missed() -> None:
    assert "| 2.0 | 2 | holds |" in benchmark.table([result(2.0)])
    assert "| 2.1 | 2 | missed |" in benchmark.table([result(2.1)])


def test_memory_has_a_line_of_its_own() -> None:
    assert "| 120 MB | – | – | 300 MB | holds |" in benchmark.table([benchmark.Memory("reading", 120.2, 300)])
    assert "missed" in benchmark.table([benchmark.Memory("reading", 301.0, 300)])


def test_two_things_are_run_in_turn_as_often() -> None:
    calls: list[str] = []
    benchmark.measured("a / b", lambda: calls.append("a"), lambda: calls.append("b"), 2, 10)
    assert calls == ["a", "b"] * 3


def test_the_table_goes_between_its_marks(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{benchmark.BEGIN}\nold\n{benchmark.END}\nafter\n")
    benchmark.put(page, "new")
    assert page.read_text() == f"before\n{benchmark.BEGIN}\nnew\n{benchmark.END}\nafter\n"
    assert benchmark.BEGIN in benchmark.PAGE.read_text(encoding="utf-8")
