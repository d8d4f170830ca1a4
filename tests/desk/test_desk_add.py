"""Adding at the desk: text, files and addresses, each page with what became of it."""

from __future__ import annotations

import re
import time
from pathlib import Path

import httpx
import pytest

from desk_help import Opened, both, come_in, flaws, proof_of
from harbour_story import FIRST, SECOND
from riwaya.desk.adding import named


def give(desk: Opened, visitor: httpx.Client | None = None, **given: object) -> tuple[httpx.Client, httpx.Response]:
    visitor = visitor or desk.client()
    proof = proof_of(visitor.get("/add").text)
    data = {"proof": proof} | {k: v for k, v in given.items() if k != "files"}
    return visitor, visitor.post("/add", data=data, files=given.get("files"))


def became(visitor: httpx.Client, answer: httpx.Response) -> str:
    """The page of the job, once it is over."""
    assert answer.status_code == 303, answer.text
    for _ in range(600):
        text = visitor.get(answer.headers["location"]).text
        if "data-events" not in text:
            return text
        time.sleep(0.05)
    raise AssertionError("it is not over after half a minute")


def test_what_is_given_is_kept_read_and_told_page_by_page(spare, tmp_path):
    files = [("files", ("<b>first.html", FIRST.encode(), "text/html")), ("files", ("x.zip", b"PK\x03\x04", "")),
             ("files", ("../../etc/empty.txt", b"", "text/plain"))]  # fmt: skip
    visitor, answer = give(spare, text=SECOND, name="https://harbour.example/second", files=files,
                           addresses="http://127.0.0.1:9/private")  # fmt: skip
    text = became(visitor, answer)
    assert len(re.findall('class="outcome new"', text)) == 2
    assert len(re.findall('class="outcome failed"', text)) == 3
    assert "&lt;b&gt;first.html" in text
    assert "https://harbour.example/second" in text
    assert str(tmp_path) not in text
    assert "/tmp" not in text
    new = re.search(r"/articles/\d+", text)
    assert new
    assert visitor.get(new[0]).status_code == 200
    stories = visitor.get("/stories").text
    assert "5 stories" in stories or "4 stories" in stories
    _, again = give(spare, visitor, text=SECOND)
    assert 'class="outcome known"' in became(visitor, again)


def test_why_a_page_was_not_read_is_told_in_the_language(spare, monkeypatch):
    arabic = spare.client(**{"accept-language": "ar"})
    files = [("files", ("صورة.png", b"\x89PNG\r\n\x1a\n" + bytes(50), "image/png")), ("files", ("فارغ.txt", b" ", ""))]
    visitor, answer = give(spare, arabic, files=files)
    text = became(visitor, answer)
    assert "هذا صورة PNG، لا صفحة نص أو HTML." in text
    assert "الصفحة فارغة." in text
    assert 'lang="en" dir="ltr"' not in text
    said = visitor.get(answer.headers["location"], headers={"accept-language": "en"}).text
    assert "The page is empty." in said
    monkeypatch.setattr("riwaya.telling.phrases._table", lambda *_: ({}, []))
    said = visitor.get(answer.headers["location"]).text
    assert '<span lang="en" dir="ltr">The page is empty.</span>' in said


def test_the_end_comes_with_the_events_and_a_part_of_them_can_be_asked_for_again(spare):
    visitor, answer = give(spare, text=FIRST)
    became(visitor, answer)
    where = answer.headers["location"] + "/events"
    told = visitor.get(where)
    assert told.headers["content-type"].startswith("text/event-stream")
    assert [e for e in told.text.splitlines() if e.startswith("event:")] == ["event: page", "event: over"]
    rest = visitor.get(where, headers={"last-event-id": "1"}).text
    assert "event: page" not in rest
    assert visitor.get("/add/0000").status_code == 404


@pytest.mark.parametrize("given", [{}, {"text": "  "}, {"addresses": "ftp://a.example"}, {"addresses": "a b"}])
def test_nothing_and_what_is_no_address_is_told(local, given):
    _, answer = give(local, **given)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


@pytest.mark.parametrize(
    ("name", "kept"),
    [("a.html", "a.html"), ("../../a.html", "a.html"), ("C:\\x\\a.html", "a.html"), ("", "file-3"), ("..", "file-3"),
     ("a\x00\n\u202eb", "ab"), ("ص" * 400 + ".html", "ص" * 145 + ".html")],
)  # fmt: skip
def test_a_files_name_is_only_a_name(name, kept):
    assert named(name, 3) == kept


def test_a_reader_adds_nothing_and_sees_no_other_ones_pages(team):
    mona, _ = come_in(team, "mona")
    assert mona.get("/add").status_code == 403
    assert "/add" not in mona.get("/stories").text
    hani, _ = come_in(team, "hani")
    _, answer = give(team, hani, text="  x  ")
    assert became(hani, answer)
    salma, _ = come_in(team, "salma")
    assert salma.get(answer.headers["location"]).status_code == 200
    assert mona.get(answer.headers["location"]).status_code == 403


@both
def test_files_are_chosen_and_what_becomes_of_them_is_shown(spare_visit, lang, tmp_path: Path):
    page = spare_visit("/add")
    (tmp_path / "first.txt").write_text(FIRST, encoding="utf-8")
    page.locator("#files").set_input_files([str(tmp_path / "first.txt")])
    assert "first.txt" in page.locator("[data-chosen]").inner_text()
    page.locator("#text").fill(SECOND)
    with page.expect_navigation():
        page.locator("form.giving button.main").click()
    page.wait_for_selector("#job-end >> text=2", timeout=30_000)
    assert page.locator(".outcome.new").count() == 2
    assert flaws(page, lang) == []
    with page.expect_navigation():
        page.locator(".outcome a").first.click()
    assert page.locator(".lines").count() == 1
