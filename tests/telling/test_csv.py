"""The table of statements: a row each, whole words, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
from io import StringIO

from riwaya import read, story
from riwaya.sample import sample_pages
from riwaya.telling.csv import COLUMNS, statements_csv
from riwaya.telling.view import View


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


def test_each_statement_has_a_row_whose_spans_hold_its_words() -> None:
    view = View.of(story(sample_pages()))
    rows = table(statements_csv(view, view.statements.values()))
    assert [row["statement"] for row in rows] == list(view.statements)
    for row in rows:
        text = view.articles[view.statements[row["statement"]].article].text
        spans = [tuple(map(int, span.split("-"))) for span in row["spans"].split()]
        assert row["content"].removeprefix("'") == " … ".join(text[start:end] for start, end in spans)
    assert {row["claim"] for row in rows if row["claim"]} <= set(view.claims)
    assert tuple(rows[0]) == COLUMNS


def test_what_looks_like_a_formula_is_words() -> None:
    page = "=HYPERLINK(1)\n\nقال مدير المرفأ سالم الغيداق إن السفن ستعود غداً.\n"
    view = View.of(story([read(page, name="@page.txt")]))
    for row in table(statements_csv(view, view.statements.values())):
        assert not any(cell.startswith(("=", "@", "+", "-")) for cell in row.values() if cell)
        assert row["page"] == "'@page.txt"
