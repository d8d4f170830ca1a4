"""``riwaya read``: each page's articles and statements."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from heapq import merge
from typing import TYPE_CHECKING, Any

import click

from riwaya.cli.options import context_option, fields_option, language_option, pages_argument
from riwaya.cli.output import for_machines, for_people
from riwaya.cli.pages import Account, readings_of, take_in, walk_over
from riwaya.cli.progress import Steps
from riwaya.cli.streaming import Repeat, Written, stream
from riwaya.flow import load_context
from riwaya.model import Page, Problem, Reading

if TYPE_CHECKING:
    from riwaya.intake.context import Context
    from riwaya.intake.walking import Walk

__all__ = ["read", "unread_row"]

Row = tuple[str, Reading | Problem]


@click.command()
@pages_argument
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line and page, sorted by page; pages "
              "from archives, tables and feeds in the order in which they lie there.")  # fmt: skip
@click.option("--with-text", is_flag=True, help="Put each page's text into the JSON.")
@click.option("--text", "as_text", is_flag=True, help="Print the text that all offsets point into, and nothing else.")
@click.option("--out", type=click.Path(dir_okay=False), metavar="FILE",
              help="Write the JSON to FILE, page after page, instead of printing it.")  # fmt: skip
@click.option("--resume", is_flag=True, help="Go on with the FILE that a run which was stopped has left.")
@fields_option
@context_option
@language_option
def read(
    pages: tuple[str, ...],
    as_json: bool,
    with_text: bool,
    as_text: bool,
    out: str | None,
    resume: bool,
    fields: str,
    context: str | None,
    lang: str,
) -> int:
    """Show what each page holds: its articles, and who says what in them.

    A PAGE is a saved page (text, HTML, MHTML, PDF, a message), an archive or a table of pages (WARC, WACZ, ZIP, JSON
    Lines, Parquet, RSS, Atom), any of them gzipped, a folder of them, or - for standard input.

    \b
    Examples:
      riwaya read page.html                    the articles and statements, for people
      riwaya read saved/ --json > read.jsonl   a folder of pages, for programs
      curl -s ADDRESS | riwaya read -          a page from standard input
      riwaya read page.html --text             the text that offsets count in
      riwaya read crawl.warc.gz --json --out read.jsonl            a large archive; after a stop
      riwaya read crawl.warc.gz --json --out read.jsonl --resume   go on where it was left
      riwaya read news.parquet --json --fields text=body,date=day  a table with names of its own
    """
    if as_text and (as_json or with_text):
        raise click.UsageError("--text prints a page's text alone: leave out --json and --with-text.")
    if with_text and not as_json:
        raise click.UsageError("--with-text adds the text to the JSON: give --json too.")
    if out is not None and not as_json:
        raise click.UsageError("--out writes JSON: give --json too.")
    if resume and out is None:
        raise click.UsageError("--resume goes on with a file: name it with --out.")
    known = load_context(context)
    walk = walk_over(pages, fields)
    account = Account()
    with Steps(shown=out is not None or not sys.stdout.isatty()) as steps:
        if out is not None:
            with Written.opened(out, resume, [*pages, *([context] if context else [])]) as written:
                for row in _rows(stream(walk, known, steps, account, written), with_text):
                    written.write(row)
        elif walk.holds_containers():
            found = stream(walk, known, steps, account, mentions=as_json)
            if as_json:
                for row in _rows(found, with_text):
                    for_machines(row)
            elif as_text:
                _print_texts(item.page for _, item in found if isinstance(item, Reading))
            else:
                _print_summaries((item for _, item in found if isinstance(item, Reading)), lang)
        else:
            _read_list(walk, known, steps, account, as_json, with_text, as_text, lang)
    return account.close()


def _read_list(
    walk: Walk,
    known: Context | None,
    steps: Steps,
    account: Account,
    as_json: bool,
    with_text: bool,
    as_text: bool,
    lang: str,
) -> None:
    """Read pages that are files of their own, and print them sorted by name."""
    found, unread = take_in(walk, steps)
    account.note(*unread)
    if as_text:
        _print_texts(found, len(found) == 1)
        account.read += len(found)
        account.note(*(p for page in found for p in page.problems))
    elif as_json:
        _print_json(readings_of(found, known, steps, account), unread, with_text)
    else:
        _print_summaries(readings_of(found, known, steps, account, mentions=False), lang)


def _print_texts(pages: Iterable[Page], alone: bool = False) -> None:
    """Print each page's text under its name; that of one that is *alone* as it is."""
    for page in pages:
        for_machines(page.text if alone else f"==> {page.name} <==\n{page.text.rstrip()}\n\n")


def _rows(found: Iterable[tuple[str, Reading | Problem | Repeat]], with_text: bool) -> Iterator[str]:
    """A line of JSON for each entry."""
    from riwaya.telling import as_json

    for name, item in found:
        if isinstance(item, Repeat):
            row = repeated_row(item)
        else:
            row = item.to_dict(with_text) if isinstance(item, Reading) else unread_row(name, item)
        yield as_json(row) + "\n"


def _print_json(readings: Iterable[Reading], unread: Iterable[Problem], with_text: bool) -> None:
    """Print a line for each page, unread ones too, sorted by page."""
    from riwaya.telling import as_json

    rows: Iterator[Row] = ((r.page.name, r) for r in readings)
    missing: list[Row] = sorted(((p.where, p) for p in unread), key=_name)
    for name, item in merge(rows, missing, key=_name):
        row = item.to_dict(with_text) if isinstance(item, Reading) else unread_row(name, item)
        for_machines(as_json(row) + "\n")


def _print_summaries(readings: Iterable[Reading], lang: str) -> None:
    from riwaya.telling import reading_terminal

    console = for_people()
    for reading in readings:
        reading_terminal(reading, console, lang)


def unread_row(page: str, problem: Problem) -> dict[str, Any]:
    """The JSON form of a page that could not be read: everything unknown but why."""
    return {"page": page, "sha256": None, "text_sha256": None, "media_type": None, "fetched": None, "also": [],
            "lines": [], "articles": [], "problems": [problem.to_dict()]}  # fmt: skip


def repeated_row(repeat: Repeat) -> dict[str, Any]:
    """The JSON form of a page whose bytes came before in a stream: its row points to the first one under ``also``."""
    page = repeat.page
    return {"page": page.name, "sha256": page.sha256, "text_sha256": page.text_sha256, "media_type": page.media_type,
            "fetched": page.fetched, "also": [repeat.first], "lines": [], "articles": [], "problems": []}  # fmt: skip


def _name(row: Row) -> str:
    return row[0]
