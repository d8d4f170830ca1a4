"""A world of outlets on this machine: feeds that name pages, pages that are edited, and everything that goes wrong.

What an address answers depends on the clock of the simulation and on the seed, never on who asked before.
"""

from __future__ import annotations

import hmac
import json
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from hashlib import sha256
from html import escape
from socket import socket

from fetch_server import Asked, Site, answer, reset
from riwaya.intake.fetching.politeness import Clock

START = datetime(2031, 3, 1, tzinfo=UTC)
KEY = b"a key that both sides know"
PLACES = ("مرفأ الندى", "سد الغدير", "جسر الصفصاف", "مطار الأقحوان", "سوق الزعفران", "قرية البيلسان")
NAMES = ("سالم الغيداق", "هدى المرجان", "نادر السنديان", "ليلى الفيروز", "وائل الزمرد")


class SimClock(Clock):
    """A clock that stands still but for sleeping; *end* is called once it has come to *last*."""

    def __init__(self, last: datetime, at: float = 0.0) -> None:
        self.at, self.last = at, last
        self.ended = lambda: None

    def now(self) -> float:
        return self.at

    def today(self) -> datetime:
        return START + timedelta(seconds=self.at)

    async def sleep(self, seconds: float) -> None:
        self.at += seconds
        if self.today() >= self.last:
            self.ended()


@dataclass
class Piece:
    """An article: what it says from which moment on, each state with whether the page owns up to it."""

    outlet: int
    n: int
    published: datetime
    states: list[tuple[datetime, str, str]]  # from when, its HTML, and: new, silent_edit or correction
    denies: bool = False

    @property
    def path(self) -> str:
        return f"/{self.outlet}/story-{self.n}.html"

    def now(self, moment: datetime) -> str:
        return [html for since, html, _ in self.states if since <= moment][-1]


@dataclass
class World(Site):
    """*outlets* that publish *each* articles from *START* over *days*."""

    outlets: int = 30
    each: int = 4
    days: int = 30
    seed: int = 7
    faulty: float = 0.08  # how likely a feed fails on a day, until the evening
    slow: float = 0.3  # seconds of an answer that comes too late
    hosts: int = 6
    clock: SimClock = field(default_factory=lambda: SimClock(START))
    pieces: list[Piece] = field(default_factory=list)
    taken: list[tuple[str, dict[str, object], bool]] = field(default_factory=list)  # key, alert, acknowledged
    tries: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        chance = random.Random(self.seed)
        for outlet in range(self.outlets):
            moments = sorted(chance.uniform(0.2, self.days - 13) for _ in range(self.each))
            self.pieces += [self._piece(chance, outlet, n, START + timedelta(days=d)) for n, d in enumerate(moments)]
        faults = ("500", "503", "cut", "reset", "gone", "empty")
        days = [(o, d) for o in range(self.outlets) for d in range(self.days - 4) if chance.random() < self.faulty]
        self._bad = {(o, d): "slow" if o == 3 else chance.choice(faults) for o, d in days}
        for outlet in range(0, self.outlets, 7):  # a feed that is gone for three days, and comes back
            first = chance.randrange(self.days - 10)
            self._bad |= {(outlet, day): "gone" for day in range(first, first + 3)}

    def _piece(self, chance: random.Random, outlet: int, n: int, published: datetime) -> Piece:
        place, name = chance.choice(PLACES), chance.choice(NAMES)
        number = chance.randrange(3, 9)
        denies = chance.random() < 0.25
        text = [f"قال مدير {place} {name} إن {number} شاحنات وصلت إلى المكان رقم {outlet}{n} مساء اليوم.",
                f"وأضاف أن العمل في {place} سيستمر حتى نهاية الأسبوع المقبل."]  # fmt: skip
        if denies:
            text.append(f"ونفى المدير إغلاق {place} أمام الزوار.")
        title = f"شاحنات تصل إلى {place} {outlet}{n}"
        states = [(published, page(title, text, outlet), "new")]
        if chance.random() < 0.5:  # after all troubles of feeds, and before the last visit
            silent = chance.random() < 0.5
            edited = [text[0].replace(str(number), str(number + 10)), *text[1:]]
            edited += [] if silent else ["تصحيح: ذكر الخبر في نسخة أولى عددا آخر من الشاحنات."]
            states.append((published + timedelta(days=4.5), page(title, edited, outlet),
                           "silent_edit" if silent else "correction"))  # fmt: skip
        return Piece(outlet, n, published, states, denies)

    def address(self, outlet: int, path: str) -> str:
        return f"http://site{outlet % self.hosts}.example:{self.port}{path}"

    def feeds(self) -> list[str]:
        return [self.address(o, f"/{o}/{('rss', 'atom', 'news.xml', 'index.xml')[o % 4]}") for o in range(self.outlets)]

    def expected(self) -> set[tuple[str, str]]:
        """What happens that alerts must tell: (kind, path of the page)."""
        happens = {("new_article" if kind == "new" else kind, p.path) for p in self.pieces for _, _, kind in p.states}
        return happens | {("denial", p.path) for p in self.pieces if p.denies}

    def take(self, sock: socket) -> None:
        data = b""
        while b"\r\n\r\n" not in data:
            part = sock.recv(65536)
            if not part:
                return
            data += part
        head, _, body = data.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in lines) if k}
        while len(body) < int(headers.get("content-length", 0)):
            body += sock.recv(65536)
        path = first.split(" ")[1]
        self.asked.append(Asked(path, headers))
        said = self._hook(headers, body, sock) if path == "/hook" else self._say(path, headers, sock)
        if said:
            sock.sendall(said)

    def _hook(self, headers: dict[str, str], body: bytes, sock: socket) -> bytes:
        """Take an alert; now and then refuse it, or take it and lose the acknowledgement."""
        stamp = headers["riwaya-timestamp"]
        wanted = "v1=" + hmac.new(KEY, f"{stamp}.".encode() + body, sha256).hexdigest()
        assert hmac.compare_digest(wanted, headers["riwaya-signature"])
        alert, key = json.loads(body), headers["idempotency-key"]
        self.tries[key] += 1
        chance = random.Random(f"{self.seed} {key} {self.tries[key]}").random()
        if chance < 0.05:
            return answer(b"", "500 Internal Server Error")
        lost = chance < 0.1
        self.taken.append((key, alert, not lost))
        if lost:
            reset(sock)
            return b""
        return answer(b"", "204 No Content")

    def _say(self, path: str, headers: dict[str, str], sock: socket) -> bytes:
        now = self.clock.today()
        if path == "/robots.txt":
            return answer(b"User-agent: *\nDisallow: /private\n", content_type="text/plain")
        outlet = int(path.split("/")[1])
        piece = next((p for p in self.pieces if p.path == path), None)
        if piece is not None:
            if piece.published > now:
                return answer(b"not yet", "404 Not Found")
            return self._conditional(headers, piece.now(now).encode(), "text/html; charset=utf-8")
        body = self._feed(outlet, path, now)
        fault = self._bad.get((outlet, (now - START).days)) if now.hour < 18 else None
        if fault == "gone":
            return answer(b"gone", "404 Not Found")
        if fault in ("500", "503"):
            return answer(b"", f"{fault} Trouble", retry_after="600" if fault == "503" else "")
        if fault == "reset":
            reset(sock)
            return b""
        if fault == "slow":
            time.sleep(self.slow)
            return b""
        if fault == "cut":
            return answer(body[: len(body) * 2 // 3], content_type="application/xml")
        if fault == "empty":
            return answer(b"<html><body>maintenance</body></html>")
        return self._conditional(headers, body, "application/xml")

    def _conditional(self, headers: dict[str, str], body: bytes, kind: str) -> bytes:
        etag = f'"{sha256(body).hexdigest()[:16]}"'
        if headers.get("if-none-match") == etag:
            return answer(b"", "304 Not Modified", etag=etag)
        return answer(body, content_type=kind, etag=etag)

    def _feed(self, outlet: int, path: str, now: datetime) -> bytes:
        mine = [p for p in self.pieces if p.outlet == outlet and p.published <= now][::-1]
        if path.endswith("index.xml"):
            inside = f"<sitemap><loc>{self.address(outlet, f'/{outlet}/inside.xml')}</loc></sitemap>"
            return f'<?xml version="1.0"?><sitemapindex xmlns="{_SITEMAP}">{inside}</sitemapindex>'.encode()
        rows = "".join(self._entry(path, p) for p in mine)
        if path.endswith("atom"):
            return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{outlet}</title>{rows}</feed>'.encode()
        if path.endswith("rss"):
            return f'<rss version="2.0"><channel><title>{outlet}</title>{rows}</channel></rss>'.encode()
        return f'<?xml version="1.0"?><urlset xmlns="{_SITEMAP}" xmlns:news="urn:n">{rows}</urlset>'.encode()

    def _entry(self, path: str, piece: Piece) -> str:
        address, title = self.address(piece.outlet, piece.path), escape(f"خبر {piece.n}")
        wrong = (piece.outlet + piece.n) % 5
        when = {0: START + timedelta(days=9000), 1: datetime(1970, 1, 1, tzinfo=UTC)}.get(wrong, piece.published)
        if path.endswith("rss"):  # every guid is the same, as careless systems have it, and links say who sent them
            return (f"<item><title>{title}</title><link>{address}?utm_source=rss</link><guid>1</guid>"
                    f"<pubDate>{format_datetime(when)}</pubDate></item>")  # fmt: skip
        if path.endswith("atom"):
            return (f"<entry><title>{title}</title><id>tag:x</id><link href='{address}#top'/>"
                    f"<updated>{when.isoformat()}</updated></entry>")  # fmt: skip
        return (f"<url><loc>{address}</loc><news:news><news:publication_date>{when.isoformat()}"
                f"</news:publication_date><news:title>{title}</news:title></news:news></url>")  # fmt: skip


_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def page(title: str, text: list[str], outlet: int) -> str:
    body = "".join(f"<p>{p}</p>" for p in text)
    return (f"<!doctype html><html lang='ar'><head><meta charset='utf-8'><title>{title}</title></head><body>"
            f"<nav><a href='/'>الرئيسية</a></nav><article><h1>{title}</h1>{body}</article></body></html>")  # fmt: skip
