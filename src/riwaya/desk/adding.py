"""Adding: what somebody gave at the desk, into the store, page by page, each with what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Literal

from sqlalchemy import select

from riwaya.desk.settings import Settings
from riwaya.intake.entries import Entry
from riwaya.intake.walking import Walk
from riwaya.model import Problem
from riwaya.store import Store
from riwaya.store.growing import grow
from riwaya.store.schema import articles, pages
from riwaya.taking.adding import add_all
from riwaya.taking.addresses import answers
from riwaya.taking.workers import Readers

__all__ = ["Became", "Given", "added", "named", "pasted"]


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody gave: *addresses* to fetch, *files* (their names, and where they lie), and texts by their names."""

    addresses: tuple[str, ...] = ()
    files: tuple[tuple[str, Path], ...] = ()
    texts: tuple[tuple[str, str], ...] = ()

    @property
    def count(self) -> int:
        """How many things that is; an archive is one, however many pages it holds."""
        return len(self.addresses) + len(self.files) + len(self.texts)


@dataclass(frozen=True, slots=True)
class Became:
    """What became of a page: *new* in the store, *known* there already, or *failed*, with the reason.

    *articles* are the ids and headlines of its articles.
    """

    name: str
    outcome: Literal["new", "known", "failed"]
    articles: tuple[tuple[int, str], ...] = ()
    problem: Problem | None = None


def added(store: Store, readers: Readers, settings: Settings, given: Given) -> Iterator[Became]:
    """Add everything, and place the new articles in stories; each page as it is done. Raises RiwayaError when the
    store cannot be written.
    """
    news = False
    for came in add_all(store, _items(given, settings), readers, settings.now):
        news = news or came.outcome == "new"
        failed = came.problems[0] if came.outcome == "failed" else None
        yield Became(came.name, came.outcome, _articles(store, came.sha256), failed)
    if news:
        grow(store, settings.now())


def _items(given: Given, settings: Settings) -> Iterator[Entry | Problem]:
    for name, text in given.texts:
        yield Entry(name, text.encode("utf-8", "surrogatepass"), charset="utf-8", media_type="text/plain")
    for name, path in given.files:
        yield from _walked(path, name)
    if given.addresses:
        yield from answers(given.addresses, settings.clock(), private=settings.private)


def _walked(path: Path, name: str) -> Iterator[Entry | Problem]:
    """The pages of a file, called by *name* rather than by where it lies."""
    for item in Walk([str(path)]):
        if isinstance(item, Problem):
            yield replace(item, where=name + item.where.removeprefix(str(path)))
        else:
            yield replace(item, name=name + item.name.removeprefix(str(path)))


def _articles(store: Store, sha256: str | None) -> tuple[tuple[int, str], ...]:
    rows = (
        select(articles.c.id, articles.c.headline)
        .join_from(articles, pages)
        .where(pages.c.sha256 == sha256)
        .order_by(articles.c.n)
    )
    with store.reading() as connection:
        return tuple((row.id, row.headline) for row in connection.execute(rows))


def named(name: str, n: int) -> str:
    """A name for a file that a browser sent: the last part of its path, without what no name may hold."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(c for c in last if c.isprintable()).strip(". ")[-150:]
    return kept or f"file-{n}"


def pasted(text: str) -> str:
    """A name for a text that came without one."""
    return f"pasted-{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}.txt"
