"""A desk that is open: served by a thread of its own, on a free port of this machine."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

import httpx
import pytest
import uvicorn
from argon2 import PasswordHasher
from playwright.sync_api import Browser, Dialog, Page

from browser_help import PHONE, WIDE
from frontend_help import frontend
from riwaya.desk import Settings
from riwaya.desk.serving import bound, configured
from riwaya.store import Store

AT = "2031-03-06T08:00:00Z"
PASSWORD = "a few words are best"
SECRET = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
"""Its hash, made weak, so that whoever comes in a hundred times is let in at once."""

both = pytest.mark.parametrize("lang", ["ar", "en"])
"""Ask for a test in both languages."""


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


@cache
def _axe() -> str:
    return (frontend() / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


def axe(page: Page, *rules: str) -> list[str]:
    """What axe-core finds against WCAG 2.2, levels A and AA; by those *rules* alone where some are named."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    asked = list(rules) or ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    options = {"runOnly": {"type": "rule" if rules else "tag", "values": asked}, "iframes": False,
               "resultTypes": ["violations"]}  # fmt: skip
    found = page.evaluate("options => axe.run(options)", options)
    return [f"{v['id']}: {n['html'][:160]}" for v in found["violations"] for n in v["nodes"]]


def flaws(page: Page, lang: str) -> list[str]:
    """What is wrong with an open page, looked over once: its language and heading, what WCAG 2.2 AA asks for in light
    and in dark colours (of which only what colours decide is asked again), and whether it fits a phone.
    """
    told = page.evaluate(
        "[document.documentElement.lang, getComputedStyle(document.body).direction, "
        "document.querySelectorAll('h1').length]"
    )
    wrong = [] if told == [lang, "rtl" if lang == "ar" else "ltr", 1] else [f"language, direction, headings: {told}"]
    wrong += axe(page)
    page.emulate_media(color_scheme="dark")
    wrong += [f"dark: {flaw}" for flaw in axe(page, "color-contrast", "link-in-text-block")]
    page.set_viewport_size(PHONE)
    return wrong + unfit(page)


def unfit(page: Page) -> list[str]:
    """Whether an open page has to be scrolled sideways where it stands."""
    width, room = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    return [] if width <= room else [f"{width} pixels wide in a window of {room}"]


@cache
def tab(chromium: Browser, lang: str) -> Page:
    """The window of somebody who reads *lang*: one for all tests, so that letters and styles are loaded once."""
    return chromium.new_context(locale="ar" if lang == "ar" else "en-GB", reduced_motion="reduce").new_page()


class Visits:
    """Opens pages of the desk one after the other, and keeps what they complained of and whom they asked; *held* is the
    cookie of somebody who has logged in.
    """

    def __init__(self, chromium: Browser, desk: Opened, lang: str, held: str = "") -> None:
        self.desk, self.lang = desk, lang
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self._page = tab(chromium, lang)
        self._page.context.clear_cookies()
        if held:
            self._page.context.add_cookies([{"name": "riwaya", "value": held, "url": desk.address}])
        self._heard = {
            "console": lambda message: self.complaints.append(f"console: {message.text}"),
            "pageerror": lambda error: self.complaints.append(f"error: {error}"),
            "dialog": self._dialog,
            "request": lambda request: self.asked.append(request.url),
        }
        for what, hear in self._heard.items():
            self._page.on(what, hear)  # type: ignore[call-overload]

    def _dialog(self, dialog: Dialog) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def __call__(self, path: str, scheme: str = "light", viewport: dict[str, int] = WIDE) -> Page:
        self._page.set_viewport_size(viewport)  # type: ignore[arg-type]
        self._page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        self._page.goto("about:blank")  # an address that differs in its fragment alone is loaded anew
        self._page.goto(self.desk.address + path)
        return self._page

    def close(self) -> None:
        self._page.goto("about:blank")
        for what, hear in self._heard.items():
            self._page.remove_listener(what, hear)
        assert self.complaints == []
        origin = "/".join(self.desk.address.split("/")[:3])
        assert [url for url in self.asked if not url.startswith((origin, "about:"))] == []


def scrolled(visitor, path: str, entry: str) -> list[str]:
    """What *entry*, a pattern, finds in a list from its beginning to its end, part by part as one scrolls."""
    text, seen = visitor.get(path).text, []
    while True:
        seen += re.findall(entry, text)
        more = re.search(r'hx-get="([^"]+)"', text)
        if not more:
            return seen
        text = visitor.get(more[1].replace("&amp;", "&"), headers={"hx-request": "true"}).text
        assert "<html" not in text
