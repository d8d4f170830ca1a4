"""Context: what every part of the desk reaches the store and the settings by, and who it is that asks."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field

from starlette.requests import HTTPConnection

from riwaya.desk.addresses import Addresses
from riwaya.desk.jobs import Jobs
from riwaya.desk.limits import Buckets, Tries
from riwaya.desk.metrics import Metrics
from riwaya.desk.settings import Settings
from riwaya.desk.shelf import Shelf
from riwaya.desk.words import LANGUAGES, wanted
from riwaya.store import Store
from riwaya.store.audit import By
from riwaya.store.sessions import Known
from riwaya.taking.workers import Readers

__all__ = ["COOKIE", "LOCAL", "SCHEMES", "Desk", "Visitor", "by_of", "desk_of", "new_secret", "visitor_of"]

COOKIE = "riwaya"
"""What a browser is known by: random, given at the first page; in a team it becomes a session by logging in."""
LANGUAGE, SCHEME, KEYS = "riwaya-language", "riwaya-scheme", "riwaya-keys"
SCHEMES = ("auto", "light", "dark")

LOCAL = Known(0, "", "admin")
"""Whoever sits at this machine."""


@dataclass(slots=True)
class Desk:
    """The store, the settings, and what is counted while the desk runs."""

    store: Store
    settings: Settings
    metrics: Metrics = field(default_factory=Metrics)
    buckets: Buckets = field(init=False)
    tries: Tries = field(init=False)
    jobs: Jobs = field(default_factory=Jobs)
    readers: Readers = field(default_factory=lambda: Readers(1))
    at: Addresses = field(init=False)
    shelf: Shelf = field(init=False)

    def __post_init__(self) -> None:
        self.buckets = Buckets(self.settings.pace, self.settings.burst)
        self.tries = Tries(self.settings.tries)
        self.at = Addresses(self.settings.prefix)
        self.shelf = Shelf(self.store, self.at)

    def close(self) -> None:
        """Begin nothing more, and let go of what was begun."""
        self.jobs.close()
        self.readers.close()
        self.shelf.close()


@dataclass(slots=True)
class Visitor:
    """A browser or program that asks, and for whom (*who*; None: for nobody that is known).

    *held* is what its cookie holds, *fresh* whether it has yet to be given that; *token* whether it showed a token
    instead.
    """

    who: Known | None
    held: str
    fresh: bool
    token: bool
    lang: str
    scheme: str
    keys: bool
    source: str
    local: str

    @property
    def name(self) -> str:
        """Under whose name it is kept what the visitor says: the account's, or that of whoever sits here."""
        return (self.who.name if self.who else "") or self.local

    @property
    def corrects(self) -> bool:
        """Whether the visitor may add pages and say what is wrong."""
        return self.who is not None and self.who.role != "reader"

    @property
    def admin(self) -> bool:
        """Whether the visitor may see to others."""
        return self.who is not None and self.who.role == "admin"

    @property
    def proof(self) -> str:
        """What a form of ours brings back: made from the cookie, which no other site can read."""
        return hmac.new(self.held.encode("utf-8", "replace"), b"a form of the desk", "sha256").hexdigest()


def new_secret() -> str:
    """What a browser or program can hold, and nobody guess."""
    return secrets.token_urlsafe(32)


def visitor(connection: HTTPConnection, settings: Settings) -> Visitor:
    """What a request shows of who makes it; whom it is made for is looked up later."""
    cookies = connection.cookies
    held = cookies.get(COOKIE, "")[:100]
    lang, scheme = cookies.get(LANGUAGE, ""), cookies.get(SCHEME, "")
    return Visitor(
        who=None,
        held=held or new_secret(),
        fresh=not held,
        token=False,
        lang=lang if lang in LANGUAGES else wanted(connection.headers.get("accept-language", ""), settings.lang),
        scheme=scheme if scheme in SCHEMES else "auto",
        keys=cookies.get(KEYS) != "off",
        source=connection.client.host if connection.client else "",
        local=settings.name,
    )


def desk_of(connection: HTTPConnection) -> Desk:
    """The desk that is asked."""
    found: Desk = connection.app.state.desk
    return found


def visitor_of(connection: HTTPConnection) -> Visitor:
    """Who asks."""
    found: Visitor = connection.state.visitor
    return found


def by_of(connection: HTTPConnection) -> By:
    """Who asks, as the audit log has it."""
    asking = visitor_of(connection)
    return By(asking.name, desk_of(connection).settings.now(), asking.source)
