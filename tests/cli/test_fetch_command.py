"""`riwaya fetch` as a person and a script meet it."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cli_help import Ran
from fetch_server import TEXT, Site, answer, reset, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def riwaya(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Runs a command in this process, which has loaded its tables already."""
    from riwaya.cli.running import run

    def ran(*args: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = run([str(a) for a in args])
        return Ran(code, *capfd.readouterr())

    return ran


def rows(ran: Ran) -> list[dict[str, object]]:
    return [json.loads(line) for line in ran.out.splitlines()]


def test_a_page_is_shown_as_read_shows_it_and_kept(site: Site, here: Path, riwaya) -> None:
    address = site.on("/a")
    ran = riwaya("fetch", "--allow-private", "--lang", "en", address)
    assert ran.code == 0
    assert address in ran.out
    assert "سالم الغيداق" in ran.out
    assert (here / "pages.warc.gz").read_bytes().startswith(b"\x1f\x8b")


def test_json_is_a_line_for_each_address_sorted(site: Site, here: Path, riwaya) -> None:
    good, gone, broken = site.on("/b"), site.on("/a", answer(b"", "404 Not Found")), site.on("/c", reset)
    ran = riwaya("fetch", "--allow-private", "--delay", 0, "--retries", 0, "--json", "--with-text", good, gone, broken)
    assert ran.code == 0
    assert [r["page"] for r in rows(ran)] == [gone, good, broken]
    assert [bool(r["problems"]) for r in rows(ran)] == [True, False, True]
    assert TEXT in str(rows(ran)[1]["text"])
    assert rows(ran)[0].keys() | {"text"} == rows(ran)[1].keys()
    assert "404 (Not Found)" in ran.err
    assert len(ran.err.splitlines()) == 2


def test_addresses_come_from_standard_input(site: Site, here: Path, riwaya) -> None:
    listed = f"# the dam\n\n  {site.on('/a')}\r\n{site.on('/b')}\n{site.on('/a')}\n".encode()
    ran = riwaya("fetch", "--allow-private", "--delay", 0, "--json", "--to", "dam.warc", "-", stdin=listed)
    assert ran.code == 0
    assert sorted(site.paths()) == ["/a", "/b"]
    (row,) = rows(ran)  # the same bytes at two addresses are one page
    assert row["also"] == [f"http://127.0.0.1:{site.port}/b"]
    assert (here / "dam.warc").read_bytes().startswith(b"WARC/1.1")


def test_a_second_visit_asks_only_for_news(site: Site, here: Path, riwaya) -> None:
    address = site.on("/a", answer(etag='"v1"'), answer(b"", "304 Not Modified", content_length=""))
    first, second = (riwaya("fetch", "--allow-private", "--json", address) for _ in range(2))
    assert rows(first) == rows(second)
    assert site.asked[-1].headers["if-none-match"] == '"v1"'


def test_private_machines_are_refused_unless_asked_for(site: Site, here: Path, riwaya) -> None:
    ran = riwaya("fetch", site.on("/a"), f"http://localhost:{site.port}/a", "http://0x7f000001/")
    assert ran.code == 1
    assert site.asked == []
    assert "--allow-private" in ran.err
    assert list(here.iterdir()) == []


def test_secrets_are_not_repeated(site: Site, here: Path, riwaya) -> None:
    ran = riwaya(
        "fetch",
        "--allow-private",
        "--retries",
        0,
        site.on("/a?token=wasl-secret", reset),
        "http://amal:wasl@h.example/",
    )
    assert ran.code == 1
    assert "wasl" not in ran.err
    assert "token=***" in ran.err


@pytest.mark.parametrize(
    "args",
    [
        (),
        ("page.html",),
        ("--with-text", "http://h.example/"),
        ("--user-agent", "a\nb: c", "http://h.example/"),
        ("--user-agent", "", "http://h.example/"),
        ("--max-size", "0", "http://h.example/"),
        ("--delay", "-1", "http://h.example/"),
        ("-",),
    ],
)
def test_a_command_that_is_not_understood_ends_with_2(here: Path, args: tuple[str, ...]) -> None:
    from click.testing import CliRunner

    from riwaya.cli.commands import riwaya as command

    ran = CliRunner().invoke(command, ["fetch", *args])
    assert ran.exit_code == 2
    assert ran.output
    assert list(here.iterdir()) == []


def test_an_archive_that_is_none_is_told_before_anything_is_asked(site: Site, here: Path, riwaya) -> None:
    (here / "pages.warc.gz").write_text("my notes")
    ran = riwaya("fetch", "--allow-private", site.on("/a"))
    assert ran.code == 1
    assert "no WARC archive" in ran.err
    assert site.asked == []
    assert (here / "pages.warc.gz").read_text() == "my notes"


def test_reading_does_not_load_what_only_fetching_needs(here: Path) -> None:
    import subprocess

    (here / "page.txt").write_text(TEXT, encoding="utf-8")
    code = (
        "import sys; from riwaya.cli.running import run; run(['read', 'page.txt']); "
        "print([m for m in ('httpx', 'asyncio', 'protego', 'riwaya.intake.fetching') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    assert ran.stdout.splitlines()[-1] == "[]"


def test_what_was_fetched_is_read_from_the_archive_as_it_was_fetched(site: Site, here: Path, riwaya) -> None:
    (fetched,) = rows(riwaya("fetch", "--allow-private", "--json", site.on("/a")))
    (read,) = rows(riwaya("read", "--json", "pages.warc.gz"))
    same = ("sha256", "text_sha256", "media_type", "fetched", "lines", "articles")
    assert {k: read[k] for k in same} == {k: fetched[k] for k in same}
    assert fetched["articles"]


def test_ctrl_c_keeps_what_was_fetched(site: Site, here: Path, riwaya) -> None:
    import signal
    import subprocess
    import time

    site.on("/b", lambda sock: time.sleep(20))
    command = [sys.executable, "-m", "riwaya", "fetch", "--allow-private", "--delay", "0"]
    run = subprocess.Popen([*command, site.on("/a"), f"http://127.0.0.1:{site.port}/b"], stderr=subprocess.PIPE)
    for _ in range(500):
        if "/b" in site.paths():
            break
        time.sleep(0.02)
    run.send_signal(signal.SIGINT)
    _, err = run.communicate(timeout=10)
    assert run.returncode == 130
    assert b"Traceback" not in err
    assert len(rows(riwaya("read", "--json", "pages.warc.gz"))) == 1
