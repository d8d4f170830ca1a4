"""The sheets with bars: pairing, spelling with offsets carried along, line noise, calibration."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

import calibration
import noise
import robustness
import spelling
from pairing import Tokens, alike, pairs, relation_f1
from riwaya.arabic.folding import fold


def _help() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_help", Path(__file__).with_name("gold_help.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


tiny = _help()


def test_statements_pair_by_their_cues_then_by_their_contents() -> None:
    tokens = Tokens(tiny.TEXT)
    assert pairs(tiny.STATEMENTS, tiny.STATEMENTS[::-1], tokens) == [(0, 1), (1, 0)]
    silent = [{**s, "cue": []} for s in tiny.STATEMENTS]
    assert sorted(pairs(tiny.STATEMENTS, silent, tokens)) == [(0, 0), (1, 1)]
    assert relation_f1(2, 2, 2) == 100.0
    assert not alike(frozenset(), frozenset())


@pytest.mark.parametrize("name", spelling.VARIATIONS)
def test_spans_stay_on_their_words_in_every_spelling(name: str) -> None:
    steps = spelling.varied(tiny.TEXT, [name], "seed")
    assert steps[-1].text == spelling.varied(tiny.TEXT, [name], "seed")[-1].text
    for s in tiny.STATEMENTS:
        for role in ("cue", "content"):
            before, after = s[role][0], spelling.moved(s, steps)[role][0]
            there = fold(steps[-1].text[slice(*after)])
            here = fold(tiny.TEXT[slice(*before)])
            assert there == here.replace("، ", "،") or there == here


def test_each_spelling_changes_the_text() -> None:
    for name in spelling.VARIATIONS:
        assert any(spelling.varied(tiny.TEXT, [name], seed)[-1].text != tiny.TEXT for seed in "abcdef"), name


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 3), st.text("abc", max_size=3)), max_size=6))
def test_letters_that_no_edit_touches_are_found_where_they_moved(given_edits: list[tuple[int, int, str]]) -> None:
    text = "".join(chr(0x0400 + i) for i in range(40))
    edits, at = [], -1
    for start, length, new in sorted(given_edits):
        if start > at:
            edits.append((start, start + length, new))
            at = start + length
    after = spelling.Varied(text, edits)
    for i, letter in enumerate(text):
        if letter in after.text:
            a, b = after.span([i, i + 1])
            assert after.text[a:b].startswith(letter)


def test_a_text_that_reads_the_same_in_any_spelling_costs_nothing(tmp_path: Path) -> None:
    lines = robustness.measure(tiny.tiny_gold(tmp_path / "gold"))
    assert [x.name for x in lines] == ["clean", *spelling.VARIATIONS, robustness.ALL]
    assert all(x.relation == 100.0 and x.holds for x in lines)
    assert "TOO MUCH" in robustness.table([robustness.Line("clean", 80.0, 70.0, 2.1)])


def test_statements_on_links_are_told(tmp_path: Path) -> None:
    lines = noise.noise_lines(tiny.TEXT, [{"n": 7, "role": "link"}, {"n": 5, "role": "body"}])
    assert [tiny.TEXT[a:b] for a, b in lines] == ["اقرأ أيضا: الوزير يقول إن الجسر آمن"]
    false = tiny.statement(3, "يقول", "الوزير", "الجسر آمن")
    assert noise.on_noise([*tiny.STATEMENTS, false], lines) == [false]
    assert noise.measure(tiny.tiny_gold(tmp_path / "gold")) == (1, [])


def cases(score: float, right: int, of: int, name: str = "f") -> list[calibration.Case]:
    return [calibration.Case(f"p{n}", (name,), score, n < right) for n in range(of)]


def test_the_error_is_the_gap_between_scores_and_shares() -> None:
    found = calibration.Reliability.of(cases(0.95, 9, 10) + cases(0.35, 5, 10))
    assert found.error == pytest.approx((0.05 + 0.15) / 2)
    assert [size for size, _, _ in found.bins if size] == [10, 10]
    assert calibration.Reliability.of([]).error == 0.0
    assert "0.9 to 1.0" in found.table()


def test_fitted_scores_are_the_shares_of_what_is_told_apart() -> None:
    given_cases = cases(0.5, 90, 100, "sure") + cases(0.5, 40, 100, "unsure") + cases(0.5, 1, 1, "seen once")
    weights = calibration.fit(given_cases, penalty=1e-6, rare=10)
    odds = weights[calibration.BIAS]
    assert calibration._probability(odds + weights["sure"]) == pytest.approx(0.9, abs=0.01)
    assert calibration._probability(odds + weights["unsure"]) == pytest.approx(0.4, abs=0.01)
    assert "seen once" not in weights


def test_left_out_scores_do_not_know_their_passage() -> None:
    one, other = cases(0.5, 20, 20, "mine"), [calibration.Case("q", ("alone",), 0.5, False)] * 20
    scored = {c.passage: c.score for c in calibration.crossed(one + other)}
    assert scored["q"] > 0.9


def test_cases_are_what_the_reader_scored(tmp_path: Path) -> None:
    gold = tiny.tiny_gold(tmp_path / "gold")
    found = calibration.gold_cases(gold)
    assert [c.right for c in found] == [True, True]
    assert all(0.5 < c.score < 1 and c.features for c in found)


def test_untidy_forms_keep_the_offsets() -> None:
    for text in calibration.untidy(tiny.TEXT + "وقال: نعم.\nوأضاف: لا."):
        assert len(text) == len(tiny.TEXT) + 21
        assert text[slice(*tiny.span("سامي الحلو"))] == "سامي الحلو"


def test_the_table_of_weights_is_written_heaviest_first(tmp_path: Path) -> None:
    given_cases = cases(0.5, 90, 100, "sure") + cases(0.5, 40, 100, "unsure")
    calibration.write(calibration.fit(given_cases), given_cases, tmp_path / "w.tsv")
    rows = [line.split("\t") for line in (tmp_path / "w.tsv").read_text(encoding="utf-8").splitlines()[3:]]
    assert rows[0][0] == calibration.BIAS
    assert {r[0] for r in rows[1:]} == {"sure", "unsure"}
