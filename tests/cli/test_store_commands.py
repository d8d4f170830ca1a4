"""`riwaya add`, `search`, `show`, `reread` and `store`: what a desk does with its memory."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import kill
from cli_help import riwaya
from fetch_server import TEXT, serving
from harbour_story import FIRST, SECOND

DENIED = "\nونفى مدير المرفأ سالم الغيداق إغلاق الأرصفة القديمة.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = tmp_path / "saved"
    pages.mkdir()
    (pages / "first.txt").write_text(FIRST, encoding="utf-8")
    (pages / "second.txt").write_text(SECOND + DENIED, encoding="utf-8")
    (pages / "empty.txt").write_text("", encoding="utf-8")
    return pages


@pytest.fixture
def desk(folder: Path, tmp_path: Path) -> str:
    where = str(tmp_path / "desk.db")
    ran = riwaya("add", folder, "--store", where)
    assert ran.code == 0
    assert ran.out.startswith("2 new, 0 known, 1 failed")
    assert "empty.txt" in ran.err
    return where


def test_what_is_there_is_not_read_again(desk: str, folder: Path) -> None:
    ran = riwaya("add", folder, "--store", desk, "--json")
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert sorted(row["outcome"] for row in rows) == ["failed", "known", "known"]
    copy = folder / "copy.txt"
    copy.write_text(FIRST, encoding="utf-8")
    assert riwaya("add", copy, RIWAYA_STORE=desk).out.startswith("0 new, 1 known, 0 failed")


def test_several_processes_add_the_same_as_one(folder: Path, tmp_path: Path) -> None:
    rows = {}
    for jobs in (1, 2):
        where = tmp_path / f"{jobs}.db"
        riwaya("add", folder, "--store", where, "--jobs", jobs)
        found = riwaya("search", "--json", "السفن", "--store", where).out
        rows[jobs] = found
    assert rows[1] == rows[2]
    assert rows[1]


def test_pages_are_found_and_shown(desk: str) -> None:
    found = [json.loads(line) for line in riwaya("search", "السفينة", "--json", "--store", desk).out.splitlines()]
    assert {row["page"].rsplit("/")[-1] for row in found} == {"first.txt", "second.txt"}
    assert found[0]["snippet"]["hits"]
    number = found[0]["number"]
    assert found[0]["headline"] in riwaya("show", number, "--store", desk).out
    shown = json.loads(riwaya("show", found[0]["page"], "--json", "--with-text", "--store", desk).out)
    assert shown["sha256"] == found[0]["sha256"]
    assert found[0]["snippet"]["text"] in shown["text"]
    said = riwaya("search", "--in", "statements", "stance:denies", "--store", desk, "--lang", "ar").out
    assert "سالم الغيداق" in said
    assert "denies" in riwaya("show", "voice:الغيداق", "--store", desk, "--lang", "en").out
    assert json.loads(riwaya("show", "voice:سالم", "--json", "--store", desk).out)["statement"]["stance"] == "denies"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("search", "من"), "no word"),
        (("search", "author:x"), "no field"),
        (("show", "999"), "no such article"),
        (("show", "voice:لا-أحد"), "Nobody"),
        (("show", "story:99"), "no such story"),
        (("show", "story:x"), "no such story"),
        (("show", "claim:99"), "no such claim"),
        (("show", "1", "--html", "x.html"), "are for stories"),
        (("show", "story:1", "--json", "--markdown"), "choose one"),
        (("store", "migrate", "--store", "/nowhere/x.db"), "no store here"),
        (("search", "السفن", "--store", "/nowhere/x.db"), "no store here"),
        (("add", "/nowhere/page.html"), "no file or folder"),
    ],
)
def test_what_cannot_be_done_is_told(desk: str, arguments: tuple[str, ...], said: str) -> None:
    ran = riwaya(*arguments, RIWAYA_STORE=desk)
    assert ran.code != 0
    assert said in ran.err


def test_stories_are_listed_and_laid_out(desk: str, tmp_path: Path) -> None:
    [story] = [json.loads(line) for line in riwaya("stories", "--json", "--store", desk).out.splitlines()]
    assert (story["articles"], story["from"], story["to"]) == (2, "2031-03-04", "2031-03-05")
    listed = riwaya("stories", "--store", desk, "--lang", "en").out
    assert f"story:{story['id']}" in listed
    assert story["title"] in listed
    name = f"story:{story['id']}"
    shown = json.loads(riwaya("show", name, "--json", "--store", desk).out)
    assert len(shown["articles"]) == 2
    assert set(shown["store"]["articles"].values()) == {row["article"] for row in shown["store"]["members"]}
    page = tmp_path / "dossier.html"
    assert riwaya("show", name, "--html", page, "--store", desk).code == 0
    assert story["title"] in page.read_text(encoding="utf-8")
    assert riwaya("show", name, "--markdown", "--store", desk).out.startswith("# ")
    claim = shown["store"]["claims"]["c1"]
    text = riwaya("show", name, "--store", desk, "--lang", "ar").out
    assert f"claim:{claim}" in text
    assert "أول مقال في قصته" in text
    told = json.loads(riwaya("show", f"claim:{claim}", "--json", "--store", desk).out)
    assert (told["gist"], told["story"]) == (shown["claims"][0]["gist"], story["id"])
    assert told["statements"]
    assert told["gist"] in riwaya("show", f"claim:{claim}", "--store", desk, "--lang", "en").out


def test_stories_can_wait(folder: Path, tmp_path: Path) -> None:
    where = tmp_path / "later.db"
    riwaya("add", folder, "--no-stories", "--store", where)
    assert "no stories" in riwaya("stories", "--store", where, "--lang", "en").out
    riwaya("add", folder, "--store", where)
    assert len(riwaya("stories", "--json", "--store", where).out.splitlines()) == 1


def test_nothing_found_is_no_error(desk: str) -> None:
    ran = riwaya("search", "زرافة", "--store", desk, "--lang", "en")
    assert (ran.code, ran.err) == (0, "")
    assert "Nothing" in ran.out


def test_a_store_is_looked_after(desk: str, tmp_path: Path) -> None:
    assert riwaya("store", "check", "--store", desk).out.rstrip().endswith("clean")
    assert "2 pages read again" in riwaya("reread", "--all", "--store", desk).out
    assert "0 pages read again" in riwaya("reread", "--store", desk).out
    assert riwaya("store", "migrate", "--store", desk).code == 0
    assert riwaya("store", "backup", tmp_path / "copy.db", "--store", desk).code == 0
    assert riwaya("store", "export", tmp_path / "desk.jsonl.gz", "--store", desk).code == 0
    other = tmp_path / "other.db"
    assert riwaya("store", "import", tmp_path / "desk.jsonl.gz", "--store", other).out.startswith("2 new")
    assert riwaya("stories", "--json", "--store", other).out.count("\n") == 1
    assert riwaya("store", "check", "--store", tmp_path / "copy.db").code == 0
    assert riwaya("store", "check", "--store", other).code == 0


def test_a_run_that_is_killed_loses_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert kill.main(["--kills", "4", "--pages", "40"]) == 0, capsys.readouterr().out


def test_an_address_is_fetched_and_kept(tmp_path: Path) -> None:
    where = tmp_path / "desk.db"
    with serving() as site:
        address = site.on("/story")
        refused = riwaya("add", address, "--store", where)
        ran = riwaya("add", address, "--allow-private", "--store", where)
    assert refused.code == 1
    assert "--allow-private" in refused.err
    assert ran.out.startswith("1 new")
    shown = json.loads(riwaya("show", address, "--json", "--with-text", "--store", where).out)
    assert TEXT in shown["text"]
