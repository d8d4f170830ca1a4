"""The corpus as search and stories take it, whichever columns it has."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import corpus
import search
import stories
from cli_help import riwaya

RAW = [{"id": f"2031-03-0{n}/0", "outlet": "الراصد", "url": f"https://rasid.example/{n}", "byline": "",
        "fetched": f"2031-03-0{n} 08:00:00", "title": "عودة السفن",
        "text": f"قال مدير المرفأ إن {n} من السفن عادت."} for n in (1, 2)]  # fmt: skip


def test_a_corpus_of_addresses_is_written_by_its_rows(tmp_path: Path) -> None:
    raw, made, store = tmp_path / "raw.jsonl.gz", tmp_path / "corpus.jsonl", tmp_path / "corpus.db"
    with gzip.open(raw, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in RAW)
    assert corpus.main([str(raw), str(made)]) == 0
    assert list(corpus.rows(made)) == list(corpus.rows(raw))
    assert riwaya("add", "--no-stories", "--store", store, made).code == 0
    placed, largest = stories.grown(store, raw)
    assert set(placed) == {row["id"] for row in RAW}
    assert largest <= len(RAW)
    desk = search.Desk(str(store))
    assert sorted(desk.rows.values()) == [1, 2]
    assert desk.ask("السفن on:2031-03-02", 20) == [2]
    desk.store.close()


def test_what_is_not_called_by_its_row_has_no_number() -> None:
    assert corpus.number_of("corpus.jsonl#12") == 12
    assert corpus.number_of("https://rasid.example/1") is None
