"""Webhooks: each alert as a JSON object in a signed POST.

``Riwaya-Timestamp`` holds the seconds since 1970 at which it was sent, ``Riwaya-Signature`` is ``v1=`` and the
HMAC-SHA256, in hexadecimal, of that number, a full stop and the body, under the key that both sides know. Whoever
takes it compares that, refuses what is older than some minutes, and remembers each ``Idempotency-Key``: an alert that
was taken but whose acknowledgement was lost comes again under the same one. Any 2xx answer acknowledges.
"""

from __future__ import annotations

import hmac
from hashlib import sha256

from riwaya.intake.fetching.addresses import parse_address
from riwaya.intake.fetching.client import Client
from riwaya.intake.fetching.politeness import Clock, retry_after
from riwaya.model import RiwayaError
from riwaya.telling.json import as_json
from riwaya.watching.alerts import Alert
from riwaya.watching.channels.base import Undelivered
from riwaya.watching.plans import Webhook

__all__ = ["WebhookSender", "signature"]

_ANSWER = 1 << 16  # bytes of an answer that are taken; what it says does not matter


def signature(key: bytes, timestamp: int, body: bytes) -> str:
    """The value of ``Riwaya-Signature`` for a *body* that is sent at *timestamp* (seconds since 1970)."""
    return "v1=" + hmac.new(key, str(timestamp).encode() + b"." + body, sha256).hexdigest()


class WebhookSender:
    """Sends alerts to one address, by a *client* that refuses private machines unless it was told otherwise."""

    def __init__(self, channel: Webhook, client: Client, clock: Clock, *, private: bool = False) -> None:
        self._channel, self._client, self._clock, self._private = channel, client, clock, private

    async def send(self, alert: Alert, again: bool) -> str | None:
        """Send *alert*; a redirect is not followed."""
        body = as_json(alert).encode("utf-8", "replace")
        at = int(self._clock.today().timestamp())
        headers = {"Content-Type": "application/json; charset=utf-8", "Idempotency-Key": alert.key,
                   "Riwaya-Timestamp": str(at),
                   "Riwaya-Signature": signature(self._channel.key, at, body)}  # fmt: skip
        address = parse_address(self._channel.address, private=self._private)
        try:
            exchange = await self._client.exchange(address, headers, _ANSWER, body)
        except RiwayaError as error:
            raise Undelivered(error.problem.what, address.shown) from error
        if not 200 <= exchange.status < 300:
            wait = retry_after(exchange.header("retry-after"), self._clock.today())
            raise Undelivered(f"The server answered {exchange.status}.", address.shown, wait)
        return None

    async def close(self) -> None:
        """Let go of what is open."""
        await self._client.close()
