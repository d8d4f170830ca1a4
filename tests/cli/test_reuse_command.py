"""`riwaya reuse IN OUT`: texts in, a table of passages out; what cannot be read is told, and the rest goes on."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cli_help import riwaya
from harbour_story import FIRST, SECOND

TAKEN = (
    "أعلنت بلدية الزيتون أن أعمال ترميم السوق العتيق تبدأ مطلع الشهر القادم، وأن أصحاب الحوانيت سينقلون بضائعهم إلى "
    "ساحة القطن حتى يكتمل العمل في السقف والأروقة الشرقية"
)
ROWS: list[dict[str, Any]] = [
    {"id": "m", "text": f"خاص من مراسلنا.\r\n{TAKEN}.", "outlet": "صحيفة المرفأ", "date": "2031-03-05"},
    {"id": "k", "text": f"{TAKEN} حسب بيان وزع أمس.", "outlet": "وكالة الندى", "date": "2031-03-04"},
    {"id": "z", "text": "فاز قارب النورس بالمركز الأول في سباق القوارب الذي أقيم أمس."},
]


def lines(rows: list[Any]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def table(path: Path) -> list[dict[str, Any]]:
    return pq.read_table(path).to_pylist()  # type: ignore[no-any-return]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    path.write_bytes(lines(ROWS))
    return path


def test_a_passage_is_a_row_with_exact_places_in_both_texts(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "passages.parquet"
    ran = riwaya("reuse", source, out)
    assert ran.code == 0
    assert "3 texts" in ran.err
    (row,) = table(out)
    text = {r["id"]: r["text"] for r in ROWS}
    assert (row["a"], row["b"]) == ("k", "m")
    assert text["k"][row["a_start"] : row["a_end"]] == TAKEN == text["m"][row["b_start"] : row["b_end"]]
    assert (row["grade"], row["score"], row["direction"]) == ("verbatim", 1.0, "a to b")
    assert row["why"] == ["a was published first"]


def test_every_kind_of_table_and_every_order_gives_the_same_rows(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "passages.parquet"
    assert riwaya("reuse", source, out).code == 0
    expected = out.read_bytes()
    other = tmp_path / "turned.jsonl.gz"
    other.write_bytes(gzip.compress(lines(ROWS[::-1])))
    columns = tmp_path / "news.parquet"
    rows = [{"key": r["id"], "body": r["text"], "date": r.get("date")} for r in ROWS]
    pq.write_table(pa.Table.from_pylist(rows), columns)
    assert riwaya("reuse", other, out).code == 0
    assert out.read_bytes() == expected
    assert riwaya("reuse", columns, out, "--fields", "id=key,text=body").code == 0
    assert [r["a_start"] for r in table(out)] == [0]


def test_rows_that_cannot_be_read_are_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    source, out = tmp_path / "news.jsonl", tmp_path / "passages.parquet"
    source.write_bytes(lines(ROWS[:1]) + b"{broken\n" + lines([{"id": "n"}, 7, ROWS[1], ROWS[1]]))
    ran = riwaya("reuse", source, out)
    assert ran.code == 0
    assert len([line for line in ran.err.splitlines() if line.startswith("riwaya: ")]) == 4
    assert {(r["a"], r["b"]) for r in table(out)} == {("k", "m"), ("k#2", "m"), ("k", "k#2")}


def test_saved_pages_are_compared_by_their_articles(tmp_path: Path) -> None:
    pages = tmp_path / "saved"
    pages.mkdir()
    (pages / "first.txt").write_text(f"{FIRST}\n{TAKEN}.\n", encoding="utf-8")
    (pages / "second.txt").write_text(f"{SECOND}\n{TAKEN}.\n", encoding="utf-8")
    assert riwaya("reuse", pages, tmp_path / "out.parquet").code == 0
    text = (pages / "first.txt").read_text(encoding="utf-8")
    assert any(TAKEN in text[r["a_start"] : r["a_end"]] for r in table(tmp_path / "out.parquet"))


def test_what_is_not_there_and_what_is_not_ours_are_told_in_a_sentence(source: Path, tmp_path: Path) -> None:
    assert "no file or folder" in riwaya("reuse", tmp_path / "none.jsonl", tmp_path / "out.parquet").err
    notes = tmp_path / "notes.parquet"
    notes.write_text("notes of a person")
    ran = riwaya("reuse", source, notes)
    assert ran.code == 1
    assert notes.read_text() == "notes of a person"
    assert riwaya("reuse", source, source).code == 1
    assert riwaya("reuse", source, tmp_path / "no" / "out.parquet").code == 1
    empty = tmp_path / "empty.jsonl"
    empty.write_bytes(b'{"id": 1}\n')
    assert riwaya("reuse", empty, tmp_path / "out.parquet").code == 1
    assert not (tmp_path / "out.parquet").exists()


def test_the_signature_of_an_author_is_not_compared(tmp_path: Path) -> None:
    signed = "أستاذ تاريخ المرافئ في معهد الزيتون\nمدير متحف الأشرعة القديمة في خليج النورس\n\nsalim@harbour.example"
    bodies = (
        "عاد الصيادون قبل المطر ولم يبق في المرفأ غير الحارس.",
        "للقمح في صوامع المدينة حكاية طويلة لا يعرفها أحد.",
    )
    source, out = tmp_path / "columns.jsonl", tmp_path / "out.parquet"
    source.write_bytes(lines([{"id": str(n), "text": f"{body}\n\n{signed}"} for n, body in enumerate(bodies)]))
    assert riwaya("reuse", source, out).code == 0
    assert table(out) == []


def test_a_turn_that_one_outlet_uses_twice_is_no_passage_but_what_it_prints_again_is(tmp_path: Path) -> None:
    long = " ".join(
        f"{a} {b}" for a in ("مرفأ", "صهريج", "قبو", "سقيفة", "مخبز") for b in ("أزرق", "قديم", "مهجور", "بعيد")
    )
    rows = [
        {"id": "a", "text": f"{TAKEN}. {long} نوارس شتاء", "outlet": "صحيفة المرفأ"},
        {"id": "b", "text": f"حكاية أخرى {long[::-1]} أشرعة صيف {TAKEN}.", "outlet": "صحيفة المرفأ"},
        {"id": "c", "text": f"{TAKEN}.", "outlet": "صحيفة المرفأ"},
    ]
    source, out = tmp_path / "news.jsonl", tmp_path / "out.parquet"
    source.write_bytes(lines(rows))
    assert riwaya("reuse", source, out).code == 0
    assert {(r["a"], r["b"]) for r in table(out)} == {("a", "c"), ("b", "c")}
