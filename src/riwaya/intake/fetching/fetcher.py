"""The fetcher: from addresses to pages. Asking, redirects, the archive and the memory joined."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from riwaya.intake.fetching.addresses import Address, Resolver, parse_address, resolve
from riwaya.intake.fetching.archive import Archive, ArchiveError, Kept, digest_of
from riwaya.intake.fetching.asking import REDIRECTS, Asker
from riwaya.intake.fetching.client import Exchange
from riwaya.intake.fetching.pages import page_of
from riwaya.intake.fetching.politeness import Clock
from riwaya.intake.fetching.settings import Settings
from riwaya.intake.fetching.unpacking import TooMuch, Unpacker, encodings_of
from riwaya.intake.fetching.visits import Visit, Visits
from riwaya.model import Page, Problem, RiwayaError

if TYPE_CHECKING:
    import httpx

__all__ = ["Fetched", "fetch"]


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
        self._archive, self._visits, self._settings = archive, visits, settings
        self._asker = Asker(settings, clock, resolver, transport)
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
            await self._asker.close()
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
            visit = self._visits.known(address.url)
            kept = None if visit is None else self._archive.recall(visit.place)
            conditions = {} if visit is None or kept is None else visit.conditions()
            exchange = await self._asker.ask(address, conditions)
            if exchange.status in REDIRECTS and exchange.header("location"):
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
