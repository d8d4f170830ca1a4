"""The web as watching sees it: an address asked politely, only for what has changed, wherever it leads."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from riwaya.intake.fetching.addresses import Resolver, parse_address, resolve
from riwaya.intake.fetching.asking import REDIRECTS, Asker
from riwaya.intake.fetching.client import Exchange
from riwaya.intake.fetching.politeness import Clock, retry_after
from riwaya.intake.fetching.settings import Settings
from riwaya.model import Problem, RiwayaError

if TYPE_CHECKING:
    import httpx

__all__ = ["Answer", "Fetcher", "Wanted", "Web", "fetch_all", "host_of"]

_A_DAY = 86_400.0  # what robots.txt says holds for a day (RFC 9309, 2.4)
_AT_ONCE = 8  # hosts


@dataclass(frozen=True, slots=True)
class Wanted:
    """An address to ask, and what is known of the last answer: its ``ETag`` and ``Last-Modified``, and *at* which
    address, at the end of all redirects, it was given."""

    address: str
    etag: str | None = None
    modified: str | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came: the *exchange* with its last server, or the *problem* why there is none; *wait* the seconds that the
    server asks for before the next request."""

    exchange: Exchange | None = None
    problem: Problem | None = None
    wait: float | None = None

    @property
    def status(self) -> int:
        """The HTTP status; 0 where there was no answer."""
        return self.exchange.status if self.exchange is not None else 0


class Fetcher(Protocol):
    """Whatever can fetch an address."""

    async def get(self, wanted: Wanted) -> Answer:
        """The answer to one request; what goes wrong is in it."""

    async def close(self) -> None:
        """Let go of what is open."""


class Web:
    """The real web. What sites ask for in robots.txt is asked anew each day.

    *fault* makes a problem of an error that nobody foresaw (None lets it through).
    """

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        *,
        resolver: Resolver = resolve,
        transport: Callable[[], httpx.AsyncBaseTransport] | None = None,
        fault: Callable[[Exception, str], Problem] | None = None,
    ) -> None:
        self._settings, self._clock, self._resolver, self._fault = settings, clock, resolver, fault
        self._transport = transport
        self._asker: Asker | None = None
        self._since = 0.0

    async def get(self, wanted: Wanted) -> Answer:
        """The answer to one request, redirects followed."""
        try:
            return await self._get(wanted, self._asker_of_today())
        except RiwayaError as error:
            return Answer(problem=error.problem)
        except Exception as error:
            if self._fault is None:
                raise
            return Answer(problem=self._fault(error, wanted.address))

    async def close(self) -> None:
        """Let go of what is open."""
        if self._asker is not None:
            await self._asker.close()

    def _asker_of_today(self) -> Asker:
        if self._asker is None or self._clock.now() - self._since > _A_DAY:
            transport = None if self._transport is None else self._transport()
            self._asker = Asker(self._settings, self._clock, self._resolver, transport)
            self._since = self._clock.now()
        return self._asker

    async def _get(self, wanted: Wanted, asker: Asker) -> Answer:
        address = parse_address(wanted.address, private=self._settings.private)
        first, seen = address, set[str]()
        while address.url not in seen and len(seen) <= self._settings.redirects:
            seen.add(address.url)
            known = {"If-None-Match": wanted.etag, "If-Modified-Since": wanted.modified}
            conditions = {name: value for name, value in known.items() if value} if wanted.at == address.url else {}
            exchange = await asker.ask(address, conditions)
            if exchange.status not in REDIRECTS or not exchange.header("location"):
                return Answer(exchange, wait=retry_after(exchange.header("retry-after"), self._clock.today()))
            address = parse_address(exchange.header("location") or "", address, private=self._settings.private)
        raise RiwayaError("The address leads on and on, or round in a circle.", first.shown, "Open it in a browser.")


async def fetch_all(fetcher: Fetcher, wanted: Sequence[Wanted]) -> list[Answer]:
    """The answers to *wanted*, in their order: several hosts at once, each host's one after the other."""
    hosts: dict[str, list[int]] = {}
    for n, one in enumerate(wanted):
        hosts.setdefault(host_of(one.address), []).append(n)
    answers: dict[int, Answer] = {}
    free = asyncio.Semaphore(_AT_ONCE)

    async def one_host(numbers: Sequence[int]) -> None:
        async with free:
            for n in numbers:
                answers[n] = await fetcher.get(wanted[n])

    await asyncio.gather(*map(one_host, hosts.values()))
    return [answers[n] for n in range(len(wanted))]


def host_of(address: str) -> str:
    """The host and port of *address*; empty where it has none."""
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""
