"""``riwaya store`` and ``riwaya reread``: looking after the store itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING

import click

from riwaya.cli.add import grow_stories, now
from riwaya.cli.endings import DONE, NOTHING_READ, tell
from riwaya.cli.options import store_option
from riwaya.cli.progress import Steps
from riwaya.model import Problem, RiwayaError

if TYPE_CHECKING:
    from riwaya.taking.reading import Job

__all__ = ["reread", "store"]

_MANY = 200  # pages from which several processes are worth starting


@click.group()
def store() -> None:
    """Look after the store: check it, back it up, carry it elsewhere, bring it up to date.

    \b
    Examples:
      riwaya store check
      riwaya store backup desk-2024-12-20.db
    """


@store.command()
@store_option
def check(store: str) -> int:
    """Look whether everything is whole, and whether the index says what the readings say.

    \b
    Examples:
      riwaya store check
      riwaya store check --store postgresql://desk@db/riwaya
    """
    from riwaya.store import Store
    from riwaya.store.checking import check as problems_of
    from riwaya.store.looking import counts

    memory = Store.open(store)
    with Steps() as steps:
        found = list(problems_of(memory, steps.follow("checking pages")))
    with memory.reading() as connection:
        held = ", ".join(f"{count:,} {what}" for what, count in counts(connection).items())
    memory.close()
    tell(*found)
    click.echo(f"{memory.name}: {held}: {'clean' if not found else f'{len(found):,} problems'}")
    return NOTHING_READ if found else DONE


@store.command()
@store_option
def migrate(store: str) -> int:
    """Bring the schema of a store that an earlier riwaya made to the one of this.

    It is done whole or not at all: a run that was stopped, even killed, has changed nothing, and is begun again. Where
    the index takes another form it is made again from the readings, which takes some minutes for 20,000 pages. Make a
    backup first.

    \b
    Examples:
      riwaya store migrate --store old.db
    """
    from riwaya.store.engine import HEAD, Store

    memory = Store.open_any(store)
    before = memory.revision()
    if before is None:
        raise RiwayaError("This is no store of riwaya's.", memory.name, "Make one with riwaya add PAGE.")
    if before > HEAD:
        Store.open(store)  # says that it is newer
    with Steps() as steps:
        problems = memory.migrate(steps.follow("bringing the store up to date"))
    memory.close()
    tell(*problems)
    click.echo(f"{memory.name}: schema {before}, now {HEAD}" if before != HEAD else f"{memory.name}: schema {HEAD}")
    return NOTHING_READ if problems else DONE


@store.command()
@click.argument("file", type=click.Path(dir_okay=False))
@store_option
def backup(file: str, store: str) -> int:
    """Copy the store into FILE, a store of its own, as it stands at this moment; the work on it may go on.

    \b
    Examples:
      riwaya store backup riwaya-2024-12-20.db
    """
    from riwaya.store import Store
    from riwaya.store.backups import back_up

    memory = Store.open(store)
    with Steps() as steps:
        steps.begin("copying pages")
        back_up(memory, file, steps.advance)
    memory.close()
    click.echo(f"{memory.name}: copied to {file}")
    return DONE


@store.command("export")
@click.argument("file", type=click.Path(dir_okay=False))
@store_option
def export_(file: str, store: str) -> int:
    """Write all pages, with their names and readings, and all judgements to FILE as JSON Lines (gzipped: .gz).

    \b
    Examples:
      riwaya store export desk.jsonl.gz
    """
    from riwaya.store import Store
    from riwaya.store.backups import write_export

    memory = Store.open(store)
    with Steps() as steps:
        steps.begin("writing pages")
        count = write_export(memory, file, steps.advance)
    memory.close()
    click.echo(f"{count:,} pages written to {file}")
    return DONE


@store.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@store_option
def import_(file: str, store: str) -> int:
    """Add what `riwaya store export` wrote to a store, another kind of database too. What is there already stays.

    \b
    Examples:
      riwaya store import desk.jsonl.gz --store postgresql://desk@db/riwaya
    """
    from riwaya.store import Store
    from riwaya.store.backups import read_export
    from riwaya.store.tidying import tidy

    memory = Store.open(store, create=True)
    new = known = judged = 0
    problems: list[Problem] = []
    with Steps() as steps:
        steps.begin("adding pages")
        for outcome in read_export(memory, file):
            if isinstance(outcome, Problem):
                problems.append(outcome)
            new += outcome == "new"
            known += outcome == "known"
            judged += outcome == "judged"
            steps.advance()
        tidy(memory)
        grow_stories(memory, steps)
    memory.close()
    tell(*problems)
    more = f" ({judged:,} judgements)" if judged else ""
    click.echo(f"{new:,} new, {known:,} known, {len(problems):,} failed{more}, in {memory.name}")
    return DONE if new or known or judged or not problems else NOTHING_READ


@store.command()
@store_option
def reindex(store: str) -> int:
    """Make the index that search asks again from the readings, when check says that it does not agree with them.

    Nothing is read anew. Whoever searches meanwhile sees the index as it was; whoever adds waits.

    \b
    Examples:
      riwaya store reindex
    """
    from riwaya.store import Store
    from riwaya.store.looking import counts
    from riwaya.store.reindexing import reindex as make

    memory = Store.open(store)
    with Steps() as steps, memory.writing() as connection:
        problems = make(connection, steps.follow("indexing pages"))
    with memory.reading() as connection:
        held = counts(connection)
    memory.close()
    tell(*problems)
    click.echo(f"{memory.name}: {held['articles']:,} articles and {held['statements']:,} statements indexed")
    return NOTHING_READ if problems else DONE


@click.command()
@store_option
@click.option("--all", "everything", is_flag=True, help="Also pages that this version of the reader has read.")
@click.option("--jobs", type=click.IntRange(1, 64), default=None, metavar="N", show_default="one a core",
              help="How many pages to read at a time.")  # fmt: skip
def reread(store: str, everything: bool, jobs: int | None) -> int:
    """Read the pages of the store again with this version of riwaya, and make their index anew.

    Earlier readings are kept, and articles stay in their stories. A run that was stopped goes on where it was: what
    this version has read is not due.

    \b
    Examples:
      riwaya reread
      riwaya reread --all --jobs 2
    """
    from riwaya.store import Store
    from riwaya.store.rereading import due, kept_entry, put_reading
    from riwaya.store.tidying import tidy
    from riwaya.taking.workers import Readers, processes_for

    memory = Store.open(store)
    pages = due(memory, everything)
    problems: list[Problem] = []
    done = 0

    def kept() -> Iterator[tuple[int, Job | None]]:
        for page in pages:
            try:
                yield page, kept_entry(memory, page)
            except RiwayaError as error:
                problems.append(error.problem)

    with closing(memory), Steps() as steps, Readers(processes_for(jobs, len(pages) > _MANY)) as readers:
        steps.begin("reading pages", len(pages))
        for page, result in readers.work(kept()):
            prepared, found = result or (None, ())
            if prepared is None:
                problems.extend(found)
            else:
                put_reading(memory, page, prepared, now())
                done += 1
            steps.advance()
        tidy(memory)
        grow_stories(memory, steps)
    tell(*problems)
    click.echo(f"{done:,} pages read again, {len(problems):,} failed, in {memory.name}")
    return DONE if done or not problems else NOTHING_READ
