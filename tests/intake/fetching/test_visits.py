"""A second visit asks only whether the page has changed."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from fetch_server import PAGE, TEXT, Site, answer
from riwaya.intake.fetching import Archive, Visits
from riwaya.model import RiwayaError

TODAY_TAG = {"etag": '"v1"', "last_modified": "Wed, 05 Mar 2031 09:00:00 GMT"}
UNCHANGED = answer(b"", "304 Not Modified", content_length="", etag='"v1"')


def test_an_unchanged_page_is_read_from_the_archive(site: Site, fetching) -> None:
    packed = answer(gzip.compress(PAGE, mtime=0), content_encoding="gzip", **TODAY_TAG)
    address = site.on("/a", packed, UNCHANGED)
    first = fetching.one(address)
    fetching.clock.at += 3600
    second = fetching.one(address)
    assert second.page == first.page  # also its time: that is when these bytes came
    asked = site.asked[-1].headers
    assert asked["if-none-match"] == '"v1"'
    assert asked["if-modified-since"] == TODAY_TAG["last_modified"]
    response, revisit = (r for r in fetching.records() if r["WARC-Type"] in ("response", "revisit"))
    assert revisit["WARC-Refers-To"] == response["WARC-Record-ID"]
    assert revisit["WARC-Payload-Digest"] == response["WARC-Payload-Digest"]
    assert revisit["WARC-Profile"].endswith("/server-not-modified")
    assert revisit["WARC-Date"] == "2031-03-05T13:00:00Z"


def test_the_same_body_again_is_not_kept_twice(site: Site, fetching) -> None:
    address = site.on("/a")
    pages = [fetching.one(address).page for _ in range(3)]
    assert len({p.sha256 for p in pages}) == 1
    kinds = [r["WARC-Type"] for r in fetching.records()]
    assert (kinds.count("response"), kinds.count("revisit")) == (1, 2)
    assert fetching.records()[-2]["WARC-Profile"].endswith("/identical-payload-digest")


def test_a_changed_page_is_fetched_and_remembered(site: Site, fetching) -> None:
    new = PAGE.replace("الخميس".encode(), "الجمعة".encode())
    address = site.on("/a", answer(**TODAY_TAG), answer(new, etag='"v2"'), UNCHANGED)
    fetching.one(address)
    assert "الجمعة" in fetching.one(address).page.text
    assert "الجمعة" in fetching.one(address).page.text
    assert site.asked[-1].headers["if-none-match"] == '"v2"'


def test_without_the_archive_the_memory_is_worth_nothing(site: Site, fetching) -> None:
    address = site.on("/a", answer(**TODAY_TAG))
    fetching.one(address)
    fetching.path.unlink()
    assert fetching.one(address).page is not None
    assert "if-none-match" not in site.asked[-1].headers


def test_an_archive_that_was_tampered_with_is_not_believed(site: Site, fetching, tmp_path: Path) -> None:
    fetching.path = tmp_path / "plain.warc"
    address = site.on("/a", answer(**TODAY_TAG))
    fetching.one(address)
    fetching.path.write_bytes(fetching.path.read_bytes().replace("الغيداق".encode(), "الغيداف".encode()))
    fetching.one(address)
    assert "if-none-match" not in site.asked[-1].headers


def test_not_modified_without_having_been_asked_is_no_page(site: Site, fetching) -> None:
    assert "304" in fetching.one(site.on("/a", UNCHANGED)).problem.what


def test_what_was_cut_off_is_not_remembered(site: Site, fetching) -> None:
    address = site.on("/a", answer(content_length="99999", **TODAY_TAG))
    fetching.one(address)
    fetching.one(address)
    assert "if-none-match" not in site.asked[-1].headers


def test_a_damaged_memory_is_told_and_the_rest_of_it_used(site: Site, fetching) -> None:
    address = site.on("/a", answer(**TODAY_TAG), UNCHANGED)
    fetching.one(address)
    memory = Visits(fetching.path).path
    memory.write_bytes(b'{"url": 3}\nwhat\n\xff\n[[[\n' + memory.read_bytes())
    visits = Visits(fetching.path)
    assert "4 lines are damaged" in visits.problems[0].what
    assert visits.known(address) is not None
    assert TEXT in fetching.one(address).page.text


def test_a_validator_cannot_smuggle_headers(site: Site, fetching) -> None:
    address = site.on("/a", answer(**TODAY_TAG))
    fetching.one(address)
    memory = Visits(fetching.path).path
    memory.write_text(memory.read_text().replace('\\"v1\\"', "x\\r\\nEvil: 1"))
    fetching.one(address)
    assert "evil" not in site.asked[-1].headers
    assert "if-none-match" not in site.asked[-1].headers


def test_the_memory_is_hidden_beside_the_archive(site: Site, fetching) -> None:
    fetching.one(site.on("/a"))
    assert sorted(p.name for p in fetching.path.parent.iterdir()) == [".pages.warc.gz.visits.jsonl", "pages.warc.gz"]


@pytest.mark.parametrize("name", ["pages.zip", "no/such/folder/pages.warc.gz", "folder.warc"])
def test_a_place_that_is_none_for_an_archive_is_refused(tmp_path: Path, fetching, name: str) -> None:
    (tmp_path / "folder.warc").mkdir()
    with pytest.raises(RiwayaError), Archive(tmp_path / name, "riwaya", fetching.clock.today()):
        pass


@pytest.mark.parametrize("content", [b"a saved page", b"\x1f\x8b\x08", gzip.compress(b"something else", mtime=0)])
def test_a_file_that_is_no_archive_is_not_added_to(tmp_path: Path, fetching, content: bytes) -> None:
    path = tmp_path / "pages.warc.gz"
    path.write_bytes(content)
    with pytest.raises(RiwayaError, match="no WARC"), Archive(path, "riwaya", fetching.clock.today()):
        pass
    assert path.read_bytes() == content


def test_two_runs_do_not_write_to_one_archive(tmp_path: Path, fetching) -> None:
    path = tmp_path / "pages.warc.gz"
    with (
        Archive(path, "riwaya", fetching.clock.today()),
        pytest.raises(RiwayaError, match="Another run"),
        Archive(path, "riwaya", fetching.clock.today()),
    ):
        pass


def test_what_could_not_be_unpacked_is_not_remembered(site: Site, fetching) -> None:
    address = site.on("/a", answer(content_encoding="zap", **TODAY_TAG), answer())
    assert "cannot be unpacked" in fetching.one(address).problem.what
    assert fetching.one(address).page is not None
    assert "if-none-match" not in site.asked[-1].headers


def test_a_known_page_beyond_a_smaller_limit_is_not_read(site: Site, fetching) -> None:
    address = site.on("/a", answer(**TODAY_TAG), UNCHANGED)
    assert fetching.one(address).page is not None
    assert "larger than" in fetching.one(address, size=100).problem.what
