import datetime
import gzip
import json

import pyarrow
import pyarrow.parquet
import pytest

from containers_help import HTML, PROSE, taken
from riwaya.intake import open_pages
from riwaya.intake.fields import parse_fields
from riwaya.model import Page, RiwayaError

ROWS = [
    {
        "url": "https://sanabil.example/1",
        "title": "القناة تفتح",
        "text": PROSE,
        "date": "2031-03-05",
        "outlet": "السنابل",
    },
    {"url": "https://sanabil.example/2", "html": HTML, "published_at": 1930000000, "author": "ربى الجزيري"},
]


def lines(rows) -> bytes:
    return b"".join(json.dumps(r, ensure_ascii=False).encode() + b"\n" for r in rows)


def parquet(path, rows, **options) -> bytes:
    names = {k: None for row in rows for k in row}
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist([names | row for row in rows]), path, **options)
    return path.read_bytes()


@pytest.mark.parametrize(
    "pack", [bytes, gzip.compress, lambda d: b"\xef\xbb\xbf" + d, lambda d: d.replace(b"\n", b"\r\n")]
)
def test_rows_of_json_lines_are_pages(tmp_path, pack):
    pages, problems = taken(tmp_path / "x.jsonl", pack(lines(ROWS)))
    assert problems == []
    assert [p.name for p in pages] == [f"{tmp_path}/x.jsonl#{r['url']}" for r in ROWS]
    first, second = pages
    assert (first.media_type, first.text) == ("text/plain", PROSE)
    assert (first.hints.title, first.hints.published, first.hints.outlet) == ("القناة تفتح", "2031-03-05", "السنابل")
    assert second.media_type == "text/html"
    assert (second.hints.title, second.hints.author) == ("القناة", "ربى الجزيري")
    assert second.hints.published == "2031-02-27T23:06:40Z"


def test_names_of_fields_can_be_told(tmp_path):
    row = {"post": {"words": PROSE}, "day": "2031-03-05", "text": "not this"}
    fields = parse_fields("text=post.words, date=day")
    pages, _ = taken(tmp_path / "x.jsonl", lines([row]), names=fields)
    assert (pages[0].text, pages[0].hints.published) == (PROSE, "2031-03-05")
    for wrong in ("text", "words=text", "text="):
        with pytest.raises(RiwayaError, match="text=body"):
            parse_fields(wrong)


def test_rows_that_are_no_pages_are_told_and_the_rest_is_read(tmp_path):
    data = (
        b'{"text": 1}\nnonsense\n\n[1]\n{"url": "u"}\n'
        + b'{"a":' * 100_000
        + b"\n"
        + b'{"text": "\xff"}\n'
        + lines(ROWS[:1])
    )
    pages, problems = taken(tmp_path / "x.jsonl", data)
    assert [p.hints.title for p in pages] == ["القناة تفتح"]
    assert [p.where.split("#")[1] for p in problems] == ["1", "2", "4", "u", "6", "7"]


def test_a_line_without_end_does_not_fill_the_memory(tmp_path):
    data = b'{"text": "' + b"x" * (65 << 20) + b'"}\n' + lines(ROWS[:1])
    pages, problems = taken(tmp_path / "x.jsonl", data)
    assert len(pages) == 1
    assert "longer" in problems[0].what


def test_a_packed_table_cut_short_is_told(tmp_path):
    rows = [{"text": f"{PROSE} {n * 7919 % 1000003}"} for n in range(2000)]
    whole = gzip.compress(lines(rows))
    pages, problems = taken(tmp_path / "x.jsonl.gz", whole[: len(whole) // 2])
    assert 100 < len(pages) < 2000
    assert "cut off" in problems[-1].what


def test_text_that_only_looks_like_json_is_a_page(tmp_path):
    pages, _ = taken(tmp_path / "x.txt", b'{"' + PROSE.encode() + b'"}\nmore\n')
    assert pages[0].media_type == "text/plain"


@pytest.mark.parametrize("options", [{}, {"row_group_size": 1, "compression": "zstd"}, {"use_dictionary": False}])
def test_rows_of_parquet_are_pages(tmp_path, options):
    pages, problems = taken(tmp_path / "y.parquet", parquet(tmp_path / "x.parquet", ROWS, **options))
    assert problems == []
    assert [p.name.split("#")[1] for p in pages] == [r["url"] for r in ROWS]
    assert pages[0].text == PROSE
    assert PROSE in pages[1].text


def test_times_and_nested_columns_of_parquet_are_read(tmp_path):
    row = {
        "post": {"words": PROSE},
        "date": datetime.datetime(2031, 3, 5, 12, tzinfo=datetime.UTC),
        "authors": ["ربى", "نعمان"],
    }
    data = parquet(tmp_path / "x.parquet", [row])
    pages, problems = taken(tmp_path / "y.parquet", data, names={"text": "post.words"})
    assert problems == []
    assert pages[0].name.endswith("#1")
    assert pages[0].hints.published == "2031-03-05T12:00:00+00:00"
    assert pages[0].hints.author == "ربى، نعمان"


def test_damaged_parquet_and_parquet_without_texts_are_told(tmp_path):
    data = parquet(tmp_path / "x.parquet", ROWS)
    for bad, word in ((data[:-100], "damaged"), (parquet(tmp_path / "z.parquet", [{"n": 1}]), "no column")):
        pages, problems = taken(tmp_path / "y.parquet", bad)
        assert pages == []
        assert word in problems[0].what


def test_a_parquet_bomb_is_not_unpacked(tmp_path):
    rows = [{"text": "x" * (30 << 20)}] * 4
    pages, problems = taken(
        tmp_path / "y.parquet", parquet(tmp_path / "x.parquet", rows, compression="zstd", use_dictionary=False)
    )
    assert pages == []
    assert "unpacks" in problems[0].what


def test_tables_are_read_row_by_row(tmp_path):
    (tmp_path / "x.jsonl").write_bytes(lines(ROWS[:1]) + b"nonsense\n")
    items = open_pages([tmp_path / "x.jsonl"])
    assert isinstance(next(items), Page)
