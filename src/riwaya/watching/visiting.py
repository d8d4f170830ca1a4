"""Visiting: a page's answer into the store, what happened to it as events, and when it is visited next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from riwaya.intake.context import Known
from riwaya.intake.fetching.pages import entry_of
from riwaya.model import Problem, RiwayaError
from riwaya.store import Store
from riwaya.store.adding import add_failure
from riwaya.watching.durations import stamp
from riwaya.watching.edits import note_back, note_withdrawn
from riwaya.watching.log import Log
from riwaya.watching.plans import Plan
from riwaya.watching.rows import Sighting, moment, save_sighting
from riwaya.watching.schedule import after_failure, after_visit
from riwaya.watching.taking import Reader, Taken, take
from riwaya.watching.web import Answer, Wanted

__all__ = ["Visited", "failed", "visit", "wanted"]

_MOST_TRIES = 10  # with the waits between them a day and a half
_BROKEN = 3  # tries after which a page that always breaks off is taken as far as it comes
_GONE = 2  # visits in a row by which a page is gone, not missed
_SOON = timedelta(hours=1)
_MISSING = (404, 410)


def wanted(seen: Sighting) -> Wanted:
    """What to ask for a page."""
    return Wanted(seen.address, seen.state.get("etag"), seen.state.get("modified"), seen.state.get("at"))


@dataclass(frozen=True, slots=True)
class Visited:
    """That the page *seen* answered at the moment *now*; what *plan* says of it, and the *log* to tell."""

    store: Store
    plan: Plan
    seen: Sighting
    answer: Answer
    now: datetime
    log: Log

    def due(self) -> datetime | None:
        """When the page is visited next, if this visit was good."""
        return after_visit(self.now, moment(self.seen.state["first"]), self.plan.revisits)


def visit(at: Visited, read: Reader, size: int) -> bool:
    """Enter what a page answered, read by *read*; whether the store has an article or a version more by it.

    *size* is the most bytes that a page may have. What is added comes first, then, in one transaction, the events and
    where the page stands: after a crash between them the page is visited again, and the same events are found.
    """
    status, was = at.answer.status, at.seen.state.get("sha256")
    if was is not None and status in _MISSING:
        _missing(at, str(status))
        return False
    try:
        taken = Taken("same", was) if was is not None and status == 304 else _take(at, read, size)
    except RiwayaError as error:
        if error.problem.where == at.store.name:
            raise
        failed(at, error.problem)
        return False
    if taken.became == "other":
        _missing(at, "other text")
    else:
        _entered(at, taken)
    return taken.became in ("new", "edited")


def failed(at: Visited, problem: Problem) -> None:
    """Try again later; after many tries not before the next visit, or never where there was none."""
    seen = at.seen
    seen.tries += 1
    tries = seen.tries
    due: datetime | None = after_failure(at.now, seen.address, tries, at.answer.wait)
    if tries >= _MOST_TRIES:
        seen.tries = 0
        due = at.due() if "first" in seen.state else None
        add_failure(at.store, Problem(problem.what, seen.address, problem.do), stamp(at.now))
    with at.store.writing() as connection:
        save_sighting(connection, seen, due)
    at.log("page", address=seen.address, status=at.answer.status or None, tries=tries, problem=problem.what,
           given_up=True if due is None else None)  # fmt: skip


def _take(at: Visited, read: Reader, size: int) -> Taken:
    exchange, seen = at.answer.exchange, at.seen
    if exchange is None:
        problem = at.answer.problem or Problem("There was no answer.", seen.address, "It is asked again.")
        raise RiwayaError(problem.what, problem.where, problem.do)
    broken = exchange.cut == "disconnect" or exchange.damaged
    if broken and 200 <= exchange.status < 300 and (seen.state.get("sha256") or seen.tries < _BROKEN):
        raise RiwayaError("The page broke off before its end.", exchange.address.shown, "It is asked again.")
    entry = entry_of(exchange, fetched=stamp(exchange.began), size=size)
    outlet = next((feed.outlet for feed in at.plan.feeds if feed.address == seen.feed), None)
    known = None if outlet is None else Known(outlet)
    return take(at.store, entry, known, stamp(at.now), was=seen.state.get("sha256"), asked=seen.address, read=read)


def _entered(at: Visited, taken: Taken) -> None:
    seen, state, exchange = at.seen, at.seen.state, at.answer.exchange
    state["visits"] = visits = state.get("visits", 0) + 1
    state.setdefault("first", stamp(at.now))
    state |= {"sha256": taken.sha256, "gone": 0}
    seen.tries = 0
    if exchange is not None and exchange.status != 304:
        state |= {"etag": exchange.header("etag"), "modified": exchange.header("last-modified"),
                  "at": exchange.address.url}  # fmt: skip
    with at.store.writing() as connection:
        back = note_back(connection, seen.address, taken, visits, stamp(at.now))
        save_sighting(connection, seen, at.due())
    at.log("page", address=seen.address, status=at.answer.status, became=taken.became, back=back or None,
           page=taken.sha256[:12])  # fmt: skip


def _missing(at: Visited, how: str) -> None:
    """The page is not there, or not with what it said: that counts once it is so twice."""
    state = at.seen.state
    state["visits"] = state.get("visits", 0) + 1
    state["gone"] = state.get("gone", 0) + 1
    state |= {"etag": None, "modified": None}
    at.seen.tries = 0
    with at.store.writing() as connection:
        if state["gone"] == _GONE:
            note_withdrawn(connection, at.seen.address, state["sha256"], how, stamp(at.now))
        save_sighting(connection, at.seen, at.now + _SOON if state["gone"] < _GONE else at.due())
    at.log("page", address=at.seen.address, became="gone", how=how, visits=state["gone"])
