"""The table of the desk's figures, and its place in the documents."""

from __future__ import annotations

import desk as benchmark


def test_a_time_is_told_with_what_it_is_compared_with() -> None:
    assert str(benchmark.times("a page", 0.30, 0.15, 2)) == "| a page | 2.0 (300 ms, 150 ms) | 2 | holds |"
    assert str(benchmark.times("a page", 0.33, 0.15, 2)) == "| a page | 2.2 (330 ms, 150 ms) | 2 | missed |"


def test_what_has_no_bar_is_neither_held_nor_missed() -> None:
    assert str(benchmark.Row("answers", "12", "–", None)) == "| answers | 12 | – |  |"


def test_the_table_has_its_place_in_the_documents() -> None:
    page = benchmark.PAGE.read_text(encoding="utf-8")
    assert page.index(benchmark.BEGIN) < page.index(benchmark.END)
