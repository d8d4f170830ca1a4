"""`riwaya story`, `demo` and `weigh`: the forms of a dossier, and files that appear whole or not at all."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from cli_help import riwaya
from harbour_story import FIRST, SECOND


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = tmp_path / "saved"
    pages.mkdir()
    (pages / "first.txt").write_text(FIRST, encoding="utf-8")
    (pages / "second.txt").write_text(SECOND, encoding="utf-8")
    return pages


def test_a_folder_makes_a_dossier_in_every_form(folder: Path, tmp_path: Path) -> None:
    summary = riwaya("story", folder)
    assert summary.code == 0
    assert "الزيتون" in summary.out
    dossier = json.loads(riwaya("story", folder, "--json").out)
    assert len(dossier["articles"]) == 2
    assert dossier["claims"]
    assert "الزيتون" in riwaya("story", folder, "--markdown").out
    target = tmp_path / "dossier.html"
    ran = riwaya("story", folder, "--html", target)
    assert ran.code == 0
    assert str(target) in ran.err
    assert target.read_text(encoding="utf-8").lstrip().lower().startswith("<!doctype html>")
    assert riwaya("story", folder, "--html", "-").out == target.read_text(encoding="utf-8")


def test_the_interface_speaks_the_language_that_is_asked_for(folder: Path) -> None:
    english, arabic = (riwaya("story", folder, "--markdown", "--lang", lang).out for lang in ("en", "ar"))
    assert english != arabic
    assert riwaya("story", folder, "--markdown", LC_ALL="ar_SY.UTF-8", LANGUAGE="").out == arabic
    assert riwaya("story", folder, "--markdown", LC_ALL="C.UTF-8", LANGUAGE="").out == english


def test_a_page_is_never_overwritten(folder: Path, tmp_path: Path) -> None:
    page = folder / "first.txt"
    other = tmp_path / "notes.html"
    other.write_text("notes of a person")
    for target in (page, other):
        before = target.read_bytes()
        ran = riwaya("story", folder, "--html", target)
        assert ran.code == 1
        assert str(target) in ran.err
        assert target.read_bytes() == before


def test_a_dossier_is_not_put_among_the_pages(folder: Path) -> None:
    ran = riwaya("story", folder, "--html", folder / "dossier.html")
    assert ran.code == 1
    assert "next time" in ran.err
    assert not (folder / "dossier.html").exists()


def test_a_dossier_of_ours_is_written_again(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "dossier.html"
    assert riwaya("story", folder, "--html", target).code == 0
    first = target.read_bytes()
    assert riwaya("story", folder, "--html", target).code == 0
    assert target.read_bytes() == first
    assert os.listdir(tmp_path).count("dossier.html") == 1
    assert not [n for n in os.listdir(tmp_path) if n.startswith(".dossier")]


def test_a_folder_that_is_not_there_is_told(folder: Path, tmp_path: Path) -> None:
    ran = riwaya("story", folder, "--html", tmp_path / "none" / "dossier.html")
    assert ran.code == 1
    assert "none" in ran.err


def test_the_demo_sums_up_and_says_where_the_dossier_is(tmp_path: Path) -> None:
    target = tmp_path / "demo.html"
    ran = riwaya("demo", "--html", target, "--lang", "en")
    assert ran.code == 0
    assert str(target) in ran.out
    assert target.stat().st_size > 10_000


def test_the_sample_gives_the_same_bytes_whatever_the_order() -> None:
    from riwaya.sample import sample_pages

    pages = sample_pages()
    first = riwaya("story", "--json", *pages)
    assert first.code == 0
    assert first.out == riwaya("story", "--json", *reversed(pages), PYTHONHASHSEED="7").out


def test_given_statements_are_weighed(tmp_path: Path) -> None:
    text = "قال مدير المرفأ إن السفن ستعود غدا."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    start = text.index("السفن")
    statement = {
        "id": "s1", "cue": [[0, 3]], "source": [4, 15], "referent": None, "content": [[start, len(text) - 1]],
        "via": [], "form": "indirect", "stance": "asserts", "kind": "unnamed", "inside": None,
    }  # fmt: skip
    given = tmp_path / "given.jsonl"
    given.write_text(json.dumps({"text": "a.txt", "statements": [statement]}) + "\n")
    dossier = json.loads(riwaya("weigh", given, "--texts", tmp_path, "--json").out)
    assert [s["id"] for s in dossier["statements"]] == ["a.txt.s1"]
    assert dossier["statements"][0]["page"] == "a.txt"
    given.write_text('{"text": "a.txt"\n')
    ran = riwaya("weigh", given, "--texts", tmp_path, "--json")
    assert ran.code == 1
    assert "given.jsonl" in ran.err
