"""Plans: what is to be watched, what is worth an alert, and where alerts go, as a desk's feeds.toml says."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

from riwaya.store.queries import Query
from riwaya.watching.schedule import REVISITS

__all__ = ["KINDS", "AtomFile", "Channel", "EventKind", "Feed", "Lines", "Mail", "Plan", "Rule", "Security", "Terminal",
           "Webhook"]  # fmt: skip

EventKind = Literal["new_article", "new_claim", "new_origin", "new_voice", "denial", "contradiction", "correction",
                    "silent_edit", "withdrawn"]  # fmt: skip
KINDS: tuple[EventKind, ...] = get_args(EventKind)
"""What can happen, as rules call it."""

Security = Literal["starttls", "tls", "none"]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its *address*, what its *outlet* is called (None: as its pages say), and every how many seconds it is
    asked."""

    address: str
    outlet: str | None
    interval: int


@dataclass(frozen=True, slots=True)
class Rule:
    """What is worth an alert: an event of one of the kinds *on* for which all that is given else holds.

    *voice* and *place* are names of which the event's article has one with all the words, *outlet* one of its outlet;
    *search* is a query that the article answers; *stories* the numbers of the stories that count, all when empty.
    """

    name: str
    on: frozenset[EventKind]
    channels: tuple[str, ...]
    voice: str | None = None
    place: str | None = None
    outlet: str | None = None
    search: Query | None = None
    stories: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Terminal:
    """Alerts printed for people."""

    name: str
    lang: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Alerts added to a file, or to standard output (*file* is None), as one JSON object a line."""

    name: str
    lang: str
    file: Path | None


@dataclass(frozen=True, slots=True)
class AtomFile:
    """The last *keep* alerts as an Atom feed in a file."""

    name: str
    lang: str
    file: Path
    title: str
    keep: int


@dataclass(frozen=True, slots=True)
class Mail:
    """Alerts by e-mail, one message each, through the SMTP *server*."""

    name: str
    lang: str
    server: str
    port: int
    security: Security
    sender: str
    to: tuple[str, ...]
    user: str | None = None
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Webhook:
    """Alerts sent to an address over HTTP, signed with *key*."""

    name: str
    lang: str
    address: str = field(repr=False)
    key: bytes = field(repr=False)


Channel = Terminal | Lines | AtomFile | Mail | Webhook


@dataclass(frozen=True, slots=True)
class Plan:
    """All of it. Times in seconds: *back* how old a page may be that a feed names when it is asked for the first time,
    *revisits* after the first visit to a page, *delay* between requests to one host."""

    feeds: tuple[Feed, ...]
    rules: tuple[Rule, ...] = ()
    channels: tuple[Channel, ...] = ()
    back: int = 2 * 86_400
    revisits: tuple[int, ...] = REVISITS
    delay: float = 1.0
    user_agent: str | None = None
