"""The web: one address at a time, only what has changed, wherever it leads."""

from __future__ import annotations

import asyncio

import pytest

from fetch_server import Site, answer, serving
from riwaya.intake.fetching.addresses import Resolver, resolve
from riwaya.intake.fetching.settings import Settings
from riwaya.model import Problem
from riwaya.watching.web import Answer, Wanted, Web, fetch_all
from watch_world import START, SimClock

SETTINGS = Settings(delay=0.0, retries=0, time=2.0, private=True)


def get(
    *wanted: Wanted, resolver: Resolver = resolve, clock: SimClock | None = None, pause: float = 0.0
) -> list[Answer]:
    clock = clock or SimClock(START)

    async def go() -> list[Answer]:
        web = Web(SETTINGS, clock, resolver=resolver, fault=lambda error, where: Problem(str(error), where, ""))
        out = []
        for one in wanted:
            out += await fetch_all(web, [one])
            await clock.sleep(pause)
        await web.close()
        return out

    return asyncio.run(go())


def test_what_has_not_changed_is_asked_for_only_where_it_was_found() -> None:
    with serving() as site:
        first, last = (
            site.on("/a", answer(b"", "302 Found", location="/b")),
            site.on("/b", answer(b"", "304 Not Modified")),
        )
        (found,) = get(Wanted(first, '"v1"', "Tue, 04 Mar 2031 08:00:00 GMT", last))
    assert found.status == 304
    assert "if-none-match" not in site.asked[1].headers
    assert site.asked[2].headers["if-none-match"] == '"v1"'
    assert site.asked[2].headers["if-modified-since"] == "Tue, 04 Mar 2031 08:00:00 GMT"


def test_robots_txt_is_asked_once_a_day() -> None:
    with serving() as site:
        address = Wanted(site.on("/a"))
        get(*[address] * 6, pause=10 * 3600.0)
    assert site.paths(robots=True).count("/robots.txt") == 2


def test_circles_are_left() -> None:
    with serving() as site:
        (found,) = get(Wanted(site.on("/a", answer(b"", "302 Found", location="/a"))))
    assert found.problem is not None
    assert "circle" in found.problem.what


def test_a_wait_is_passed_on() -> None:
    with serving() as site:
        (found,) = get(Wanted(site.on("/a", answer(b"", "503 Busy", retry_after="90"))))
    assert (found.status, found.wait) == (503, 90.0)


@pytest.mark.parametrize("address", ["ftp://a.example/", "http://[::1", "", "https://nowhere.invalid/"])
def test_what_cannot_be_asked_is_a_problem_not_an_end(address: str) -> None:
    async def nowhere(host: str, port: int) -> list[str]:
        raise OSError("no such name")

    (found,) = get(Wanted(address), resolver=nowhere)
    assert found.status == 0
    assert found.problem is not None


def test_a_fault_of_our_own_is_a_problem_of_that_address_only() -> None:
    async def broken(host: str, port: int) -> list[str]:
        raise ZeroDivisionError("oh")

    (found,) = get(Wanted("http://a.example/"), resolver=broken)
    assert found.problem is not None
    assert "oh" in found.problem.what


def test_answers_come_in_the_order_of_what_was_asked() -> None:
    site: Site
    with serving() as site:
        asked = [Wanted(site.on(f"/{n}", answer(str(n).encode()), host=host)) for n in range(6)
                 for host in (("127.0.0.1", "localhost")[n % 2],)]  # fmt: skip

        async def go() -> list[Answer]:
            web = Web(SETTINGS, SimClock(START))
            found = await fetch_all(web, asked)
            await web.close()
            return found

        found = asyncio.run(go())
    assert [f.exchange.content for f in found if f.exchange] == [str(n).encode() for n in range(6)]
