"""What is taken away from the desk: files that hold what the page shows, and citations."""

from __future__ import annotations

import csv
import json
from io import StringIO

import pytest

from desk_help import axe


@pytest.mark.parametrize(("path", "kind"), [("/stories/1/export.json", "json"), ("/stories/1/export.html", "html"),
                                            ("/stories/1/export.md", "markdown"), ("/stories/1/export.csv", "csv"),
                                            ("/claims/1/export.json", "json"), ("/claims/1/export.csv", "csv"),
                                            ("/articles/1/export.json", "json")])  # fmt: skip
def test_a_file_comes_as_a_file(local, path, kind):
    answer = local.client().get(path)
    assert answer.status_code == 200
    assert kind in answer.headers["content-type"]
    assert answer.headers["content-disposition"].startswith("attachment")
    if kind == "json":
        assert json.loads(answer.text)
    if kind == "csv":
        assert len(list(csv.DictReader(StringIO(answer.text.removeprefix("\ufeff"))))) > 0


def test_what_there_is_not_cannot_be_taken_away(local):
    visitor = local.client()
    assert visitor.get("/stories/1/export.exe").status_code == 422
    assert visitor.get("/claims/999/export.json").status_code == 404
    assert visitor.get("/articles/1/cite?statement=s999").status_code == 404


def test_a_statement_is_cited_with_its_words_where_it_stands(visit):
    page = visit("/articles/1")
    words = page.locator(".said-card .what").first.inner_text()
    page.locator(".said-card a[href*=cite]").first.click()
    page.locator("#correct-box pre").first.wait_for()
    assert words[:40] in page.locator("#correct-box pre").first.inner_text()
    assert page.locator("#correct-box pre").count() == 3
    assert axe(page) == []
