"""``riwaya add``: pages read into the store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from riwaya.cli.options import context_option, fields_option, private_option, store_option
from riwaya.cli.output import for_machines
from riwaya.cli.pages import Account, walk_over
from riwaya.cli.progress import Steps
from riwaya.flow import load_context
from riwaya.model import Problem

if TYPE_CHECKING:
    from riwaya.intake.entries import Entry
    from riwaya.intake.walking import Walk
    from riwaya.store import Store
    from riwaya.taking.adding import Added

__all__ = ["add", "grow_stories", "now"]

_MANY = 2_000_000  # bytes of input from which several processes are worth starting


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
    from riwaya.taking.adding import add_all
    from riwaya.taking.workers import Readers, processes_for

    addresses = [p for p in pages if p.lower().startswith(("http://", "https://"))]
    given = [p for p in pages if p not in addresses]
    known = load_context(context)
    walk = walk_over(given, fields) if given else None
    account, tally = Account(), Counter[str]()
    memory = Store.open(store, create=True)
    processes = processes_for(jobs, walk is not None and walk.total > _MANY)
    with closing(memory), Steps() as steps, Readers(processes) as readers:
        items = _items(addresses, allow_private, walk, steps, lambda: f"{tally['new'] + tally['known']:,} pages")
        for came in add_all(memory, items, readers, now, known):
            tally[came.outcome] += 1
            account.note(*came.problems)
            if as_json:
                _print(came)
        if not no_stories:
            grow_stories(memory, steps)
    account.read = tally["new"] + tally["known"]
    if not as_json:
        click.echo(f"{tally['new']:,} new, {tally['known']:,} known, {tally['failed']:,} failed, in {memory.name}")
    return account.close()


def _items(
    addresses: list[str], private: bool, walk: Walk | None, steps: Steps, said: Callable[[], str]
) -> Iterator[Entry | Problem]:
    """What was given, each thing in its turn; *said* tells how far adding has come."""
    if addresses:
        from riwaya.taking.addresses import answers

        steps.begin("fetching pages", len(addresses))
        yield from answers(addresses, datetime.now(UTC), steps.advance, private=private)
    if walk is not None:
        steps.begin("adding pages", walk.total, in_bytes=True)
        for item in walk:
            yield item
            steps.reach(walk.done, said())


def _print(came: Added) -> None:
    from riwaya.telling import as_json

    for_machines(as_json({"page": came.name, "sha256": came.sha256, "outcome": came.outcome}) + "\n")


def grow_stories(store: Store, steps: Steps) -> None:
    """Place the articles that no story has yet."""
    from riwaya.store.growing import grow

    grow(store, now(), seen=steps.follow("placing articles in stories"))


def now() -> str:
    """This moment, in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
