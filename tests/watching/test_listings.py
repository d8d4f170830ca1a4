"""Listings: what feeds of every kind name, and what is made of what they get wrong."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime

import pytest

from riwaya.intake.fetching.addresses import parse_address
from riwaya.model import RiwayaError
from riwaya.watching.listings import listing_of

NOW = datetime(2031, 3, 5, 12, tzinfo=UTC)
BASE = parse_address("https://news.example/feeds/rss.xml")


def rss(*items: str, end: str = "</channel></rss>") -> bytes:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>الندى</title>{"".join(items)}{end}'.encode()


def item(link: str, date: str = "", guid: str = "", title: str = "خبر") -> str:
    return f"<item><title>{title}</title><link>{link}</link><guid>{guid}</guid><pubDate>{date}</pubDate></item>"


def addresses(data: bytes) -> list[str]:
    return [page.address for page in listing_of(data, BASE, NOW).pages]


def test_pages_are_told_apart_by_address_not_by_guid() -> None:
    found = addresses(rss(item("https://news.example/1", guid="same"), item("/2", guid="same"), item("../1#top")))
    assert found == ["https://news.example/1", "https://news.example/2"]


def test_who_sent_the_reader_is_no_part_of_an_address() -> None:
    links = (
        "https://news.example/1?utm_source=rss&amp;id=4&amp;utm_medium=x",
        "https://news.example/1?id=4&amp;fbclid=zz",
    )
    assert addresses(rss(*map(item, links))) == ["https://news.example/1?id=4"]


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("Tue, 04 Mar 2031 08:00:00 +0300", "2031-03-04T05:00:00+00:00"),
        ("2031-03-04T08:00:00Z", "2031-03-04T08:00:00+00:00"),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("Fri, 01 Jan 2055 00:00:00 GMT", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_that_cannot_be_are_none(date: str, published: str | None) -> None:
    (page,) = listing_of(rss(item("/1", date)), BASE, NOW).pages
    assert (page.published.isoformat() if page.published else None) == published


def test_the_last_entry_of_a_feed_that_is_cut_off_is_left_for_next_time() -> None:
    cut = rss(item("/1"), item("/2"), "<item><title>خبر</title><link>https://news.example/33", end="")
    found = listing_of(cut, BASE, NOW)
    assert [p.address for p in found.pages] == ["https://news.example/1", "https://news.example/2"]
    assert "cut off" in found.problems[0].what


def test_atom_and_sitemaps_and_packed_ones_are_feeds() -> None:
    atom = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>x</title><id>1</id>
        <link href="https://news.example/1"/><updated>2031-03-04T08:00:00Z</updated></entry></feed>"""
    assert addresses(atom) == ["https://news.example/1"]
    sitemap = b"<urlset><url><loc>https://news.example/1</loc><lastmod>2031-03-04</lastmod></url></urlset>"
    assert addresses(gzip.compress(sitemap)) == ["https://news.example/1"]
    assert listing_of(sitemap, BASE, NOW).pages[0].published == datetime(2031, 3, 4, tzinfo=UTC)


def test_of_an_index_the_sitemaps_that_changed_last_come_first_and_not_too_many() -> None:
    rows = "".join(
        f"<sitemap><loc>/{n}.xml</loc><lastmod>2031-02-{1 + n % 28:02}</lastmod></sitemap>" for n in range(80)
    )
    found = listing_of(f"<sitemapindex>{rows}</sitemapindex>".encode(), BASE, NOW)
    assert len(found.inside) == 50
    assert found.inside[0] in {"https://news.example/27.xml", "https://news.example/55.xml"}
    assert found.pages == ()


@pytest.mark.parametrize("link", ["", "mailto:desk@news.example", "javascript:alert(1)", "ftp://news.example/1",
                                  "http://user:pass@news.example/1", "http://[::1", "x" * 9000])  # fmt: skip
def test_links_that_lead_to_no_page_are_left_out(link: str) -> None:
    assert addresses(rss(item(link), item("/1"))) in (["https://news.example/1"], addresses(rss(item("/1"))))


@pytest.mark.parametrize("data", [b"", b"<html><body>maintenance</body></html>", b"{}", b"%PDF-1.7"])
def test_what_is_no_feed_is_told(data: bytes) -> None:
    with pytest.raises(RiwayaError, match="neither RSS nor Atom"):
        listing_of(data, BASE, NOW)


def test_a_feed_with_entities_of_its_own_is_refused() -> None:
    bomb = b'<!DOCTYPE rss [<!ENTITY a "aaa">]><rss version="2.0"><channel><title>&a;</title></channel></rss>'
    with pytest.raises(RiwayaError, match="entities"):
        listing_of(bomb, BASE, NOW)
