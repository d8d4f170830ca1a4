"""``riwaya read``: each page's articles and statements."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from typing import Any

import click

from riwaya.cli.options import context_option, language_option, pages_argument
from riwaya.cli.output import for_machines, for_people
from riwaya.cli.pages import Account, readings_of, take_in
from riwaya.cli.progress import Steps
from riwaya.flow import load_context
from riwaya.model import Page, Problem, Reading

__all__ = ["read", "unread_row"]

Row = tuple[str, Reading | Problem]


@click.command()
@pages_argument
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line and page, sorted by page.")
@click.option("--with-text", is_flag=True, help="Put each page's text into the JSON.")
@click.option("--text", "as_text", is_flag=True, help="Print the text that all offsets point into, and nothing else.")
@context_option
@language_option
def read(pages: tuple[str, ...], as_json: bool, with_text: bool, as_text: bool, context: str | None, lang: str) -> int:
    """Show what each page holds: its articles, and who says what in them.

    A PAGE is a text or HTML file (gzipped or not), a folder of them, or - for standard input.

    \b
    Examples:
      riwaya read page.html                    the articles and statements, for people
      riwaya read saved/ --json > read.jsonl   a folder of pages, for programs
      curl -s ADDRESS | riwaya read -          a page from standard input
      riwaya read page.html --text             the text that offsets count in
    """
    if as_text and (as_json or with_text):
        raise click.UsageError("--text prints a page's text alone: leave out --json and --with-text.")
    if with_text and not as_json:
        raise click.UsageError("--with-text adds the text to the JSON: give --json too.")
    known = load_context(context)
    with Steps(shown=not sys.stdout.isatty()) as steps:
        found, unread = take_in(pages, steps)
        account = Account(problems=unread.copy())
        if as_text:
            _print_texts(found, account)
        elif as_json:
            _print_json(readings_of(found, known, steps, account), unread, with_text)
        else:
            _print_summaries(readings_of(found, known, steps, account), lang)
    return account.close()


def _print_texts(pages: Sequence[Page], account: Account) -> None:
    """Print the one page's text as it is, or each of several under its name."""
    for page in pages:
        for_machines(page.text if len(pages) == 1 else f"==> {page.name} <==\n{page.text.rstrip()}\n\n")
        account.read += 1
        account.problems += page.problems


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


def _name(row: Row) -> str:
    return row[0]
