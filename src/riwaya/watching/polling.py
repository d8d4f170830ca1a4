"""Polling: a feed's answer into the pages that it names for the first time, and when it is asked next."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from riwaya.intake.fetching.client import Exchange
from riwaya.model import RiwayaError
from riwaya.store import Store
from riwaya.watching.durations import stamp
from riwaya.watching.listings import Listed, Listing, listing_of
from riwaya.watching.log import Log
from riwaya.watching.plans import Feed, Plan
from riwaya.watching.rows import FeedRow, save_feed, sight, unseen
from riwaya.watching.schedule import after_failure, after_feed
from riwaya.watching.web import Answer, Fetcher, Wanted, fetch_all

__all__ = ["Polled", "failed", "poll", "wanted"]

_FIRST, _LONGEST = 900.0, 12 * 3600.0  # seconds between tries of a feed that fails, if its own interval allows


@dataclass(slots=True)
class _Found:
    """What a feed and the sitemaps inside it named; *whole* that all of it could be read."""

    pages: dict[str, Listed] = field(default_factory=dict)
    whole: bool = True
    said: str | None = None

    def add(self, listing: Listing) -> None:
        self.pages |= {page.address: page for page in listing.pages}
        if listing.problems:
            self.whole, self.said = False, listing.problems[-1].what


def wanted(row: FeedRow) -> Wanted:
    """What to ask for a feed."""
    return Wanted(row.address, row.state.get("etag"), row.state.get("modified"), row.state.get("at"))


@dataclass(frozen=True, slots=True)
class Polled:
    """That *feed* of *plan*, standing at *row* in *store*, answered at the moment *now*; *log* is told of it."""

    store: Store
    plan: Plan
    feed: Feed
    row: FeedRow
    answer: Answer
    now: datetime
    log: Log


async def poll(at: Polled, fetcher: Fetcher, *, private: bool = False) -> None:
    """Enter what a feed answered: pages that are named for the first time are due at once, all in one transaction with
    where the feed stands then. Sitemaps inside it are asked by *fetcher*; *private* admits hosts written as numbers."""
    row, now = at.row, at.now
    try:
        found = await _found(fetcher, row, at.answer, now, private)
    except RiwayaError as error:
        failed(at, error.problem.what)
        return
    first = "read" not in row.state
    row.failures = 0
    row.state["read" if found.whole else "tried"] = stamp(now)
    row.state["said"] = found.said
    old = now - timedelta(seconds=at.plan.back)
    with at.store.writing() as connection:
        new = [found.pages[address] for address in unseen(connection, list(found.pages))]
        passed = [p.address for p in new if first and p.published is not None and p.published < old]
        fresh = [p.address for p in new if p.address not in set(passed)]
        sight(connection, row.id, passed, now, passed=True)
        sight(connection, row.id, fresh, now)
        save_feed(connection, row, after_feed(now, at.feed.address, at.feed.interval))
    at.log("feed", address=at.feed.address, status=at.answer.status, named=len(found.pages), new=len(fresh),
           passed=len(passed) or None, problem=found.said)  # fmt: skip


def failed(at: Polled, said: str) -> None:
    """Enter that a feed could not be read, and let it rest; *said* is why."""
    feed, row = at.feed, at.row
    row.failures += 1
    row.state["said"] = said
    due = after_failure(at.now, feed.address, row.failures, at.answer.wait, first=min(feed.interval, _FIRST),
                        longest=max(_LONGEST, feed.interval))  # fmt: skip
    with at.store.writing() as connection:
        save_feed(connection, row, due)
    at.log("feed", address=feed.address, status=at.answer.status or None, failures=row.failures, problem=said,
           again=stamp(due))  # fmt: skip


async def _found(fetcher: Fetcher, row: FeedRow, answer: Answer, now: datetime, private: bool) -> _Found:
    """What the feed names. Raises RiwayaError when it could not be read at all."""
    found = _Found()
    inside = list(row.state.get("inside", {}))
    if answer.status != 304:
        exchange = _read(answer)
        listing = listing_of(exchange.content, exchange.address, now, private=private)
        found.add(listing)
        found.whole = found.whole and not (exchange.cut or exchange.damaged)
        inside = list(listing.inside)
        row.state |= _conditions(exchange, found.whole)
    if inside:
        await _look_inside(fetcher, row, inside, found, now, private)
    return found


async def _look_inside(
    fetcher: Fetcher, row: FeedRow, inside: list[str], found: _Found, now: datetime, private: bool
) -> None:
    """Ask the sitemaps of an index; an index in an index is not followed."""
    known: dict[str, dict[str, Any]] = row.state.get("inside", {})
    asked = [Wanted(a, *(known.get(a, {}).get(key) for key in ("etag", "modified", "at"))) for a in inside]
    row.state["inside"] = {address: known.get(address, {}) for address in inside}
    for address, answer in zip(inside, await fetch_all(fetcher, asked), strict=True):
        if answer.status == 304:
            continue
        try:
            exchange = _read(answer)
            listing = listing_of(exchange.content, exchange.address, now, private=private)
        except RiwayaError as error:
            found.whole, found.said = False, error.problem.what
            continue
        found.add(listing)
        whole = not (listing.problems or exchange.cut or exchange.damaged)
        found.whole = found.whole and whole
        row.state["inside"][address] = _conditions(exchange, whole)


def _read(answer: Answer) -> Exchange:
    """The exchange of a good answer. Raises RiwayaError for any other."""
    if answer.exchange is None:
        problem = answer.problem
        raise RiwayaError(problem.what if problem else "There was no answer.", problem.where if problem else "", "")
    if not 200 <= answer.status < 300:
        raise RiwayaError(f"The server answered {answer.status}.", answer.exchange.address.shown, "")
    if answer.exchange.cut in ("length", "time") and not answer.exchange.content:
        raise RiwayaError("The feed did not come to its end.", answer.exchange.address.shown, "")
    return answer.exchange


def _conditions(exchange: Exchange, whole: bool) -> dict[str, str | None]:
    """What to ask by next time, so that only what has changed is sent; nothing where this was not whole."""
    etag, modified = exchange.header("etag"), exchange.header("last-modified")
    return {"etag": etag if whole else None, "modified": modified if whole else None, "at": exchange.address.url}
