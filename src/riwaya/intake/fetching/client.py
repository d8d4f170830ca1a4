"""The client: one request and its answer, within bounds of size and time, from a machine that was checked."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Literal

from riwaya.intake.fetching.addresses import Address, Resolver, machines
from riwaya.intake.fetching.politeness import Clock
from riwaya.intake.fetching.settings import Settings
from riwaya.intake.fetching.unpacking import ACCEPTED, TooMuch, Unpacker, encodings_of
from riwaya.model import RiwayaError

if TYPE_CHECKING:
    import httpx

__all__ = ["Client", "Exchange", "Unreached"]

_NO_PAGES = ("image/", "audio/", "video/", "font/")
_MOST_MACHINES = 4  # of a host, tried one after the other


class Unreached(RiwayaError):
    """There was no answer; *again* says whether asking again may help."""

    def __init__(self, what: str, where: str, do: str, again: bool = False) -> None:
        super().__init__(what, where, do)
        self.again = again


@dataclass(slots=True)
class Exchange:
    """One request and what came back.

    *machine* is the IP address asked; *request* the request as sent; *body* the answer's body as sent (without chunks),
    *content* unpacked; *cut* says why the rest is missing, in WARC's words; *damaged* that unpacking failed.
    """

    address: Address
    machine: str
    began: datetime
    request: bytes
    status: int
    status_line: bytes
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes = b""
    content: bytes = b""
    cut: Literal["", "length", "time", "disconnect"] = ""
    damaged: bool = False

    def header(self, name: str) -> str | None:
        """The value of the first header called *name*, in UTF-8 or else Latin-1."""
        for key, value in self.headers:
            if key.lower() == name.encode():
                try:
                    return value.decode("utf-8")
                except UnicodeDecodeError:
                    return value.decode("latin-1")
        return None


@dataclass(slots=True)
class _Receipt:
    """What has come in so far, kept when time runs out."""

    exchange: Exchange | None = None
    body: bytearray = field(default_factory=bytearray)
    unpacker: Unpacker | None = None

    def whole(self) -> Exchange | None:
        """The exchange with the body as far as it has come."""
        if self.exchange is not None:
            self.exchange.body = bytes(self.body)
            if self.unpacker is not None:
                self.exchange.content, self.exchange.damaged = self.unpacker.content, self.unpacker.damaged
        return self.exchange


class Client:
    """Makes single requests: no cookies, no proxies, no redirects followed, no connection used twice."""

    def __init__(
        self, settings: Settings, clock: Clock, resolver: Resolver, transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        import httpx

        self._settings, self._clock, self._resolver = settings, clock, resolver
        # A connection kept for later could be used for another name at the same machine, past the check of its name.
        limits = httpx.Limits(max_keepalive_connections=0)
        self._transport = transport or httpx.AsyncHTTPTransport(verify=_trust(), limits=limits)

    async def close(self) -> None:
        """Let go of what is open."""
        await self._transport.aclose()

    async def exchange(
        self,
        address: Address,
        headers: Mapping[str, str] | None = None,
        size: int | None = None,
        body: bytes | None = None,
    ) -> Exchange:
        """Ask for *address*, with extra *headers*; at most *size* bytes of its answer's body are taken.

        With a *body* that is sent (POST); what kind it is, the headers say. Raises Unreached when no answer comes,
        RiwayaError when *address* may not be asked.
        """
        receipt = _Receipt()
        try:
            async with asyncio.timeout(self._settings.time):
                await self._ask(address, headers or {}, size or self._settings.size, receipt, body)
        except TimeoutError as error:
            exchange = receipt.whole()
            if exchange is None:
                what = f"The server did not answer within {self._settings.time:g} seconds."
                raise Unreached(
                    what, address.shown, "Try again later, or give it more time with --max-time."
                ) from error
            exchange.cut = "time"
            return exchange
        exchange = receipt.whole()
        assert exchange is not None  # _ask has filled it in or raised
        return exchange

    async def _ask(
        self, address: Address, headers: Mapping[str, str], size: int, receipt: _Receipt, body: bytes | None
    ) -> None:
        import httpx

        try:
            found = await machines(address, self._resolver, private=self._settings.private)
        except (OSError, UnicodeError) as error:
            raise Unreached("The site's name could not be found.", address.shown,
                            "Check the address and the connection.", again=True) from error  # fmt: skip
        for n, machine in enumerate(found[:_MOST_MACHINES], 1):
            try:
                await self._ask_machine(address, machine, headers, size, receipt, body)
                return
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                if n == len(found[:_MOST_MACHINES]):
                    raise _unreached(error, address) from error
            except (httpx.HTTPError, httpx.StreamError) as error:
                if receipt.exchange is None:
                    raise _unreached(error, address) from error
                receipt.exchange.cut = "disconnect"
                return

    async def _ask_machine(
        self,
        address: Address,
        machine: str,
        headers: Mapping[str, str],
        size: int,
        receipt: _Receipt,
        body: bytes | None,
    ) -> None:
        import httpx

        url = httpx.URL(address.url)
        shown_host = url.netloc
        request = httpx.Request(
            "GET" if body is None else "POST",
            url.copy_with(host=machine),
            headers=[
                (b"Host", shown_host),
                (b"User-Agent", self._settings.user_agent.encode("latin-1", "replace")),
                (b"Accept", b"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5"),
                (b"Accept-Language", b"ar,en;q=0.5"),
                (b"Accept-Encoding", ACCEPTED.encode()),
                *((k.encode(), v.encode("latin-1", "replace")) for k, v in headers.items()),
                (b"Connection", b"close"),
            ],
            content=body,
            extensions={
                "timeout": {"connect": self._settings.connect, "read": None, "write": None, "pool": None},
                **({} if machine == address.host else {"sni_hostname": address.host.removesuffix(".")}),
            },
        )
        began = self._clock.today()
        response = await self._transport.handle_async_request(request)
        try:
            exchange = Exchange(
                address, machine, began, _as_sent(request), response.status_code, _status_line(response),
                tuple(response.headers.raw),
            )  # fmt: skip
            kind = (exchange.header("content-type") or "").strip().lower()
            if 200 <= exchange.status < 300 and kind.startswith(_NO_PAGES):
                raise Unreached(f"This is {kind.split(';')[0][:60]}, not a page of text or HTML.", address.shown,
                                "Give the page that shows it.")  # fmt: skip
            receipt.exchange = exchange
            await self._take(response, exchange, size, receipt)
        finally:
            with suppress(httpx.HTTPError):
                await response.aclose()

    async def _take(self, response: httpx.Response, exchange: Exchange, size: int, receipt: _Receipt) -> None:
        """Take the body in until it ends or is too large."""
        receipt.unpacker = Unpacker(encodings_of(exchange.header("content-encoding") or ""), size)
        async for part in response.aiter_raw():  # as it comes: gathering would lose the end of what breaks off
            room = size - len(receipt.body)
            receipt.body += part[:room]
            try:
                receipt.unpacker.feed(part)
            except TooMuch:
                room = -1
            if len(part) > room:
                exchange.cut = "length"
                return


@cache
def _trust() -> ssl.SSLContext:
    """Whom to believe, read once: that takes longer than a page."""
    import httpx

    return httpx.create_ssl_context()


def _as_sent(request: httpx.Request) -> bytes:
    first = b" ".join((request.method.encode(), request.url.raw_path, b"HTTP/1.1"))
    lines = [first, *(k + b": " + v for k, v in request.headers.raw)]
    return b"\r\n".join(lines) + b"\r\n\r\n" + request.content


def _status_line(response: httpx.Response) -> bytes:
    version = response.extensions.get("http_version", b"HTTP/1.1")
    reason = response.extensions.get("reason_phrase", b"")
    return b" ".join((version, str(response.status_code).encode(), reason)).rstrip()


def _unreached(error: httpx.HTTPError | httpx.StreamError, address: Address) -> Unreached:
    """What *error* means, in a sentence."""
    import httpx

    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, ssl.SSLError):
        cause = cause.__cause__ or cause.__context__
    if isinstance(cause, ssl.SSLCertVerificationError):
        return Unreached(f"The site's certificate does not hold ({cause.verify_message.rstrip('.')}).", address.shown,
                         "Open the page in a browser to see why.")  # fmt: skip
    if cause is not None:
        return Unreached("No secure connection could be made.", address.shown, "Try http:// or a browser.", again=True)
    if isinstance(error, httpx.ConnectTimeout):
        return Unreached("The server could not be reached in time.", address.shown, "Try again later.", again=True)
    if isinstance(error, httpx.ConnectError):
        return Unreached("The server could not be reached.", address.shown, "Check the address and the connection.",
                         again=True)  # fmt: skip
    if isinstance(error, httpx.ProtocolError):
        return Unreached("The server's answer is not proper HTTP.", address.shown, "Save the page from a browser.",
                         again=True)  # fmt: skip
    return Unreached("The server broke the connection off.", address.shown, "Try again later.", again=True)
