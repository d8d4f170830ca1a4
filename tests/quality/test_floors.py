"""Floors rise when asked to, never fall silently, and a gold set that is not there stops nobody."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import floors as fl
import scores

ROOT = Path(__file__).resolve().parents[2]
SETS = {"pages": "h1"}


def floor(value: float, figure: str = "pages.text", of: str = "h1") -> dict[str, fl.Floor]:
    return {figure: fl.Floor(figure, value, "2031-01-01", of)}


@pytest.mark.parametrize(("value", "state", "fails"), [(91.0, "ok", False), (90.0, "ok", False), (89.9, "below", True)])
def test_a_figure_fails_only_below_its_floor(value: float, state: str, fails: bool) -> None:
    (verdict,) = fl.compare({"pages.text": value}, floor(90.0), SETS)
    assert (verdict.state, verdict.fails) == (state, fails)


def test_a_figure_that_is_no_longer_measured_fails() -> None:
    (verdict,) = fl.compare({}, floor(90.0), SETS)
    assert verdict.state == "missing"
    assert verdict.fails


def test_floors_of_a_set_that_was_not_measured_are_left_alone() -> None:
    assert fl.compare({}, floor(90.0, "own.relation"), SETS) == []


def test_update_raises_and_never_lowers() -> None:
    assert fl.raised({"pages.text": 95.04}, floor(90.0), SETS, "2031-02-02")["pages.text"].floor == 95.0
    assert fl.raised({"pages.text": 80.0}, floor(90.0), SETS, "2031-02-02") == floor(90.0)


def test_a_floor_of_another_set_is_said_to_be_one() -> None:
    (verdict,) = fl.compare({"pages.text": 91.0}, floor(90.0, of="old"), SETS)
    assert verdict.other_set
    assert "another set" in fl.table([verdict])


def test_floors_come_back_as_they_were_saved(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    kept = floor(90.5) | floor(12.0, "claims.seeds.same-claim", "h2")
    fl.save(path, kept)
    assert fl.load(path) == kept


def test_the_hash_sees_names_and_bytes_but_not_the_order(tmp_path: Path) -> None:
    a, b = tmp_path / "a", tmp_path / "b"
    a.write_text("one")
    b.write_text("two")
    first = fl.hash_of([a, b], tmp_path)
    assert first == fl.hash_of([b, a], tmp_path)
    b.write_text("three")
    assert first != fl.hash_of([a, b], tmp_path)


def test_the_scorers_totals_are_understood() -> None:
    printed = "5 pages  text F1 96.1 (P 95.0 R 97.2)  article F1 93.4  role 90.0  articles 4/5"
    assert scores.pages(printed) == {"pages.text": 96.1, "pages.article": 93.4, "pages.role": 90.0, "pages.count": 80.0}
    printed = (
        "2 texts, 9 gold statements, 8 predicted\n"
        "                        P      R     F1   95% of resampled texts\n"
        "relation             80.0   70.0   74.7   60.0 to 80.0\n"
        "exact triple         50.0   40.0   44.4   30.0 to 50.0\n"
    )
    assert scores.statements(printed) == {"statements.relation": 74.7, "statements.exact-triple": 44.4}
    printed = (
        "same claim    P 40.0 R 36.0 F1 37.9   B-cubed P 70.0 R 60.0 F1 64.6\n"
        "same origin   P 80.0 R 70.0 F1 74.7   origin count 9/25, several 1/7   single, balanced 60.5\n"
        "contradicts   P 0.0 R 0.0 F1 0.0   (1 gold, 0 ours)\n"
    )
    assert scores.claims(printed, "claims.s") == {
        "claims.s.same-claim": 37.9,
        "claims.s.same-origin": 74.7,
        "claims.s.single": 60.5,
        "claims.s.contradicts": 0.0,
    }
    printed = "4 pages  P 90.0 R 91.0 F1 90.5  leaked 1/9  title 3/4  date 2/4"
    assert scores.bodies(printed) == {"bodies.body": 90.5, "bodies.title": 75.0, "bodies.date": 50.0}


def test_without_a_gold_set_nothing_fails(tmp_path: Path) -> None:
    for script in ("measure", "sealed"):
        run = script_of(script, "--gold", str(tmp_path / "none"))
        assert run.returncode == 0
        assert "nothing is measured" in run.stdout


def test_a_fall_below_the_floor_ends_with_an_error(tmp_path: Path) -> None:
    gold, floors = fake_gold(tmp_path), tmp_path / "floors.toml"
    args = ("--gold", str(gold), "--floors", str(floors), "--own", str(tmp_path / "no-corpus"))
    assert script_of("measure", *args, "--update").returncode == 0
    assert fl.load(floors)["pages.text"].floor == 50.0
    assert script_of("measure", *args).returncode == 0
    fl.save(floors, {name: fl.Floor(name, 60.0, f.date, f.of) for name, f in fl.load(floors).items()})
    run = script_of("measure", *args)
    assert run.returncode == 1
    assert "BELOW" in run.stdout


def test_the_sealed_totals_are_kept_apart(tmp_path: Path) -> None:
    gold, log = fake_gold(tmp_path), tmp_path / "sealed.log"
    run = script_of("sealed", "--gold", str(gold), "--log", str(log))
    assert run.returncode == 0
    assert log.read_text().rstrip().endswith("relation=50.0")


def script_of(name: str, *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / "quality" / f"{name}.py", *args],
        capture_output=True,
        encoding="utf-8",
        env=dict(os.environ),
    )


def fake_gold(tmp_path: Path) -> Path:
    """A gold set whose scorers always print the same totals."""
    gold = tmp_path / "gold"
    (gold / "texts").mkdir(parents=True)
    (gold / "texts" / "a.txt").write_text(
        "مرفأ الندى يعود إلى العمل\n\nقال مدير المرفأ إن السفن ستصل غدا.\n", encoding="utf-8"
    )
    (gold / "claims.jsonl").write_text('{"story": "tale", "statements": [["a.txt", "s1"]]}\n')
    (gold / "sealed.zip").write_bytes(b"")
    relation = "relation  50.0 50.0 50.0   40.0 to 60.0"
    totals = {
        "pages": "1 pages  text F1 50.0 (P 50.0 R 50.0)  article F1 50.0  role 50.0  articles 1/2",
        "statements": relation,
        "claims": "same claim    P 50.0 R 50.0 F1 50.0   B-cubed",
        "sealed": relation,
    }
    for name, printed in totals.items():
        (gold / f"score_{name}.py").write_text(f"print({printed!r})\n")
    return gold


def test_the_scorer_of_mentions_is_read():
    printed = (
        "person        P  90.0 R  80.0 F1  84.7  (25 gold)\n"
        "place         P  90.3 R  96.6 F1  93.3  (87 gold)   resolved 60/60 = 100.0 %\n"
        "linking       B-cubed P 100.0 R 98.4 F1 99.2  (241 matched mentions)\n"
    )
    assert scores.mentions(printed, "mentions.s") == {
        "mentions.s.person": 84.7, "mentions.s.place": 93.3, "mentions.s.place-resolved": 100.0,
        "mentions.s.linking": 99.2,
    }  # fmt: skip
