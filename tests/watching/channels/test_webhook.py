"""Webhooks: signed, to public machines only, and acknowledged or not."""

from __future__ import annotations

import asyncio
import hmac
import json
from hashlib import sha256
from socket import socket

import pytest

from fetch_server import Site, answer, reset, serving
from riwaya.intake.fetching.client import Client
from riwaya.intake.fetching.politeness import Clock
from riwaya.intake.fetching.settings import Settings
from riwaya.watching.alerts import Alert
from riwaya.watching.channels.base import Undelivered
from riwaya.watching.channels.webhook import WebhookSender
from riwaya.watching.plans import Webhook

KEY = b"sixteen letters or more"


async def local(host: str, port: int) -> list[str]:
    return ["127.0.0.1"]


class Hook(Site):
    """Keeps what is sent to it, whole."""

    def __init__(self, reply: bytes = answer(b"", "204 No Content")) -> None:
        super().__init__()
        self.reply, self.came = reply, list[tuple[dict[str, str], bytes]]()

    def take(self, sock: socket) -> None:
        data = b""
        while b"\r\n\r\n" not in data:
            data += sock.recv(65536)
        head, _, body = data.partition(b"\r\n\r\n")
        lines = head.decode().split("\r\n")[1:]
        headers = {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in lines)}
        while len(body) < int(headers["content-length"]):
            body += sock.recv(65536)
        self.came.append((headers, body))
        if self.reply:
            sock.sendall(self.reply)
        else:
            reset(sock)


def send(alert: Alert, hook: Hook, private: bool = True, path: str = "/x?token=secret") -> None:
    settings, clock = Settings(private=private, time=2.0), Clock()
    channel = Webhook("hook", "en", f"http://hooks.example:{hook.port}{path}", KEY)

    async def go() -> None:
        sender = WebhookSender(channel, Client(settings, clock, local), clock, private=private)
        await sender.send(alert, False)
        await sender.close()

    asyncio.run(go())


def test_an_alert_is_sent_signed(alert: Alert) -> None:
    hook = Hook()
    with serving(site=hook):
        send(alert, hook)
    ((headers, body),) = hook.came
    told = json.loads(body)
    assert told["key"] == alert.key == headers["idempotency-key"]
    assert told["story"] == {"number": 3, "title": "عودة العمل إلى مرفأ الزيتون"}
    wanted = hmac.new(KEY, headers["riwaya-timestamp"].encode() + b"." + body, sha256).hexdigest()
    assert headers["riwaya-signature"] == f"v1={wanted}"
    assert headers["content-type"] == "application/json; charset=utf-8"
    assert headers["host"] == f"hooks.example:{hook.port}"


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (answer(b"", "500 Trouble"), "500"),
        (answer(b"", "302 Found", location="http://elsewhere.example/"), "302"),
        (b"", "broke the connection off"),
        (b"what?", "not proper HTTP"),
    ],
)
def test_only_a_good_answer_acknowledges(alert: Alert, reply: bytes, said: str) -> None:
    hook = Hook(reply)
    with serving(site=hook), pytest.raises(Undelivered, match=said) as told:
        send(alert, hook)
    assert "secret" not in str(told.value)


def test_a_wait_that_the_server_asks_for_is_passed_on(alert: Alert) -> None:
    hook = Hook(answer(b"", "429 Too Many Requests", retry_after="120"))
    with serving(site=hook), pytest.raises(Undelivered) as told:
        send(alert, hook)
    assert told.value.wait == 120.0


def test_private_machines_are_refused(alert: Alert) -> None:
    hook = Hook()
    with serving(site=hook), pytest.raises(Undelivered, match="loopback"):
        send(alert, hook, private=False)
    assert hook.came == []
