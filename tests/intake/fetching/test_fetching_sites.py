"""Fetching from a site that behaves, and from one that does not."""

from __future__ import annotations

import gzip
import time
import zlib
from contextlib import suppress
from socket import socket

import brotli
import pytest

from fetch_server import PAGE, TEXT, Site, answer, reset


def test_a_page_is_fetched_kept_and_read(site: Site, fetching) -> None:
    got = fetching.one(site.on("/a"))
    assert got.problem is None
    assert got.page.name == got.given
    assert TEXT in got.page.text
    assert got.page.fetched == "2031-03-05T12:00:00Z"
    info, response, request = fetching.records()
    assert [r["WARC-Type"] for r in (info, response, request)] == ["warcinfo", "response", "request"]
    assert response["WARC-Target-URI"] == got.given
    assert response["body"] == PAGE
    assert all(r["block_holds"] for r in (info, response, request))
    assert request["WARC-Concurrent-To"] == response["WARC-Record-ID"]
    assert request["http"]["User-Agent"].startswith("riwaya/")
    asked = site.asked[-1].headers
    assert {k.lower(): v for k, v in request["http"].items()} == asked


def test_the_digest_is_that_of_the_body(site: Site, fetching) -> None:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    fetching.one(site.on("/a", answer(gzip.compress(PAGE), content_encoding="gzip")))
    with open(fetching.path, "rb") as file:
        held = [r.verify_payload_digest() for r in ArchiveIterator(file, record_types=WarcRecordType.response)]
    assert held == [True]


@pytest.mark.parametrize(
    ("pack", "encoding"),
    [
        (gzip.compress, "gzip"),
        (gzip.compress, "x-gzip"),
        (zlib.compress, "deflate"),
        (lambda d: zlib.compress(d)[2:-4], "deflate"),
        (brotli.compress, "br"),
        (lambda d: brotli.compress(gzip.compress(d)), "gzip, br"),
        (lambda d: d, "gzip"),
        (lambda d: gzip.compress(d[:99]) + gzip.compress(d[99:]), "gzip"),
    ],
)
def test_packed_pages_are_unpacked(site: Site, fetching, pack, encoding: str) -> None:
    got = fetching.one(site.on("/a", answer(pack(PAGE), content_encoding=encoding)))
    assert got.problem is None
    assert got.page.problems == ()
    assert TEXT in got.page.text


def test_chunks_are_joined(site: Site, fetching) -> None:
    body = b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in (PAGE[:50], PAGE[50:])) + b"0\r\n\r\n"
    got = fetching.one(site.on("/a", answer(body, content_length="", transfer_encoding="chunked")))
    assert TEXT in got.page.text
    assert fetching.records()[1]["body"] == PAGE


@pytest.mark.parametrize(
    ("pack", "encoding"), [(gzip.compress, "gzip"), (lambda d: brotli.compress(d, quality=1), "br")]
)
def test_a_bomb_does_not_go_off(site: Site, fetching, pack, encoding: str) -> None:
    import tracemalloc

    bomb = pack(b"\x20" * (64 << 20))
    address = site.on("/a", answer(bomb, content_encoding=encoding))
    tracemalloc.start()
    got = fetching.one(address)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert got.page is None
    assert "larger than 1 MiB" in got.problem.what
    assert most < 8 << 20
    assert fetching.records()[1]["WARC-Truncated"] == "length"


def test_a_packing_that_nobody_knows_or_that_is_damaged_is_told(site: Site, fetching) -> None:
    for body, encoding in ((PAGE, "zap"), (b"\x1f\x8b\x08" + b"?" * 40, "gzip"), (PAGE, "br")):
        got = fetching.one(site.on("/a", answer(body, content_encoding=encoding)))
        assert "cannot be unpacked" in got.problem.what


def endless(sock: socket) -> None:
    sock.sendall(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n" + PAGE)
    with suppress(OSError):
        for _ in range(10_000):
            sock.sendall(PAGE * 50)


def test_an_endless_body_ends(site: Site, fetching) -> None:
    got = fetching.one(site.on("/a", endless))
    assert "larger than 1 MiB" in got.problem.what
    response = fetching.records()[1]
    assert response["WARC-Truncated"] == "length"
    assert len(response["body"]) == 1 << 20


def drip_body(sock: socket) -> None:
    sock.sendall(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n")
    drip(sock)


def drip(sock: socket) -> None:
    with suppress(OSError):
        for n in range(200):
            sock.sendall(PAGE[n : n + 1])
            time.sleep(0.02)


def drip_headers(sock: socket) -> None:
    sock.sendall(b"HTTP/1.1 200 OK\r\nx: ")
    drip(sock)


@pytest.mark.parametrize("slow", [drip_body, drip_headers, lambda sock: time.sleep(3)])
def test_time_is_bounded_in_all(site: Site, fetching, slow) -> None:
    began = time.monotonic()
    got = fetching.one(site.on("/a", slow), time=0.4)
    assert time.monotonic() - began < 2
    assert "in time" in got.problem.what or "within 0.4 seconds" in got.problem.what
    assert len(site.paths()) == 1  # there is no sense in waiting as long again


def test_a_body_shorter_than_announced_is_read_as_far_as_it_came(site: Site, fetching) -> None:
    got = fetching.one(site.on("/a", answer(content_length=str(len(PAGE) + 500))))
    assert TEXT in got.page.text
    assert any("broke off" in p.what for p in got.page.problems)
    assert len(site.paths()) == 3
    assert fetching.records()[1]["WARC-Truncated"] == "disconnect"


def test_a_body_longer_than_announced_is_cut_there(site: Site, fetching) -> None:
    got = fetching.one(site.on("/a", answer(PAGE + b"<p>more", content_length=str(len(PAGE)))))
    assert got.page.problems == ()
    assert fetching.records()[1]["body"] == PAGE


@pytest.mark.parametrize(
    ("body", "charset"),
    [(PAGE, "iso-8859-1"), (PAGE, "windows-1256"), (PAGE, "no-such-thing"), (PAGE.decode().encode("cp1256"), "utf-8")],
)
def test_a_wrong_charset_does_no_harm(site: Site, fetching, body: bytes, charset: str) -> None:
    got = fetching.one(site.on("/a", answer(body, content_type=f"text/html; charset={charset}")))
    assert TEXT in got.page.text


def test_redirects_are_followed_and_kept(site: Site, fetching) -> None:
    site.on("/b", answer())
    got = fetching.one(site.on("/a", answer(b"", "301 Moved", location="/b#x")))
    assert got.page.name.endswith("/b")
    assert got.page.also == (got.given,)
    assert [r["status"][9:12] for r in fetching.records() if r["WARC-Type"] == "response"] == ["301", "200"]


def test_redirects_in_a_circle_end(site: Site, fetching) -> None:
    site.on("/b", answer(b"", "302 Found", location="/a"))
    got = fetching.one(site.on("/a", answer(b"", "302 Found", location="/b")))
    assert "circle" in got.problem.what
    assert site.paths() == ["/a", "/b"]


def test_redirects_without_end_end(site: Site, fetching) -> None:
    for n in range(20):
        site.on(f"/{n}", answer(b"", "302 Found", location=f"/{n + 1}"))
    got = fetching.one(site.on("/0", *site.answers["/0"]), redirects=3)
    assert "more than 3 times" in got.problem.what
    assert len(site.paths()) == 4


@pytest.mark.parametrize("place", ["ftp://site.example/", "http://", "http://u:p@site.example/", "file:///etc/passwd"])
def test_redirects_lead_only_to_pages(site: Site, fetching, place: str) -> None:
    got = fetching.one(site.on("/a", answer(b"", "302 Found", location=place)))
    assert got.page is None
    assert "u:p" not in str(got.problem)


@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
def test_retry_after_is_waited_for(site: Site, fetching, status: str) -> None:
    got = fetching.one(site.on("/a", answer(b"", status, retry_after="17"), answer()))
    assert got.page is not None
    assert max(fetching.clock.slept) == pytest.approx(17)


def test_retry_after_may_be_a_date(site: Site, fetching) -> None:
    later = answer(b"", "503 Busy", retry_after="Wed, 05 Mar 2031 12:00:40 GMT")
    assert fetching.one(site.on("/a", later, answer())).page is not None
    assert max(fetching.clock.slept) == pytest.approx(40)


def test_a_long_retry_after_is_not_waited_for_and_the_site_is_left_alone(site: Site, fetching) -> None:
    first, second = fetching.all(
        site.on("/a", answer(b"", "429 Too Many Requests", retry_after="86400")), site.on("/b")
    )
    assert "429" in first.problem.what
    assert "86400 seconds" in second.problem.what
    assert site.paths() == ["/a"]
    assert sum(fetching.clock.slept) < 10


def test_trouble_passes(site: Site, fetching) -> None:
    got = fetching.one(site.on("/a", answer(b"", "503 Busy"), reset, answer()))
    assert got.page is not None
    assert fetching.clock.slept == [1.0, 2.0]


def test_trouble_that_stays_is_told_and_kept(site: Site, fetching) -> None:
    got = fetching.one(site.on("/a", answer(b"busy", "503 Busy")))
    assert "503 (Service Unavailable)" in got.problem.what
    assert len(site.paths()) == 3
    assert fetching.records()[1]["body"] == b"busy"


def test_a_page_that_is_gone_is_told(site: Site, fetching) -> None:
    got = fetching.one(site.on("/a", answer(b"gone", "410 Gone")))
    assert "410 (Gone)" in got.problem.what
    assert len(site.paths()) == 1


@pytest.mark.parametrize(
    "bad",
    [
        reset,
        b"",
        b"what?\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"".join(b"x-%d: %s\r\n" % (n, b"y" * 1000) for n in range(500)) + b"\r\n",
        b"HTTP/1.1 200 OK\r\nx: " + b"y" * 500_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-length: -5\r\n\r\n" + PAGE,
        b"HTTP/1.1 999 Huh\r\ncontent-length: 0\r\n\r\n",
    ],
)
def test_a_broken_answer_is_a_sentence(site: Site, fetching, bad) -> None:
    got = fetching.one(site.on("/a", bad))
    assert got.page is None
    assert got.problem.what.endswith(".")
    assert got.problem.where == got.given


def test_pictures_are_not_taken(site: Site, fetching) -> None:
    got = fetching.one(site.on("/a", answer(b"\x89PNG" + b"\0" * 99, content_type="image/png")))
    assert "image/png" in got.problem.what
    assert not fetching.path.exists()


def test_what_says_it_is_a_page_and_is_none_is_told(site: Site, fetching) -> None:
    for body in (b"", b"  \n", b"\x89PNG\r\n\x1a\n" + b"\0" * 99):
        got = fetching.one(site.on("/a", answer(body)))
        assert got.page is None
        assert got.problem.where == got.given


def test_one_bad_page_does_not_stop_the_rest(site: Site, fetching) -> None:
    results = fetching.all(site.on("/a", reset), "no address", site.on("/b"), "http://no-such-host.invalid/")
    assert [r.page is not None for r in results] == [False, False, True, False]


def test_no_cookie_is_ever_sent_back(site: Site, fetching) -> None:
    site.on("/b", answer())
    fetching.all(site.on("/a", answer(b"", "302 Found", location="/b", set_cookie="id=1")), site.on("/c"))
    assert all("cookie" not in asked.headers for asked in site.asked)


def test_requests_to_one_host_keep_their_distance(site: Site, fetching) -> None:
    fetching.all(site.on("/a"), site.on("/b"), site.on("/c"), delay=4.0)
    assert fetching.clock.slept == [4.0, 4.0]


def test_the_name_we_go_by_can_be_set(site: Site, fetching) -> None:
    fetching.one(site.on("/a"), user_agent="desk/2.0 (+mailto:desk@daily.example)")
    assert {a.headers["user-agent"] for a in site.asked} == {"desk/2.0 (+mailto:desk@daily.example)"}


def test_several_hosts_are_asked_at_once(site: Site, fetching) -> None:
    from threading import Barrier

    both = Barrier(2, timeout=3)  # breaks, and the answer fails to come, unless two requests are under way together

    def together(sock: socket) -> None:
        both.wait()
        sock.sendall(answer())

    async def resolver(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    first, second = (site.on("/a", together, host=f"{name}.example") for name in ("news", "daily"))
    assert all(r.page for r in fetching.all(first, second, resolver=resolver, retries=0))


def test_a_full_disk_is_told_and_nothing_more_is_asked(site: Site, fetching, monkeypatch: pytest.MonkeyPatch) -> None:
    from riwaya.intake.fetching.archive import Archive

    fetching.one(site.on("/a"))
    before = fetching.path.read_bytes()
    addresses = [site.on("/b", answer(PAGE + b"b")), site.on("/c")]

    class Full:
        def __init__(self, file) -> None:
            self.file, self.left = file, 100

        def __getattr__(self, name: str):
            return getattr(self.file, name)

        def write(self, data) -> int:
            if not self.left:
                raise OSError(28, "No space left on device")
            self.left, part = 0, self.left
            return self.file.write(data[:part])

    enter = Archive.__enter__

    def full(self):
        enter(self)
        self._file = Full(self._file)
        return self

    monkeypatch.setattr(Archive, "__enter__", full)
    results = fetching.all(*addresses)
    assert all("No space left" in r.problem.what for r in results)
    assert site.paths() == ["/a", "/b"]
    assert fetching.path.read_bytes() == before
