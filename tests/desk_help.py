"""A desk that is open: served by a thread of its own, on a free port of this machine."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx
import uvicorn

from riwaya.desk import Settings
from riwaya.desk.serving import bound, configured
from riwaya.store import Store

AT = "2031-03-06T08:00:00Z"
PASSWORD = "a few words are best"


@dataclass
class Opened:
    """An open desk: *address* without a slash at its end, *store* behind it."""

    address: str
    store: Store

    def client(self, **given: object) -> httpx.Client:
        """A visitor without a browser, who keeps cookies and follows no redirect."""
        return httpx.Client(base_url=self.address, headers={"accept": "text/html"} | dict(given), timeout=30)


@contextmanager
def opened_desk(store: Store, settings: Settings) -> Iterator[Opened]:
    at = bound("127.0.0.1", None)
    server = uvicorn.Server(configured(store, settings))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [at]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield Opened(f"http://127.0.0.1:{at.getsockname()[1]}{settings.prefix}", store)
    server.should_exit = True
    thread.join(10)
    at.close()


def proof_of(page: str) -> str:
    """What the forms of a page bring back."""
    return page.split('name="proof" content="')[1].split('"')[0]
