"""A desk that is open: served by a thread of its own, on a free port of this machine."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

import httpx
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page

from browser_help import WIDE
from frontend_help import frontend
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
    config = configured(store, settings)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [at]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield Opened(f"http://127.0.0.1:{at.getsockname()[1]}{settings.prefix}", store)
    server.should_exit = True
    thread.join(10)
    at.close()
    config.app.state.desk.close()


def proof_of(page: str) -> str:
    """What the forms of a page bring back."""
    return page.split('name="proof" content="')[1].split('"')[0]


def come_in(desk: Opened, name: str, password: str = PASSWORD) -> tuple[httpx.Client, httpx.Response]:
    """A visitor who has tried to log in, and what came of it."""
    visitor = desk.client()
    proof = proof_of(visitor.get("/login").text)
    answer = visitor.post("/login", data={"name": name, "password": password, "proof": proof})
    return visitor, answer


def axe(page: Page) -> list[str]:
    """What axe-core finds against WCAG 2.2, levels A and AA."""
    page.evaluate((frontend() / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate(
        "() => axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], iframes: false})"
    )
    return [f"{v['id']}: {n['html'][:160]}" for v in found["violations"] for n in v["nodes"]]


@cache
def room(chromium: Browser, lang: str) -> BrowserContext:
    """The browser of somebody who reads *lang*; one for all tests, so that letters and styles are loaded once."""
    return chromium.new_context(locale="ar" if lang == "ar" else "en-GB", reduced_motion="reduce")


class Visits:
    """Opens pages of the desk, and keeps what they complained of and whom they asked."""

    def __init__(self, chromium: Browser, desk: Opened, lang: str) -> None:
        self.chromium, self.desk, self.lang = chromium, desk, lang
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self._open: list[Page] = []
        room(chromium, lang).clear_cookies()

    def __call__(self, path: str, scheme: str = "light", viewport: dict[str, int] = WIDE) -> Page:
        page = room(self.chromium, self.lang).new_page()
        page.set_viewport_size(viewport)
        page.emulate_media(color_scheme=scheme)
        self._open.append(page)
        page.on("console", lambda message: self.complaints.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: self.asked.append(request.url))
        page.goto(self.desk.address + path)
        return page

    def close(self) -> None:
        for page in self._open:
            page.close()
        assert self.complaints == []
        origin = "/".join(self.desk.address.split("/")[:3])
        assert [url for url in self.asked if not url.startswith((origin, "about:"))] == []
