from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from fetch_server import Site, serving
from riwaya.intake.fetching import Archive, Fetched, Settings, Visits, fetch
from riwaya.intake.fetching.addresses import Resolver, resolve
from riwaya.intake.fetching.politeness import Clock

NO_TRUST = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # made once: loading the authorities takes longer than a test


class FakeClock(Clock):
    """A clock on which waiting takes no time."""

    def __init__(self) -> None:
        self.at = 0.0
        self.slept: list[float] = []

    def now(self) -> float:
        return self.at

    def today(self) -> datetime:
        return datetime(2031, 3, 5, 12, tzinfo=UTC) + timedelta(seconds=self.at)

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds
        await asyncio.sleep(0)


class Detour(httpx.AsyncBaseTransport):
    """Takes what goes to any machine to the local site instead, and notes where it wanted to go."""

    def __init__(self, site: Site) -> None:
        self.inner, self.site = httpx.AsyncHTTPTransport(verify=NO_TRUST), site
        self.wanted: list[str] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.wanted.append(request.url.host)
        request.url = request.url.copy_with(host="127.0.0.1", port=self.site.port)
        return await self.inner.handle_async_request(request)

    async def aclose(self) -> None:
        await self.inner.aclose()


class Fetching:
    """Fetches into one archive with a clock of its own."""

    def __init__(self, path: Path) -> None:
        self.path, self.clock = path, FakeClock()
        self.settings = Settings(private=True, time=5.0, size=1 << 20)

    def all(
        self,
        *addresses: str,
        resolver: Resolver = resolve,
        transport: httpx.AsyncBaseTransport | None = None,
        **settings: Any,
    ) -> list[Fetched]:
        transport = transport or httpx.AsyncHTTPTransport(verify=NO_TRUST)
        chosen = replace(self.settings, **settings)
        with Archive(self.path, chosen.user_agent, self.clock.today()) as archive:
            return fetch(
                addresses, archive, Visits(self.path), chosen, clock=self.clock, resolver=resolver, transport=transport
            )

    def one(self, address: str, **options: Any) -> Fetched:
        (result,) = self.all(address, **options)
        return result

    def records(self) -> list[dict[str, Any]]:
        """The archive's records: WARC headers, HTTP headers, body, and whether the digests hold."""
        from fastwarc.warc import ArchiveIterator

        out = []
        with open(self.path, "rb") as file:
            for record in ArchiveIterator(file, parse_http=False):
                record.freeze()
                block = record.verify_block_digest()
                row: dict[str, Any] = dict(record.headers.items()) | {"block_holds": block}
                record.parse_http()
                if record.http_headers is not None:
                    row["http"] = dict(record.http_headers.items())
                    row["status"] = record.http_headers.status_line
                row["body"] = record.reader.read()
                out.append(row)
        return out


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


@pytest.fixture
def fetching(tmp_path: Path) -> Fetching:
    return Fetching(tmp_path / "pages.warc.gz")


@pytest.fixture
def detour(site: Site) -> Detour:
    return Detour(site)
