"""Gold: what people judged comes out as annotated data that says what is shown, and that other tools read again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from judging_help import FIRST, SECOND
from riwaya.cli.running import run
from riwaya.intake import Context
from riwaya.judging.finding import line_ref, statement_ref
from riwaya.model import ArticleRef, Reading, Says, StatementRef, quoted
from riwaya.store import Store
from riwaya.store.adding import add
from riwaya.store.growing import grow
from riwaya.store.judgements import judge
from riwaya.store.looking import find_article
from riwaya.store.readings import page_reading
from riwaya.store.schema import members
from riwaya.weighing.given import weigh_given
from store_help import AT, prepared

Files = dict[str, list[dict[str, Any]]]


@pytest.fixture
def desk(file_store: Store) -> Store:
    for name, text in (("first.txt", FIRST), ("second.txt", SECOND)):
        add(file_store, prepared(name, text), AT)
    grow(file_store, AT)
    with file_store.writing() as connection:  # one story, whatever two short pages are like
        first = connection.execute(select(members.c.story).order_by(members.c.story)).scalars().first()
        connection.execute(update(members).values(story=first))
    return file_store


def reading(store: Store, page: str) -> Reading:
    with store.reading() as connection:
        return page_reading(connection, find_article(connection, page).sha256)


def said(store: Store, page: str, words: str) -> StatementRef:
    found = reading(store, page)
    for s in found.articles[0].statements:
        if words in s.content[0].of(found.page.text):
            return statement_ref(found, 1, s)
    raise AssertionError(words)


def exported(store: Store, folder: Path, *more: str) -> Files:
    assert run(["export", "judgements", "--out", str(folder), "--store", store.name, *more]) == 0
    return {f.stem: [json.loads(line) for line in f.read_text(encoding="utf-8").splitlines()]
            for f in folder.glob("*.jsonl")}  # fmt: skip


def judge_all(store: Store) -> None:
    first, second = reading(store, "first.txt"), reading(store, "second.txt")
    text = first.page.text
    at = text.index("منذ أيام")
    missing = Says(content=quoted(text, [(at, at + 8)]), cue=quoted(text, [(at - 5, at - 1)]), stance="asserts",
                   kind="unnamed")  # fmt: skip
    judge(store, "statement-missing", ArticleRef(first.page.sha256, 1), missing, author="سلمى", at=AT)
    judge(store, "statement-wrong", said(store, "first.txt", "شاحنات"), author="سلمى", at=AT)
    judge(store, "statement-fields", said(store, "second.txt", "الأجور"), Says(stance="asserts"), author="هدى", at=AT)
    line = line_ref(second, 3)
    assert line is not None
    judge(store, "line-role", line, Says(role="caption"), author="هدى", at=AT)
    pair = Says(others=(said(store, "first.txt", "السفن"),))
    judge(store, "origin-other", said(store, "second.txt", "السفن"), pair, author="هدى", at=AT)


def test_nothing_judged_is_nothing_exported(desk: Store, tmp_path: Path) -> None:
    assert not any(exported(desk, tmp_path / "gold").values())


def test_what_is_exported_is_what_is_shown(desk: Store, tmp_path: Path) -> None:
    judge_all(desk)
    files = exported(desk, tmp_path / "gold")
    rows = {row["name"]: row for row in files["statements"]}
    text = tmp_path / "gold" / "texts" / rows["first.txt"]["text"]
    assert text.read_text(encoding="utf-8") == FIRST
    first, second = rows["first.txt"]["statements"], rows["second.txt"]["statements"]
    assert [s["id"] for s in first] == ["s1", "s2", "s3", "s4"]
    assert (first[3]["inside"], first[3]["by"]) == ("s3", "سلمى, 2031-03-06")
    assert [FIRST[a:b] for a, b in first[3]["content"]] == ["منذ أيام"]
    assert next(FIRST[a:b] for s in rows["first.txt"]["wrong"] for a, b in s["content"]).startswith("ووصلت")
    assert [(s["stance"], s["by"]) for s in second][2] == ("asserts", "هدى, 2031-03-06")
    assert second[1]["by"] is None
    roles = {row["page"]: {line["n"]: line["role"] for line in row["lines"]} for row in files["pages"]}
    assert roles[rows["second.txt"]["text"]][3] == "caption"
    assert {row["text"]: row["published"] for row in files["articles"]} == {
        rows["first.txt"]["text"]: "2031-03-04", rows["second.txt"]["text"]: "2031-03-05"}  # fmt: skip
    (pair,) = files["pairs"]
    assert (pair["of"], pair["same"], pair["a"][0]) == ("origin", False, rows["second.txt"]["text"])
    assert len(files["judgements"]) == 5
    assert {row["state"] for row in files["judgements"]} == {"counts"}


def test_exported_claims_are_split_by_origin(desk: Store, tmp_path: Path) -> None:
    judge_all(desk)
    files = exported(desk, tmp_path / "gold")
    known = {(row["text"], s["id"]) for row in files["statements"] for s in row["statements"]}
    for claim in files["claims"]:
        assert {tuple(s) for s in claim["statements"]} <= known
        assert sorted(n for group in claim["origins"] for n in group) == list(range(len(claim["statements"])))
    (pair,) = files["pairs"]
    claim = next(c for c in files["claims"] if pair["a"] in c["statements"])
    a, b = (claim["statements"].index(pair[end]) for end in "ab")
    assert not any({a, b} <= set(group) for group in claim["origins"])
    assert claim["by"] == [pair["by"]]


def test_what_is_exported_is_read_again(desk: Store, tmp_path: Path) -> None:
    """Scored against itself it is all right: every statement comes back with its very spans, and weighs."""
    judge_all(desk)
    gold = tmp_path / "gold"
    files = exported(desk, gold)
    dossier = weigh_given(gold / "statements.jsonl", gold / "texts", Context.read(gold / "articles.jsonl"))
    found = {s.id: s.body.to_dict() for s in dossier.statements}
    assert not dossier.problems
    for row in files["statements"]:
        for s in row["statements"]:
            back = found.pop(f"{row['text']}.{s['id']}")
            assert {k: back[k] for k in s if k != "by"} == {k: v for k, v in s.items() if k != "by"}
    assert found == {}


def test_only_what_was_checked_is_gold(desk: Store, tmp_path: Path) -> None:
    judge_all(desk)
    assert exported(desk, tmp_path / "none", "--checked")["statements"] == []
    page = reading(desk, "first.txt").page.sha256
    judge(desk, "article-checked", ArticleRef(page, 1), author="سلمى", at=AT)
    files = exported(desk, tmp_path / "gold", "--checked")
    assert [row["name"] for row in files["statements"]] == ["first.txt"]
    assert files["statements"][0]["checked"]
    assert (files["claims"], files["pairs"]) == ([], [])


def test_nothing_is_overwritten(desk: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder, said_ in ((tmp_path, "there already"), (tmp_path / "no" / "gold", "Could not be written")):
        assert run(["export", "judgements", "--out", str(folder), "--store", desk.name]) == 1
        assert said_ in capsys.readouterr().err
