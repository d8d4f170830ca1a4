"""`riwaya read` as a person and a script meet it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from cli_help import Ran, riwaya

TEXT = """مرفأ الندى يستقبل أول سفينة منذ عامين

الأربعاء 5 مارس 2031

قال مدير مرفأ الندى سالم الغيداق إن السفينة "نسمة" ستصل مساء الخميس.

وأضاف أن عشرين عاملا عادوا إلى أرصفة المرفأ.
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def rows(ran: Ran) -> list[dict[str, object]]:
    return [json.loads(line) for line in ran.out.splitlines()]


def test_json_is_a_line_for_each_page_sorted_by_page(tmp_path: Path) -> None:
    names = [tmp_path / f"{n}.txt" for n in "cab"]
    for path in names:
        path.write_text(TEXT + path.stem, encoding="utf-8")
    ran = riwaya("read", "--json", *names)
    assert ran.code == 0
    assert [r["page"] for r in rows(ran)] == sorted(map(str, names))


def test_the_same_bytes_come_out_whatever_the_order(tmp_path: Path) -> None:
    names = [tmp_path / f"{n}.txt" for n in "abc"]
    for path in names:
        path.write_text(TEXT + path.stem, encoding="utf-8")
    assert riwaya("read", "--json", *names).out == riwaya("read", "--json", *reversed(names)).out
    assert riwaya("story", "--json", *names).out == riwaya("story", "--json", *reversed(names)).out


def test_text_is_the_text_that_offsets_count_in(page: Path) -> None:
    ran = riwaya("read", "--text", page)
    assert ran.out == TEXT
    (row,) = rows(riwaya("read", "--json", "--with-text", page))
    assert row["text"] == TEXT


def test_a_page_is_read_from_standard_input(page: Path) -> None:
    for data in (page.read_bytes(), gzip.compress(page.read_bytes())):
        ran = riwaya("read", "-", "--json", stdin=data)
        assert ran.code == 0
        assert rows(ran)[0]["page"] == "-"


def test_statements_are_shown_to_people(page: Path) -> None:
    ran = riwaya("read", page)
    assert ran.code == 0
    assert "سالم الغيداق" in ran.out


def test_what_cannot_be_read_is_told_and_kept_and_the_run_goes_on(page: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    ran = riwaya("read", "--json", page, tmp_path / "empty.txt", tmp_path / "no-such.txt")
    assert ran.code == 0
    kept = {Path(str(r["page"])).name: r for r in rows(ran)}
    assert sorted(kept) == ["empty.txt", "no-such.txt", "page.txt"]
    assert kept["empty.txt"]["problems"]
    assert kept["no-such.txt"]["problems"]
    assert kept["no-such.txt"].keys() == kept["page.txt"].keys()
    assert "empty.txt" in ran.err
    assert "no-such.txt" in ran.err


def test_nothing_read_ends_with_1(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    for command in ("read", "story"):
        ran = riwaya(command, tmp_path / "empty.txt")
        assert ran.code == 1
        assert "empty.txt" in ran.err


@pytest.mark.parametrize(
    "args",
    [
        ("read",),
        ("read", "--nonsense", "x"),
        ("read", "no/such/file.txt"),
        ("read", "--text", "--json", "x"),
        ("read", "--with-text", "x"),
        ("story", "--json", "--markdown", "x"),
        ("story", "--json", "--html", "-", "x"),
        ("tell",),
        ("weigh", "no-such.jsonl", "--texts", "."),
    ],
)
def test_a_command_that_is_not_understood_ends_with_2(args: tuple[str, ...]) -> None:
    ran = riwaya(*args)
    assert ran.code == 2
    assert ran.err
    assert not ran.out


def test_a_bad_context_file_is_told_by_name(page: Path, tmp_path: Path) -> None:
    (tmp_path / "known.jsonl").write_text("this is no JSON\n")
    ran = riwaya("read", page, "--context", tmp_path / "known.jsonl")
    assert ran.code in (1, 2)
    assert "known.jsonl" in ran.err


def test_context_outranks_the_page(page: Path, tmp_path: Path) -> None:
    known = tmp_path / "known.jsonl"
    known.write_text(json.dumps({"text": "page.txt", "outlet": "وكالة الندى", "published": "2031-03-04"}))
    (row,) = rows(riwaya("read", "--json", "--context", known, page))
    article = row["articles"][0]  # type: ignore[index]
    assert (article["outlet"], article["published"]) == ("وكالة الندى", "2031-03-04")


def test_names_that_are_no_utf8_do_no_harm(tmp_path: Path) -> None:
    name = bytes(tmp_path) + b"/\xff\xfe.txt"
    with open(name, "wb") as file:
        file.write(TEXT.encode())
    ran = riwaya("read", "--json", tmp_path)
    assert ran.code == 0
    assert len(rows(ran)) == 1
