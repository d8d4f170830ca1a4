"""Sitemaps: read as far as they come, and never further than is safe."""

from __future__ import annotations

import pytest

from riwaya.model import RiwayaError
from riwaya.watching import sitemaps
from riwaya.watching.sitemaps import is_sitemap, read_sitemap

NEWS = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
  xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://news.example/1 </loc><lastmod>2031-03-05</lastmod>
 <image:image><image:loc>https://news.example/1.jpg</image:loc><image:title>صورة</image:title></image:image>
 <news:news><news:publication_date>2031-03-04T08:00:00+03:00</news:publication_date>
 <news:title>عودة &amp; عمل</news:title></news:news></url>
<url><loc>https://news.example/2</loc></url>
</urlset>"""


def test_pages_come_with_their_days_and_titles_and_without_their_pictures() -> None:
    first, second = read_sitemap(NEWS.encode(), "news.xml").pages
    assert first.address.strip() == "https://news.example/1"
    assert (first.changed, first.published) == ("2031-03-05", "2031-03-04T08:00:00+03:00")
    assert first.title.endswith("عودة & عمل")
    assert second.address == "https://news.example/2"


def test_an_index_gives_its_sitemaps() -> None:
    index = b"<sitemapindex><sitemap><loc>https://news.example/a.xml</loc></sitemap></sitemapindex>"
    found = read_sitemap(index, "index.xml")
    assert [s.address for s in found.sitemaps] == ["https://news.example/a.xml"]
    assert found.pages == []


@pytest.mark.parametrize("share", [0.5, 0.7, 0.9, 0.99])
def test_what_is_cut_off_is_read_to_the_last_whole_address(share: float) -> None:
    data = "".join(f"<url><loc>https://news.example/{n}</loc></url>" for n in range(100))
    whole = f"<urlset>{data}</urlset>".encode()
    found = read_sitemap(whole[: int(len(whole) * share)], "news.xml")
    assert {p.address for p in found.pages} <= {f"https://news.example/{n}" for n in range(100)}
    assert len(found.pages) > 100 * share - 3
    assert "cut off" in found.problems[0].what


def test_entities_are_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><urlset><url><loc>&b;</loc></url></urlset>'
    with pytest.raises(RiwayaError, match="entities"):
        read_sitemap(bomb, "news.xml")


def test_no_more_is_read_than_the_protocol_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "MOST", 10)
    data = "<urlset>" + "<url><loc>https://news.example/x</loc></url>" * 50
    found = read_sitemap(data.encode(), "news.xml")
    assert len(found.pages) == 10
    assert "more than 10" in found.problems[0].what


def test_long_addresses_are_cut_not_kept() -> None:
    found = read_sitemap(f"<urlset><url><loc>https://a.example/{'x' * 9999}</loc></url></urlset>".encode(), "n")
    assert len(found.pages[0].address) == 2048


def test_what_has_no_address_is_empty() -> None:
    assert read_sitemap(b"<html><body>x</body></html>", "n").pages == []


@pytest.mark.parametrize("data", [b"", b"\x00\x01", b"<urlset", "غير ذلك".encode()])
def test_what_is_no_sitemap_is_told(data: bytes) -> None:
    with pytest.raises(RiwayaError, match="no sitemap"):
        read_sitemap(data, "n")


def test_a_sitemap_is_told_by_its_beginning() -> None:
    assert is_sitemap(NEWS.encode()[:4096])
    assert is_sitemap(NEWS.encode("utf-16")[:4096])
    assert not is_sitemap(b"<rss version='2.0'>")
