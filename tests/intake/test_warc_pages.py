import gzip
import zlib

import brotli
import pytest

from containers_help import HTML, PROSE, packed_records, record, taken, zipped
from riwaya.intake.bounds import Budget
from riwaya.intake.sources import Peeked, Source
from riwaya.intake.warc import warc_entries

A, B, C = (f"https://sanabil.example/{n}" for n in "abc")


def three() -> list[bytes]:
    return [record(HTML.replace("</p>", f"</p><p>{n}</p>").encode(), a) for n, a in enumerate((A, B, C))]


@pytest.mark.parametrize(
    "pack", [lambda r: b"".join(r), lambda r: packed_records(*r), lambda r: gzip.compress(b"".join(r))]
)
def test_pages_come_in_the_order_of_the_records_with_address_and_time(tmp_path, pack):
    pages, problems = taken(tmp_path / "x.warc.gz", pack(three()[::-1]))
    assert problems == []
    assert [p.name for p in pages] == [f"{tmp_path}/x.warc.gz#{a}" for a in (C, B, A)]
    assert {p.fetched for p in pages} == {"2031-03-05T10:20:30Z"}
    assert [p.hints.address for p in pages] == [C, B, A]
    assert all(PROSE in p.text for p in pages)


def test_only_good_pages_of_text_are_pages(tmp_path):
    records = [
        record(b"<html><body>moved", status="301 Moved"),
        record(HTML.encode(), status="404 Not Found"),
        record(b"\x89PNG\r\n\x1a\n", headers="Content-Type: image/png"),
        record(b"{}", headers="Content-Type: application/json"),
        record(b"GET / HTTP/1.1\r\n\r\n", kind="request", headers="Content-Type: application/http; msgtype=request"),
        record(b"", kind="revisit", headers="Content-Type: application/http; msgtype=response"),
        record(b"software: x\r\n", kind="warcinfo", headers="Content-Type: application/warc-fields"),
        record(PROSE.encode(), A, "Content-Type: text/plain"),
        record(HTML.encode(), B, "Server: none"),
        record(PROSE.encode(), C, "Content-Type: text/plain", kind="conversion"),
    ]
    pages, problems = taken(tmp_path / "x.warc", b"".join(records))
    assert [p.hints.address for p in pages] == [A, B, C]
    assert problems == []


def test_the_header_tells_the_encoding_where_the_bytes_leave_it_open(tmp_path):
    latin = "<p>L'œuvre a été annoncée à Évian, dit la société de l'eau après l'été.</p>" * 3
    pages, _ = taken(
        tmp_path / "x.warc", record(latin.encode("cp1252"), headers="Content-Type: text/html; charset=windows-1252")
    )
    assert "L'œuvre a été annoncée" in pages[0].text


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256"])
@pytest.mark.parametrize("declared", ["utf-8", "windows-1256", "iso-8859-1", "no-such-thing"])
def test_a_wrong_header_misleads_nobody(tmp_path, encoding, declared):
    body = HTML.encode(encoding)
    pages, _ = taken(tmp_path / "x.warc", record(body, headers=f"Content-Type: text/html; charset={declared}"))
    assert PROSE in pages[0].text


def chunked(data: bytes) -> bytes:
    return (
        b"".join(b"%x\r\n%s\r\n" % (len(data[i : i + 100]), data[i : i + 100]) for i in range(0, len(data), 100))
        + b"0\r\n\r\n"
    )


@pytest.mark.parametrize(
    ("headers", "pack"),
    [
        ("Content-Encoding: gzip", gzip.compress),
        ("Content-Encoding: br", brotli.compress),
        ("Content-Encoding: deflate", zlib.compress),
        ("Transfer-Encoding: chunked", chunked),
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked", lambda d: chunked(gzip.compress(d))),
        ("Content-Encoding: gzip", bytes),
        ("Transfer-Encoding: chunked", bytes),
    ],
)
def test_bodies_are_unpacked_as_far_as_their_headers_speak_the_truth(tmp_path, headers, pack):
    pages, problems = taken(
        tmp_path / "x.warc", record(pack(HTML.encode()), headers=f"Content-Type: text/html\r\n{headers}")
    )
    assert problems == []
    assert PROSE in pages[0].text


@pytest.mark.parametrize("pack", [lambda r: b"".join(r), lambda r: packed_records(*r)])
def test_a_file_cut_short_gives_what_stands_before_and_says_so(tmp_path, pack):
    whole = pack(three())
    pages, problems = taken(tmp_path / "x.warc", whole[: len(whole) - len(whole) // 6])
    said = [p.what for page in pages for p in page.problems] + [p.what for p in problems]
    assert [p.hints.address for p in pages][:2] == [A, B]
    assert any("cut off" in what for what in said)


@pytest.mark.parametrize("junk", [b"\x1f\x8b\x08\x00" + b"\xff" * 200, b"nothing" * 30_000])
def test_damage_is_told_and_what_is_whole_behind_it_is_read(tmp_path, junk):
    first, second, third = map(gzip.compress, three())
    spoiled = bytearray(second)
    spoiled[len(second) // 2] ^= 0xFF
    pages, problems = taken(tmp_path / "x.warc.gz", first + junk + bytes(spoiled) + third)
    assert pages[0].hints.address == A
    assert pages[-1].hints.address == C
    assert "damaged" in problems[0].what
    pages, problems = taken(tmp_path / "x.warc", b"".join(three())[:1000] + b"junk" * 100)
    assert pages[0].hints.address == A


def test_a_response_that_unpacks_without_end_is_passed_over_and_told(tmp_path):
    bomb = record(gzip.compress(bytes(80 << 20)), A, "Content-Type: text/html\r\nContent-Encoding: gzip")
    filler = b"".join(record(bytes(1 << 20), A, "Content-Type: image/png") for _ in range(2))
    pages, problems = taken(tmp_path / "x.warc", filler + bomb + three()[1])
    assert [p.hints.address for p in pages] == [B]
    assert len(problems) == 1
    assert "unpacks" in problems[0].what


def test_records_are_read_one_at_a_time(tmp_path):
    data = packed_records(*(record(HTML.encode(), f"{A}/{n}") for n in range(4000)))

    class Counted:
        at = 0

        def read(self, size: int = -1) -> bytes:
            part = data[self.at : self.at + size]
            self.at += len(part)
            return part

    file = Counted()
    entries = warc_entries(Source("x", Peeked(file), Budget("x", len(data))))
    next(entries)
    assert file.at < len(data) / 2
    assert sum(1 for _ in entries) == 3999


def test_wacz_is_read_for_its_archives_alone(tmp_path):
    members = {
        "datapackage.json": b"{}",
        "pages/pages.jsonl": b'{"format": "json-pages-1.0"}\n{"url": "x", "text": "y"}\n',
        "archive/data.warc.gz": packed_records(*three()),
    }
    pages, problems = taken(tmp_path / "x.wacz", zipped(members, packed=False))
    assert problems == []
    assert [p.name for p in pages] == [f"{tmp_path}/x.wacz!/archive/data.warc.gz#{a}" for a in (A, B, C)]
