"""Search against a scan: what counts as an answer, and what is said where there is no corpus."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import search
from riwaya.store.queries import parse

ROWS = {
    1: search.Row(
        "عادت السفن إلى المرفأ", "الراصد", "2031-03-01", [("وزير النقل مقداد السيلاوي", "denies")], ["المرفأ"]
    ),
    2: search.Row("وبسفينتهم إلى الجزيرة", "الندى", "2031-04-02", [], []),
}


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ({"words": ["سفين[ةه]|سفن|سفينت"]}, {1, 2}),
        ({"words": ["سفن"]}, {1}),
        ({"raw": "إلى ال", "not": "الجزيرة"}, {1}),
        ({"raw": "إلى", "outlet": "الندى"}, {2}),
        ({"raw": "إلى", "before": "2031-04-02"}, {1}),
        ({"raw": "إلى", "after": "2031-03-01"}, {2}),
        ({"raw": "إلى", "on": "2031-04"}, {2}),
        ({"voice": "السيلاوي", "stance": "denies"}, {1}),
        ({"place": "المرفأ"}, {1}),
    ],
)
def test_a_scan_knows_what_answers(query: dict[str, object], rows: set[int]) -> None:
    assert search.scanned(query, ROWS) == rows


def test_all_questions_can_be_asked() -> None:
    queries = tomllib.loads(search.QUERIES.read_text(encoding="utf-8"))
    assert len(queries["query"]) >= 60
    assert len(queries["meaning"]) >= 30
    assert all(parse(q["q"]) for q in queries["query"] + queries["meaning"])


def test_without_a_corpus_that_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert search.main(["--corpus", str(tmp_path / "none.jsonl")]) == 0
    assert "not measured" in capsys.readouterr().out
