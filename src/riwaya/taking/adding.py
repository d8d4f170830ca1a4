"""Adding: whatever came, into the store page by page, each with what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Literal

from riwaya.intake.context import Context
from riwaya.intake.entries import Entry
from riwaya.model import Problem
from riwaya.store import Store
from riwaya.store.adding import add, add_failure, add_name, known_page
from riwaya.store.preparing import envelope_of
from riwaya.store.tidying import tidy
from riwaya.taking.reading import Job
from riwaya.taking.workers import Readers

__all__ = ["Added", "add_all"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a page, called *name*: *new* in the store, *known* there already, or *failed*.

    *sha256* is of its bytes, None where there are none; *problems* are what went wrong, the reason first.
    """

    name: str
    sha256: str | None
    outcome: Literal["new", "known", "failed"]
    problems: tuple[Problem, ...] = ()


def add_all(store: Store, items: Iterable[Entry | Problem], readers: Readers, now: Callable[[], str],
            context: Context | None = None) -> Iterator[Added]:  # fmt: skip
    """Put every page of *items* into *store*, read by *readers* with what *context* knows of it.

    What became of each is told in the order in which they came, once it is in the store for good: pages that are there
    already get a name more and are not read, and what cannot be read is kept with its reason. *now* tells the moment
    (ISO 8601). At the end the index is tidied; articles are not placed in stories yet. Raises RiwayaError when the
    store cannot be written.
    """
    news = False
    for came, result in readers.work(_looked_up(store, items, now, context)):
        if result is None:
            yield came
            continue
        prepared, problems = result
        if prepared is None:
            add_failure(store, problems[0], now())
            yield replace(came, sha256=None, outcome="failed", problems=problems)
            continue
        outcome = add(store, prepared, now())
        news = news or outcome == "new"
        yield replace(came, outcome=outcome, problems=problems)
    if news:
        tidy(store)


def _looked_up(store: Store, items: Iterable[Entry | Problem], now: Callable[[], str],
               context: Context | None) -> Iterator[tuple[Added, Job | None]]:  # fmt: skip
    """What became of each item that is not to be read, and a job for each that is."""
    for item in items:
        if isinstance(item, Problem):
            add_failure(store, item, now())
            yield Added(item.where, None, "failed", (item,)), None
            continue
        digest = sha256(item.data).hexdigest()
        page = known_page(store, digest)
        known = None if context is None else context.known(item.name)
        if page is None:
            yield Added(item.name, digest, "new"), (item, known)
        else:
            add_name(store, page, item.name, item.fetched, envelope_of(item, known), now())
            yield Added(item.name, digest, "known"), None
