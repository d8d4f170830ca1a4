"""`riwaya judge`: what a person says is kept, shown, listed and taken back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cli_help import Ran
from judging_help import FIRST, SECOND
from riwaya.cli.running import run


class Desk:
    """A store with two pages, and commands in it, run inside this process."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._patch, self._capsys = monkeypatch, capsys
        monkeypatch.setenv("LC_ALL", "C.UTF-8")
        for name, text in (("first.txt", FIRST), ("second.txt", SECOND)):
            (folder / name).write_text(text, encoding="utf-8")
        self.where = str(folder / "desk.db")
        monkeypatch.setenv("RIWAYA_STORE", self.where)
        assert self.run("add", folder / "first.txt", folder / "second.txt").code == 0
        self.first = next(n for n in ("1", "2") if self.shown(n)["page"].endswith("first.txt"))
        self.second = "1" if self.first == "2" else "2"

    def run(self, *args: object, by: str = "سلمى") -> Ran:
        self._patch.setenv("RIWAYA_AUTHOR", by)
        self._capsys.readouterr()
        code = run([str(arg) for arg in args])
        return Ran(code, *self._capsys.readouterr())

    def judge(self, *args: object, by: str = "سلمى") -> str:
        ran = self.run("judge", *args, by=by)
        assert ran.code == 0, ran.err
        return ran.out.split()[0]

    def shown(self, article: str, *more: str) -> dict[str, Any]:
        row: dict[str, Any] = json.loads(self.run("show", article, "--json", *more).out)
        return row

    def statements(self, article: str, *more: str) -> dict[str, dict[str, Any]]:
        return {s["id"]: s for s in self.shown(article, *more)["articles"][0]["statements"]}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, monkeypatch, capsys)


def test_statements_are_corrected_and_shown(desk: Desk) -> None:
    desk.judge("statement", f"{desk.second}.s3", "--stance", "asserts", "--source", "", "--note", "خبر")
    desk.judge("statement", f"{desk.second}.s1", "wrong")
    desk.judge("speaker", f"{desk.second}.s2", "هاني الرملاوي")
    found = desk.statements(desk.second)
    assert sorted(found) == ["s2", "s3"]
    assert (found["s3"]["stance"], found["s3"]["source"]) == ("asserts", None)
    assert found["s2"]["voice"]["name"] == "هاني الرملاوي"
    assert sorted(desk.statements(desk.second, "--as-read")) == ["s1", "s2", "s3"]
    out = desk.run("show", desk.second, "--lang", "en").out
    assert "judged by سلمى" in out
    assert "خبر" in out
    assert "هاني الرملاوي" in desk.run("show", f"{desk.second}.s2", "--lang", "ar").out


def test_a_missing_statement_can_be_judged_on(desk: Desk) -> None:
    added = desk.judge("missing", desk.first, "--content", "منذ أيام", "--cue", "تعمل", "--stance", "asserts",
                       "--kind", "unnamed", "--name", "الرافعات")  # fmt: skip
    label = f"p{added[:7]}"
    assert desk.statements(desk.first)[label]["voice"]["name"] == "الرافعات"
    desk.judge("statement", f"{desk.first}.{label}", "--stance", "hedges", by="نبيل")
    assert desk.shown(desk.first)["conflicts"][0]["about"] == "stance"
    assert "Where people differ" in desk.run("show", desk.first, "--lang", "en").out


def test_lines_notes_pairs_and_checks(desk: Desk) -> None:
    desk.judge("line", f"{desk.second}:9", "link")
    desk.judge("line", f"{desk.second}:5", "--article", "0")
    roles = {line["n"]: (line["role"], line["article"]) for line in desk.shown(desk.second)["lines"]}
    assert (roles[9], roles[5]) == (("link", None), ("body", None))
    desk.judge("pair", "claim", f"{desk.second}.s1", "same", f"{desk.first}.s2")
    desk.judge("checked", desk.first)
    for what in (desk.first, f"{desk.first}.s2", f"{desk.first}:5", f"voice:{desk.first}.s2"):
        desk.judge("note", what, "يراجع غدا")
    listed = [json.loads(row) for row in desk.run("judge", "list", desk.first, "--json").out.splitlines()]
    assert [row["kind"] for row in listed] == ["claim-same", "article-checked", *["note"] * 4]
    assert {row["state"] for row in listed} == {"counts"}
    assert desk.run("judge", "list", "--lang", "en").out.count("يراجع غدا") == 4


def test_claims_are_judged_by_their_statements(desk: Desk) -> None:
    desk.run("show", "story:1", "--json")
    claims = json.loads(desk.run("show", "claim:1", "--json").out)
    number = claims["statements"][0]["number"]
    desk.judge("note", "claim:1", "يراجع غدا")
    other = f"{desk.first}.s4" if number != f"{desk.first}.s4" else f"{desk.first}.s1"
    desk.judge("pair", "claim", other, "other", "claim:1")
    rows = [json.loads(row) for row in desk.run("judge", "list", "story:1", "--json").out.splitlines()]
    assert [row["kind"] for row in rows] == ["note", "claim-other"]
    assert rows[0]["target"]["statements"] == rows[1]["says"]["others"]


def test_a_judgement_is_withdrawn(desk: Desk) -> None:
    uid = desk.judge("statement", f"{desk.second}.s1", "wrong")
    assert desk.run("judge", "withdraw", uid, by="نبيل").code == 1
    desk.judge("withdraw", uid)
    assert "s1" in desk.statements(desk.second)
    assert desk.run("judge", "list").out == ""
    (row,) = [json.loads(line) for line in desk.run("judge", "list", "--all", "--json").out.splitlines()]
    assert row["state"] == "withdrawn"
    assert desk.run("judge", "list", "--all", "--by", "نبيل").out == ""
    other = desk.judge("statement", f"{desk.second}.s1", "right")
    desk.judge("withdraw", other, "--anyone", by="نبيل")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("statement", "1.s99", "wrong"), "no such statement"),
        (("statement", "s1", "wrong"), "no such statement"),
        (("statement", "1.s1"), "must say one of"),
        (("statement", "1.s1", "wrong", "--stance", "denies"), "no other fields"),
        (("statement", "1.s1", "--content", "كلام لم يقله أحد"), "not in the article"),
        (("statement", "1.s1", "--content", "9000-9001"), "stands nowhere"),
        (("missing", "1", "--content", "مرفأ", "--stance", "asserts", "--kind", "person"), "places"),
        (("line", "1:2", "body"), "no such line"),
        (("note", "story:9", "x"), "no such story"),
        (("note", "story:x", "x"), "goes by its number"),
        (("story", "9", "name", "x"), "no such story"),
        (("withdraw", "abcdef12"), "no such judgement"),
    ],
)
def test_what_cannot_be_judged_is_told(desk: Desk, args: tuple[str, ...], said: str) -> None:
    ran = desk.run("judge", *args)
    assert ran.code != 0
    assert said in ran.err


def test_nobody_judges_unnamed(desk: Desk) -> None:
    ran = desk.run("judge", "statement", "1.s1", "wrong", by="")
    assert ran.code == 2
    assert "--by" in ran.err
