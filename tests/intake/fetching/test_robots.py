"""robots.txt is heeded as RFC 9309 says."""

from __future__ import annotations

import pytest

from fetch_server import Site, answer, reset
from riwaya.intake.fetching.robots import LIMIT, product, rules_of
from riwaya.model import RiwayaError

TEXT = {"content_type": "text/plain"}


def robots(site: Site, text: str) -> None:
    site.on("/robots.txt", answer(text.encode(), **TEXT))


def test_what_is_disallowed_is_not_asked_for(site: Site, fetching) -> None:
    robots(site, "User-agent: *\nDisallow: /private\nAllow: /private/open\n")
    no, yes = fetching.all(site.on("/private/a"), site.on("/private/open/b"))
    assert "asks not to fetch" in no.problem.what
    assert yes.page is not None
    assert site.paths(robots=True) == ["/robots.txt", "/private/open/b"]


def test_rules_for_us_outrank_rules_for_all(site: Site, fetching) -> None:
    robots(site, "User-agent: *\nDisallow: /\n\nUser-agent: Riwaya\nDisallow: /x\n")
    assert fetching.one(site.on("/a")).page is not None
    assert fetching.one(site.on("/x")).page is None


def test_arabic_paths_and_wildcards_are_understood(site: Site, fetching) -> None:
    robots(site, "User-agent: *\nDisallow: /أخبار/*/طباعة$\n")
    site.on("/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/7/%D8%B7%D8%A8%D8%A7%D8%B9%D8%A9")
    assert fetching.one(f"http://127.0.0.1:{site.port}/أخبار/7/طباعة").page is None
    assert fetching.one(site.on("/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/7")).page is not None


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "401 Unauthorized", "410 Gone"])
def test_none_there_allows_everything(site: Site, fetching, status: str) -> None:
    site.on("/robots.txt", answer(b"User-agent: *\nDisallow: /", status))
    assert fetching.one(site.on("/a")).page is not None


@pytest.mark.parametrize("bad", [answer(b"", "500 Oh"), answer(b"", "503 Busy"), answer(b"", "429 Slow"), reset])
def test_trouble_with_it_allows_nothing_for_now(site: Site, fetching, bad) -> None:
    site.on("/robots.txt", bad)
    got = fetching.one(site.on("/a"))
    assert got.page is None
    assert got.problem.where == got.given
    assert site.paths() == []


def test_trouble_with_it_that_passes_is_forgotten(site: Site, fetching) -> None:
    site.on("/robots.txt", answer(b"", "503 Busy"), answer(b"User-agent: *\nAllow: /", **TEXT))
    assert fetching.one(site.on("/a")).page is not None


def test_it_is_asked_once_a_run(site: Site, fetching) -> None:
    robots(site, "")
    fetching.all(site.on("/a"), site.on("/b"))
    assert site.paths(robots=True) == ["/robots.txt", "/a", "/b"]


def test_its_redirects_are_followed(site: Site, fetching) -> None:
    site.on("/robots.txt", answer(b"", "301 Moved", location="/r.txt"))
    site.on("/r.txt", answer(b"User-agent: *\nDisallow: /a", **TEXT))
    assert fetching.one(site.on("/a")).page is None


def test_its_redirects_without_end_count_as_none_there(site: Site, fetching) -> None:
    site.on("/robots.txt", answer(b"", "301 Moved", location="/robots.txt"))
    assert fetching.one(site.on("/a")).page is not None


def test_a_huge_one_is_read_to_the_limit(site: Site, fetching) -> None:
    filler = "# nothing to see here\n" * (2 * LIMIT // 22)
    robots(site, f"User-agent: *\nDisallow: /early\n{filler}Disallow: /late\n")
    assert fetching.one(site.on("/early")).page is None
    assert fetching.one(site.on("/late")).page is not None


def test_a_rule_that_the_limit_cuts_in_two_is_no_rule() -> None:
    head = b"User-agent: *\n"
    rule = b"Disallow: /abc"
    body = head + b"#" * (LIMIT - len(head) - len(rule) + 1) + b"\n" + rule
    rules_of(200, body, "riwaya").check("http://site.example/ab", "")


def test_crawl_delay_is_heeded(site: Site, fetching) -> None:
    robots(site, "User-agent: *\nCrawl-delay: 20\n")
    fetching.all(site.on("/a"), site.on("/b"))
    assert fetching.clock.slept == [20.0]


def test_a_crawl_delay_beyond_patience_leaves_the_other_pages(site: Site, fetching) -> None:
    robots(site, "User-agent: *\nCrawl-delay: 86400\n")
    first, second = fetching.all(site.on("/a"), site.on("/b"))
    assert first.page is not None
    assert "86400 seconds" in second.problem.what


def test_each_hop_is_asked_for(site: Site, fetching) -> None:
    robots(site, "User-agent: *\nDisallow: /secret\n")
    site.on("/secret")
    got = fetching.one(site.on("/a", answer(b"", "302 Found", location="/secret")))
    assert "asks not to fetch" in got.problem.what
    assert site.paths() == ["/a"]


def test_what_a_robots_txt_may_hold_does_no_harm() -> None:
    for body in (b"\x00\xff\xfe", b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /x", b"Disallow", b"User-agent:" * 9999):
        rules_of(200, body, "riwaya/1").check("http://site.example/a", "")
    with pytest.raises(RiwayaError):
        rules_of(200, b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /x", "riwaya/1").check("http://site.example/x", "")


def test_the_name_for_robots_is_that_before_the_version() -> None:
    assert product("riwaya/0.1.0 (reads)") == "riwaya"
    assert product("Desk-Bot (+x)") == "desk-bot"
    assert product("/") == "*"
