"""Archives through `riwaya read`: in their order, streamed, stopped and gone on with."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cli_help import Ran, riwaya
from containers_help import HTML, PROSE, packed_records, record, zipped


def rows(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def page(n: int) -> bytes:
    return HTML.replace("</p>", f"</p><p>وأضاف الشاطبي أن {n} قرية ستشرب من القناة.</p>").encode()


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(packed_records(*(record(page(n), f"https://sanabil.example/{n}") for n in (3, 1, 2, 1))))
    return path


def test_pages_of_an_archive_come_in_its_order_and_repeats_point_to_the_first(crawl: Path) -> None:
    found = rows(riwaya("read", "--json", crawl).out)
    assert [str(r["page"]).split("#")[1] for r in found] == [f"https://sanabil.example/{n}" for n in (3, 1, 2, 1)]
    assert [r["also"] for r in found] == [[], [], [], [f"{crawl}#https://sanabil.example/1"]]
    assert [len(r["articles"]) for r in found] == [1, 1, 1, 0]  # type: ignore[arg-type]
    assert {r["fetched"] for r in found} == {"2031-03-05T10:20:30Z"}
    assert len({frozenset(r) for r in found}) == 1


def test_an_archive_from_standard_input_is_read(crawl: Path) -> None:
    found = rows(riwaya("read", "-", "--json", stdin=crawl.read_bytes()).out)
    assert found[0]["page"] == "-#https://sanabil.example/3"


def test_an_archive_is_shown_to_people_and_its_texts_printed(crawl: Path) -> None:
    assert "نعمان الشاطبي" in riwaya("read", crawl).out
    ran = riwaya("read", "--text", crawl)
    assert ran.out.count(PROSE) == 3
    assert f"==> {crawl}#https://sanabil.example/3 <==" in ran.out


def test_a_story_is_made_of_the_pages_in_archives(crawl: Path) -> None:
    told = json.loads(riwaya("story", "--json", crawl).out)
    assert len(told["articles"]) == 3


def test_fields_of_a_table_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "t.jsonl").write_text(json.dumps({"words": PROSE, "day": "2031-03-05", "url": "u"}) + "\n{}\n")
    ran = riwaya("read", "--json", "--fields", "text=words,date=day", tmp_path / "t.jsonl")
    first, second = rows(ran.out)
    assert first["articles"][0]["published"] == "2031-03-05"  # type: ignore[index]
    assert second["problems"]
    assert riwaya("read", "--json", "--fields", "words", tmp_path / "t.jsonl").code in (1, 2)


def test_what_is_written_to_a_file_is_what_is_printed(crawl: Path, tmp_path: Path) -> None:
    out = tmp_path / "read.jsonl"
    ran = riwaya("read", "--json", "--out", out, crawl)
    assert (ran.code, ran.out) == (0, "")
    assert out.read_text() == riwaya("read", "--json", crawl).out


@pytest.mark.parametrize("left", [0, 1, 500, 0.5, 0.999, 1.0])
def test_a_run_that_was_stopped_anywhere_goes_on_to_the_same_bytes(crawl: Path, tmp_path: Path, left: float) -> None:
    (tmp_path / "more.zip").write_bytes(zipped({"a.html": page(7), "bad.bin": bytes(99), "b.html": page(8)}))
    whole, part = tmp_path / "whole.jsonl", tmp_path / "part.jsonl"
    inputs = [crawl, tmp_path / "more.zip"]
    riwaya("read", "--json", "--out", whole, *inputs)
    data = whole.read_bytes()
    part.write_bytes(data[: int(left * len(data)) if isinstance(left, float) else left])
    ran = riwaya("read", "--json", "--out", part, "--resume", *inputs)
    assert ran.code == 0
    assert part.read_bytes() == data


def test_a_run_that_was_killed_goes_on(tmp_path: Path) -> None:
    crawl, out = tmp_path / "big.warc", tmp_path / "read.jsonl"
    crawl.write_bytes(b"".join(record(page(n), f"https://sanabil.example/{n}") for n in range(400)))
    command = [sys.executable, "-m", "riwaya", "read", str(crawl), "--json", "--out", str(out), "--resume"]
    process = subprocess.Popen(command)
    deadline = time.monotonic() + 60
    while (not out.exists() or out.stat().st_size < 20_000) and time.monotonic() < deadline:
        time.sleep(0.02)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    before = out.read_bytes()
    assert 0 < before.count(b"\n") < 400
    assert subprocess.run(command, check=False).returncode == 0
    after = out.read_bytes()
    assert after.startswith(before[: before.rfind(b"\n") + 1])
    assert [str(r["page"]).rpartition("/")[2] for r in rows(after.decode())] == [str(n) for n in range(400)]


def refused(ran: Ran, word: str) -> None:
    assert ran.code in (1, 2)
    assert word in ran.err


def test_a_file_is_not_overwritten_and_other_pages_do_not_go_on_in_it(crawl: Path, tmp_path: Path) -> None:
    out, other = tmp_path / "read.jsonl", tmp_path / "other.warc"
    riwaya("read", "--json", "--out", out, crawl)
    data = out.read_bytes()
    other.write_bytes(record(page(9), "https://sanabil.example/9"))
    refused(riwaya("read", "--json", "--out", out, crawl), "already")
    refused(riwaya("read", "--json", "--out", out, "--resume", other), "not what this file was written from")
    assert out.read_bytes() == data
    refused(riwaya("read", "--json", "--out", crawl, "--resume", crawl), "read")
    refused(riwaya("read", "--json", "--out", tmp_path / "known.jsonl", "--resume", tmp_path), "read")
    (tmp_path / "notes.txt").write_text("ملاحظات\n")
    refused(riwaya("read", "--json", "--out", tmp_path / "notes.txt", "--resume", crawl), "something else")
    refused(riwaya("read", "--out", out, crawl), "--json")
    refused(riwaya("read", "--json", "--resume", crawl), "--out")


def test_many_bad_rows_are_told_shortly(tmp_path: Path) -> None:
    (tmp_path / "t.jsonl").write_text(json.dumps({"text": PROSE}) + "\n" + "nonsense\n" * 3000)
    ran = riwaya("read", "--json", tmp_path / "t.jsonl")
    assert len(rows(ran.out)) == 3001
    assert len(ran.err.splitlines()) == 4
    assert "the same in 2997 more places" in ran.err
