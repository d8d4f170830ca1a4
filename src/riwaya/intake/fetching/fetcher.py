"""The fetcher: from addresses to pages. Robots, turns, retries, redirects, the archive and the memory joined."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from riwaya.intake.fetching.addresses import Address, Resolver, parse_address, resolve
from riwaya.intake.fetching.archive import Archive, ArchiveError, Kept, digest_of
from riwaya.intake.fetching.client import Client, Exchange, Unreached
from riwaya.intake.fetching.pages import page_of
from riwaya.intake.fetching.politeness import LONGEST_WAIT, Clock, Politeness, backoff, retry_after
from riwaya.intake.fetching.robots import ANYTHING, LIMIT, NOTHING_FOR_NOW, Rules, rules_of
from riwaya.intake.fetching.settings import Settings
from riwaya.intake.fetching.unpacking import TooMuch, Unpacker, encodings_of
from riwaya.intake.fetching.visits import Visit, Visits
from riwaya.model import Page, Problem, RiwayaError

if TYPE_CHECKING:
    import httpx

__all__ = ["Fetched", "fetch"]

_REDIRECTS = frozenset([301, 302, 303, 307, 308])
_ROBOTS_REDIRECTS = 5  # RFC 9309, 2.3.1.2
_AGAIN = frozenset([429, 500, 502, 503, 504])


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of the address *given*: a page, or the problem why there is none."""

    given: str
    page: Page | None = None
    problem: Problem | None = None


def fetch(
    addresses: Iterable[str],
    archive: Archive,
    visits: Visits,
    settings: Settings | None = None,
    *,
    done: Callable[[], None] | None = None,
    fault: Callable[[Exception, str], Problem] | None = None,
    clock: Clock | None = None,
    resolver: Resolver = resolve,
    transport: httpx.AsyncBaseTransport | None = None,
) -> list[Fetched]:
    """Fetch *addresses* into *archive* and read them as pages; one result for each, in their order.

    *done* is called after each; *fault* makes a problem of an error that nobody foresaw (None lets it through).
    *clock*, *resolver* and *transport* are for tests. When what comes cannot be kept, nothing more is asked for.
    """
    settings = settings or Settings()
    fetcher = _Fetcher(archive, visits, settings, clock or Clock(), resolver, transport)
    return asyncio.run(fetcher.all(list(addresses), done or (lambda: None), fault))


class _Fetcher:
    def __init__(
        self,
        archive: Archive,
        visits: Visits,
        settings: Settings,
        clock: Clock,
        resolver: Resolver,
        transport: httpx.AsyncBaseTransport | None,
    ) -> None:
        self._archive, self._visits, self._settings, self._clock = archive, visits, settings, clock
        self._client = Client(settings, clock, resolver, transport)
        self._politeness = Politeness(settings.delay, clock)
        self._rules: dict[str, Rules] = {}
        self._asking: dict[str, asyncio.Lock] = {}
        self._full: Problem | None = None

    async def all(
        self, given: Sequence[str], done: Callable[[], None], fault: Callable[[Exception, str], Problem] | None
    ) -> list[Fetched]:
        """Fetch all that is *given*: several hosts at once, each host's pages in their order."""
        results: dict[str, Fetched] = {}
        hosts: dict[str, list[tuple[str, Address]]] = {}
        for text in dict.fromkeys(given):
            try:
                address = parse_address(text, private=self._settings.private)
            except RiwayaError as error:
                results[text] = Fetched(text, problem=error.problem)
                done()
                continue
            hosts.setdefault(address.host, []).append((text, address))
        free = asyncio.Semaphore(self._settings.hosts)

        async def one_host(pages: Sequence[tuple[str, Address]]) -> None:
            async with free:
                for text, address in pages:
                    results[text] = await self._one(text, address, fault)
                    done()

        try:
            await asyncio.gather(*map(one_host, hosts.values()))
        finally:
            await self._client.close()
        return [results[text] for text in dict.fromkeys(given)]

    async def _one(self, text: str, address: Address, fault: Callable[[Exception, str], Problem] | None) -> Fetched:
        if self._full is not None:
            return Fetched(text, problem=self._full)
        try:
            page = await self._page(address)
        except RiwayaError as error:
            if isinstance(error, ArchiveError):
                self._full = error.problem  # what cannot be kept need not be asked for
            return Fetched(text, problem=error.problem)
        except Exception as error:
            if fault is None:
                raise
            return Fetched(text, problem=fault(error, address.shown))
        if page.name != address.url:
            page = replace(page, also=(address.url,))
        return Fetched(text, page)

    async def _page(self, first: Address) -> Page:
        """The page at *first*, or where it leads."""
        address = first
        seen: set[str] = set()
        for _ in range(self._settings.redirects + 1):
            if address.url in seen:
                raise RiwayaError("The page leads round in a circle.", first.shown,
                                  "Open it in a browser; it may ask for a cookie or a login.")  # fmt: skip
            seen.add(address.url)
            rules = await self._rules_for(address)
            rules.check(address.url, address.shown)
            visit = self._visits.known(address.url)
            kept = None if visit is None else self._archive.recall(visit.place)
            conditions = {} if visit is None or kept is None else visit.conditions()
            exchange = await self._ask(address, conditions)
            if exchange.status in _REDIRECTS and exchange.header("location"):
                self._archive.add(exchange)
                address = parse_address(exchange.header("location") or "", address, private=self._settings.private)
                continue
            if exchange.status == 304 and visit is not None and kept is not None:
                self._archive.add_revisit(exchange, visit.place)
                then = _recalled(exchange, kept, self._settings.size)
                return page_of(then, fetched=visit.place.date, size=self._settings.size)
            return self._taken(exchange, visit if kept is not None else None)
        raise RiwayaError(f"The page leads on to another more than {self._settings.redirects} times.", first.shown,
                          "Open it in a browser.")  # fmt: skip

    def _taken(self, exchange: Exchange, visit: Visit | None) -> Page:
        """Keep *exchange*, the last for its page, and make the page of it."""
        good = 200 <= exchange.status < 300
        if good and visit is not None and not exchange.cut and digest_of(exchange.body) == visit.place.digest:
            place = visit.place
            self._archive.add_revisit(exchange, place)
        else:
            place = self._archive.add(exchange)
        if good and not (exchange.cut or exchange.damaged):
            self._visits.remember(
                exchange.address.url, Visit(place, exchange.header("etag"), exchange.header("last-modified"))
            )
        return page_of(exchange, fetched=None, size=self._settings.size)

    async def _ask(self, address: Address, conditions: dict[str, str], robots: bool = False) -> Exchange:
        """The answer of *address*, asked again while that may help."""
        for attempt in range(1, self._settings.retries + 2):
            last = attempt == self._settings.retries + 1
            wait = backoff(attempt)
            async with self._politeness.turn(address.host, address.shown, spaced=not robots):
                try:
                    exchange = await self._client.exchange(address, conditions, LIMIT + 1 if robots else None)
                except Unreached as error:
                    if last or not error.again:
                        raise
                    self._politeness.hold(address.host, wait)
                    continue
                asked = retry_after(exchange.header("retry-after"), self._clock.today())
                again = exchange.status in _AGAIN
                if again and asked is not None:
                    self._politeness.hold(address.host, asked)
                if last or not (again or exchange.cut == "disconnect") or (asked or 0) > LONGEST_WAIT:
                    return exchange
                if asked is None:
                    self._politeness.hold(address.host, wait)
        raise AssertionError("the last attempt returns or raises")

    async def _rules_for(self, address: Address) -> Rules:
        """What the robots.txt of the address's site says, asked once a run."""
        async with self._asking.setdefault(address.site, asyncio.Lock()):
            if address.site not in self._rules:
                rules = await self._ask_rules(address)
                self._rules[address.site] = rules
                if rules.delay is not None:
                    self._politeness.slow_down(address.host, rules.delay)
            return self._rules[address.site]

    async def _ask_rules(self, address: Address) -> Rules:
        at = parse_address(f"{address.site}/robots.txt", private=self._settings.private)
        for _ in range(_ROBOTS_REDIRECTS + 1):
            try:
                exchange = await self._ask(at, {}, robots=True)
                if exchange.status not in _REDIRECTS or not exchange.header("location"):
                    if exchange.cut in ("time", "disconnect"):
                        return NOTHING_FOR_NOW
                    return rules_of(exchange.status, exchange.content, self._settings.user_agent)
                at = parse_address(exchange.header("location") or "", at, private=self._settings.private)
            except RiwayaError as error:
                return replace(NOTHING_FOR_NOW, why=error.problem) if at.site == address.site else NOTHING_FOR_NOW
        return ANYTHING


def _recalled(exchange: Exchange, kept: Kept, size: int) -> Exchange:
    """*exchange*, which said that nothing has changed, with the answer that was *kept* in its stead."""
    then = replace(exchange, status=200, headers=kept.headers, body=kept.body)
    unpacker = Unpacker(encodings_of(then.header("content-encoding") or ""), size)
    try:
        unpacker.feed(kept.body)
    except TooMuch:
        then.cut = "length"
    then.content, then.damaged = unpacker.content, unpacker.damaged
    return then
