"""Asking: one address of a site, in its turn, as its robots.txt allows, and again while that may help."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from riwaya.intake.fetching.addresses import Address, Resolver, parse_address
from riwaya.intake.fetching.client import Client, Exchange, Unreached
from riwaya.intake.fetching.politeness import LONGEST_WAIT, Clock, Politeness, backoff, retry_after
from riwaya.intake.fetching.robots import ANYTHING, LIMIT, NOTHING_FOR_NOW, Rules, rules_of
from riwaya.intake.fetching.settings import Settings
from riwaya.model import RiwayaError

if TYPE_CHECKING:
    import httpx

__all__ = ["REDIRECTS", "Asker"]

REDIRECTS = frozenset([301, 302, 303, 307, 308])
_ROBOTS_REDIRECTS = 5  # RFC 9309, 2.3.1.2
_AGAIN = frozenset([429, 500, 502, 503, 504])


class Asker:
    """Asks sites for what they hold; remembers what their robots.txt says, and when each may be asked again."""

    def __init__(
        self, settings: Settings, clock: Clock, resolver: Resolver, transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        self._settings, self._clock = settings, clock
        self._client = Client(settings, clock, resolver, transport)
        self._politeness = Politeness(settings.delay, clock)
        self._rules: dict[str, Rules] = {}
        self._asking: dict[str, asyncio.Lock] = {}

    async def close(self) -> None:
        """Let go of what is open."""
        await self._client.close()

    async def ask(self, address: Address, conditions: Mapping[str, str]) -> Exchange:
        """The answer of *address* under *conditions* (headers), which may be a redirect.

        Raises Unreached when there is none, RiwayaError when the address may not be asked, or not yet.
        """
        (await self._rules_for(address)).check(address.url, address.shown)
        return await self._ask(address, conditions)

    async def _ask(self, address: Address, conditions: Mapping[str, str], robots: bool = False) -> Exchange:
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
        """What the robots.txt of the address's site says, asked once."""
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
                if exchange.status not in REDIRECTS or not exchange.header("location"):
                    if exchange.cut in ("time", "disconnect"):
                        return NOTHING_FOR_NOW
                    return rules_of(exchange.status, exchange.content, self._settings.user_agent)
                at = parse_address(exchange.header("location") or "", at, private=self._settings.private)
            except RiwayaError as error:
                return replace(NOTHING_FOR_NOW, why=error.problem) if at.site == address.site else NOTHING_FOR_NOW
        return ANYTHING
