"""``riwaya fetch``: pages from their addresses, saved as WARC and read."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import click

from riwaya.cli.options import context_option, language_option, private_option
from riwaya.cli.output import for_machines, for_people
from riwaya.cli.pages import Account, readings_of
from riwaya.cli.progress import Steps
from riwaya.cli.read import unread_row
from riwaya.faults import fault
from riwaya.flow import load_context
from riwaya.model import Problem, Reading

__all__ = ["fetch"]

_MOST_TIME, _MOST_SIZE, _MOST_LINE = 3600.0, 64.0, 8192


def _user_agent(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    if value is not None and (not value.strip() or not value.isascii() or not value.isprintable()):
        raise click.BadParameter("it is a line of ASCII letters, such as 'desk/1.0 (+mailto:desk@example.org)'.")
    return value


@click.command()
@click.argument("addresses", nargs=-1, required=True, metavar="URL...")
@click.option("--to", "archive", metavar="FILE", type=click.Path(dir_okay=False), default="pages.warc.gz",
              show_default=True, help="The WARC archive to add to (.warc or .warc.gz).")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line and page, sorted by page.")
@click.option("--with-text", is_flag=True, help="Put each page's text into the JSON.")
@click.option("--delay", type=click.FloatRange(0, 120), default=1.0, show_default=True, metavar="SECONDS",
              help="The least time between two requests to one host; robots.txt may ask for more.")  # fmt: skip
@click.option("--retries", type=click.IntRange(0, 10), default=2, show_default=True, metavar="N",
              help="How often a request that failed is made again.")  # fmt: skip
@click.option("--max-time", type=click.FloatRange(0, _MOST_TIME, min_open=True), default=60.0, show_default=True,
              metavar="SECONDS", help="The most time for one request, to its last byte.")  # fmt: skip
@click.option("--max-size", type=click.FloatRange(0, _MOST_SIZE, min_open=True), default=16.0, show_default=True,
              metavar="MIB", help="The most that a page may hold, packed or unpacked.")  # fmt: skip
@click.option("--user-agent", metavar="TEXT", callback=_user_agent,
              help="What to call ourselves to servers, instead of riwaya and its version.")  # fmt: skip
@private_option
@context_option
@language_option
def fetch(
    addresses: tuple[str, ...],
    archive: str,
    as_json: bool,
    with_text: bool,
    delay: float,
    retries: int,
    max_time: float,
    max_size: float,
    user_agent: str | None,
    allow_private: bool,
    context: str | None,
    lang: str,
) -> int:
    """Fetch pages, save them as a WARC archive, and show what each holds as `riwaya read` does.

    A URL is an http or https address; - takes them from standard input, one a line. What each site's robots.txt asks
    is honoured; one request at a time goes to a host. What was asked and answered is added to the archive, so that
    it can be read again. A page that has not changed since an earlier visit is not sent again.

    \b
    Examples:
      riwaya fetch https://news.example/story             one page into pages.warc.gz
      riwaya fetch --to dam.warc.gz - < addresses.txt     a list of addresses
      riwaya fetch --json URL URL > read.jsonl            for programs
    """
    if with_text and not as_json:
        raise click.UsageError("--with-text adds the text to the JSON: give --json too.")
    given = _given(addresses)
    known = load_context(context)
    from riwaya.intake import merge
    from riwaya.intake.fetching import USER_AGENT, Archive, Settings, Visits, masked, without_user
    from riwaya.intake.fetching import fetch as fetch_pages

    settings = Settings(user_agent=user_agent or USER_AGENT, delay=delay, retries=retries,
                        size=max(1, int(max_size * (1 << 20))), time=max_time, private=allow_private)  # fmt: skip
    with Steps() as steps, Archive(archive, settings.user_agent, datetime.now(UTC)) as file:
        steps.begin("fetching pages", len(given))
        visits = Visits(file.path)
        fetched = fetch_pages(given, file, visits, settings, done=steps.advance, fault=fault)
    unread = [(without_user(f.given), f.problem) for f in fetched if f.problem is not None]
    account = Account()
    account.note(*visits.problems, *(p for _, p in unread))
    with Steps(shown=not sys.stdout.isatty()) as steps:
        readings = readings_of(merge(f.page for f in fetched if f.page is not None), known, steps, account)
        if as_json:
            _print_json(readings, unread, with_text)
        else:
            _print_summaries(readings, lang)
    account.problems = [replace(p, what=masked(p.what), where=masked(p.where)) for p in account.problems]
    return account.close()


def _given(addresses: Sequence[str]) -> list[str]:
    """The addresses, those of standard input in the place of ``-``. Raises click's usage error when none is one."""
    out: list[str] = []
    for address in addresses:
        out += _from_stdin() if address == "-" else [address]
    if not out:
        raise click.UsageError("No address was given on standard input.")
    if not any(a.lower().startswith(("http://", "https://")) for a in out):
        from riwaya.intake.fetching.masking import masked

        raise click.UsageError(
            f"{masked(out[0])[:200]!r} is no http or https address. Saved pages are for riwaya read."
        )
    return list(dict.fromkeys(out))


def _from_stdin() -> Iterator[str]:
    if sys.stdin.isatty():
        click.echo("Reading addresses from the keyboard, one a line; end them with Ctrl-D.", err=True)
    for line in sys.stdin.buffer:
        text = line[: _MOST_LINE + 2].decode("utf-8-sig", "replace").strip()
        if text and not text.startswith("#"):
            yield text


def _print_json(readings: Iterator[Reading], unread: Sequence[tuple[str, Problem]], with_text: bool) -> None:
    """Print a line for each page, unread ones too, sorted by page."""
    from riwaya.telling import as_json

    rows = [(given, unread_row(given, problem)) for given, problem in unread]
    rows += [(r.page.name, r.to_dict(with_text)) for r in readings]
    for _, row in sorted(rows, key=lambda row: row[0]):
        for_machines(as_json(row) + "\n")


def _print_summaries(readings: Iterator[Reading], lang: str) -> None:
    from riwaya.telling import reading_terminal

    console = for_people()
    for reading in readings:
        reading_terminal(reading, console, lang)
