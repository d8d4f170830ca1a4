"""How the grouping of articles into stories is scored."""

from __future__ import annotations

from pathlib import Path

import pytest

import stories

TOLD = {"a": "fire", "b": "fire", "c": "match", "d": "match"}


def test_a_perfect_grouping_has_full_marks() -> None:
    found = stories.score({"a": {1}, "b": {1}, "c": {2}, "d": {2}, "x": {3}}, TOLD, ["x"])
    assert (found.pairs, found.cubed) == (100.0, 100.0)


def test_what_is_together_and_should_not_be_costs_precision() -> None:
    found = stories.score({"a": {1}, "b": {1}, "c": {1}, "d": {2}, "x": {2}}, TOLD, ["x"])
    assert found.precision == pytest.approx(25)
    assert found.recall == pytest.approx(50)
    assert found.cubed_recall == pytest.approx(75)


def test_an_article_may_be_of_two_stories_and_one_that_was_not_placed_is_alone() -> None:
    found = stories.score({"a": {1}, "b": {1, 2}, "c": {2}}, TOLD, [])
    assert found.precision == pytest.approx(50)
    assert found.recall == pytest.approx(50)


def test_what_nobody_labelled_counts_neither_way() -> None:
    assert stories.score({"a": {1}, "b": {1}, "c": {2}, "d": {2}, "y": {1}}, TOLD, []).pairs == 100.0


def test_the_labels_are_forty_stories_or_more_in_two_halves() -> None:
    told, apart = stories.labels()
    one, other = stories.labels("a")[0], stories.labels("b")[0]
    assert len(set(told.values())) >= 40
    assert set(one) | set(other) == set(told)
    assert not set(one) & set(other)
    assert not set(told) & apart


def test_without_the_corpus_nothing_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert stories.figures(tmp_path / "none", tmp_path / "none") == {}
    assert stories.main(["--corpus", str(tmp_path / "none"), "--store", str(tmp_path / "none")]) == 0
    assert "not measured" in capsys.readouterr().out
