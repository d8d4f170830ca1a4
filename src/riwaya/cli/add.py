"""``riwaya add``: pages read into the store."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import click

from riwaya.cli.options import context_option, fields_option, private_option, store_option
from riwaya.cli.output import for_machines
from riwaya.cli.pages import Account, walk_over
from riwaya.cli.progress import Steps
from riwaya.cli.workers import Job, processes_for, work_off
from riwaya.flow import load_context
from riwaya.model import Problem

if TYPE_CHECKING:
    from riwaya.intake.context import Context
    from riwaya.intake.entries import Entry
    from riwaya.intake.walking import Walk
    from riwaya.store import Store

__all__ = ["add", "grow_stories", "now"]

_ROOM, _ARCHIVE = "riwaya-fetched-", "pages.warc.gz"
_CARRIED = re.compile(rf".*{_ROOM}[^/]*/{_ARCHIVE}#")
_MANY = 2_000_000  # bytes of input from which several processes are worth starting


@dataclass(slots=True)
class _Tally:
    new: int = 0
    known: int = 0
    failed: int = 0


@click.command()
@click.argument("pages", nargs=-1, required=True, metavar="PAGE|URL...", type=click.Path())
@store_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line and page: what became of it.")
@click.option("--jobs", type=click.IntRange(1, 64), default=None, metavar="N", show_default="one a core",
              help="How many pages to read at a time; few pages are read one by one.")  # fmt: skip
@click.option("--no-stories", is_flag=True, help="Do not place what is new in its stories; the next run does.")
@private_option
@fields_option
@context_option
def add(
    pages: tuple[str, ...],
    store: str,
    as_json: bool,
    jobs: int | None,
    no_stories: bool,
    allow_private: bool,
    fields: str,
    context: str | None,
) -> int:
    """Read pages into the store, and remember them.

    A PAGE is whatever `riwaya read` takes: saved pages, archives, tables, folders, or - for standard input. A URL is
    fetched first, as `riwaya fetch` does. What the store has already is not read again. Articles that no story has yet
    are placed in theirs at the end. A run that was stopped has lost nothing: give the same pages again.

    \b
    Examples:
      riwaya add saved/                             a folder of pages into riwaya.db
      riwaya add --store dam.db crawl.warc.gz       an archive into a store of its own
      riwaya add https://news.example/story         a page from its address
      riwaya add --store postgresql://desk@db/riwaya saved/
    """
    from riwaya.store import Store

    addresses = [p for p in pages if p.lower().startswith(("http://", "https://"))]
    given = [p for p in pages if p not in addresses]
    known = load_context(context)
    account, tally = Account(), _Tally()
    with ExitStack() as stack:
        if addresses:
            from tempfile import TemporaryDirectory

            folder = stack.enter_context(TemporaryDirectory(prefix=_ROOM))
            given += _fetched(addresses, folder, allow_private, account)
        memory = Store.open(store, create=True)
        stack.callback(memory.close)
        if given:
            _add_all(memory, walk_over(given, fields), known, account, tally, jobs, as_json)
        if not no_stories:
            grow_stories(memory)
    account.read = tally.new + tally.known
    if not as_json:
        click.echo(f"{tally.new:,} new, {tally.known:,} known, {tally.failed:,} failed, in {memory.name}")
    return account.close()


def _add_all(
    store: Store, walk: Walk, known: Context | None, account: Account, tally: _Tally, jobs: int | None, as_json: bool
) -> None:
    from riwaya.store import adding
    from riwaya.store.preparing import envelope_of
    from riwaya.store.tidying import tidy

    def tell(name: str, digest: str | None, outcome: str) -> None:
        if as_json:
            from riwaya.telling import as_json as line

            for_machines(line({"page": name, "sha256": digest, "outcome": outcome}) + "\n")

    def fail(problem: Problem) -> None:
        tally.failed += 1
        account.note(problem)
        adding.add_failure(store, problem, now())
        tell(problem.where, None, "failed")

    def unread() -> Iterator[Job]:
        for item in map(_under_its_address, walk):
            if isinstance(item, Problem):
                fail(item)
                continue
            digest = sha256(item.data).hexdigest()
            page = adding.known_page(store, digest)
            told = None if known is None else known.known(item.name)
            if page is None:
                yield item, told
            else:
                adding.add_name(store, page, item.name, item.fetched, envelope_of(item, told), now())
                tally.known += 1
                tell(item.name, digest, "known")
            steps.reach(walk.done, f"{tally.new + tally.known:,} pages")

    with Steps() as steps:
        steps.begin("adding pages", walk.total, in_bytes=True)
        processes = processes_for(jobs, walk.total > _MANY)
        for (entry, _), (prepared, problems) in work_off(unread(), processes):
            if prepared is None:
                fail(problems[0])
                continue
            outcome = adding.add(store, prepared, now())
            account.note(*problems)
            tally.new += outcome == "new"
            tally.known += outcome == "known"
            tell(entry.name, prepared.sha256, outcome)
    if tally.new:
        tidy(store)


def grow_stories(store: Store) -> None:
    """Place the articles that no story has yet."""
    from riwaya.store.growing import grow

    with Steps() as steps:
        steps.begin("placing articles in stories")
        grow(store, now(), seen=lambda done, total: steps.reach(done, f"{done:,}/{total:,} articles"))


def _under_its_address(item: Entry | Problem) -> Entry | Problem:
    """What was fetched is called by its address, not by the archive that carried it here."""
    if isinstance(item, Problem):
        return replace(item, where=_CARRIED.sub("", item.where))
    return replace(item, name=_CARRIED.sub("", item.name))


def _fetched(addresses: list[str], folder: str, private: bool, account: Account) -> list[str]:
    """The archive of what *addresses* gave, if anything came."""
    from riwaya.intake.fetching import Archive, Settings, Visits, fetch

    archive = str(Path(folder, _ARCHIVE))
    settings = Settings(private=private)
    with Steps() as steps, Archive(archive, settings.user_agent, datetime.now(UTC)) as file:
        steps.begin("fetching pages", len(addresses))
        fetched = fetch(addresses, file, Visits(file.path), settings, done=steps.advance)
    account.note(*(f.problem for f in fetched if f.problem is not None))
    return [archive] if any(f.page is not None for f in fetched) else []


def now() -> str:
    """This moment, in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
