"""Adding: what somebody gave at the desk, into the store, page by page, each with what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from sqlalchemy import select

from riwaya.desk.reader import Reader
from riwaya.desk.settings import Settings
from riwaya.intake.entries import Entry
from riwaya.intake.walking import Walk
from riwaya.model import Problem
from riwaya.store import Store
from riwaya.store.adding import add, add_failure, add_name, known_page
from riwaya.store.growing import grow
from riwaya.store.preparing import envelope_of
from riwaya.store.schema import articles
from riwaya.store.tidying import tidy

__all__ = ["Became", "Given", "added", "named", "pasted"]

_ARCHIVE = "pages.warc.gz"


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


def added(store: Store, reader: Reader, settings: Settings, given: Given) -> Iterator[Became]:
    """Add everything, and place the new articles in stories; each page as it is done. Raises RiwayaError when the
    store cannot be written.
    """
    news = False
    with TemporaryDirectory(prefix="riwaya-desk-") as folder:
        for item in _items(given, folder, settings):
            became = (
                _failed(store, item, settings) if isinstance(item, Problem) else _put(store, reader, item, settings)
            )
            news = news or became.outcome == "new"
            yield became
    if news:
        tidy(store)
        grow(store, settings.now())


def _items(given: Given, folder: str, settings: Settings) -> Iterator[Entry | Problem]:
    for name, text in given.texts:
        yield Entry(name, text.encode("utf-8", "surrogatepass"), charset="utf-8", media_type="text/plain")
    for name, path in given.files:
        yield from _walked(path, name)
    if given.addresses:
        yield from _fetched(given.addresses, Path(folder, _ARCHIVE), settings)


def _walked(path: Path, name: str) -> Iterator[Entry | Problem]:
    """The pages of a file, called by *name* rather than by where it lies."""
    for item in Walk([str(path)]):
        if isinstance(item, Problem):
            yield replace(item, where=name + item.where.removeprefix(str(path)))
        else:
            yield replace(item, name=name + item.name.removeprefix(str(path)))


def _fetched(addresses: Iterable[str], archive: Path, settings: Settings) -> Iterator[Entry | Problem]:
    from riwaya.intake.fetching import Archive, Visits, fetch
    from riwaya.intake.fetching import Settings as Fetching

    asking = Fetching(private=settings.private)
    with Archive(str(archive), asking.user_agent, settings.clock()) as file:
        fetched = fetch(addresses, file, Visits(file.path), asking)
    yield from (f.problem for f in fetched if f.problem is not None)
    if any(f.page is not None for f in fetched):
        for item in _walked(archive, ""):  # what was fetched is called by its address
            if isinstance(item, Problem):
                yield replace(item, where=item.where.removeprefix("#"))
            else:
                yield replace(item, name=item.name.removeprefix("#"))


def _put(store: Store, reader: Reader, entry: Entry, settings: Settings) -> Became:
    page = known_page(store, sha256(entry.data).hexdigest())
    if page is not None:
        add_name(store, page, entry.name, entry.fetched, envelope_of(entry, None), settings.now())
        return Became(entry.name, "known", _articles(store, page))
    prepared, problems = reader.read(entry)
    if prepared is None:
        return _failed(store, problems[0], settings)
    outcome = add(store, prepared, settings.now())
    page = known_page(store, prepared.sha256)
    return Became(entry.name, outcome, () if page is None else _articles(store, page))


def _failed(store: Store, problem: Problem, settings: Settings) -> Became:
    add_failure(store, problem, settings.now())
    return Became(problem.where, "failed", (), problem)


def _articles(store: Store, page: int) -> tuple[tuple[int, str], ...]:
    rows = select(articles.c.id, articles.c.headline).where(articles.c.page == page).order_by(articles.c.n)
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
