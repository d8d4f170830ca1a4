"""From the arguments of a command to readings: whatever fails is told and kept, and the run goes on."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from riwaya.cli.running import TRACEBACK, fault
from riwaya.model import Page, Problem, Reading, RiwayaError

if TYPE_CHECKING:
    from riwaya.cli.progress import Steps
    from riwaya.intake.context import Context

__all__ = ["readings_of", "take_in"]


def take_in(names: Sequence[str]) -> tuple[list[Page], list[Problem]]:
    """The pages that *names* (files, folders, ``-``) hold, sorted by name, and what could not be read.

    Raises RiwayaError when there is no page at all, and click's usage error when a name is no file.
    """
    from riwaya.intake import gather

    missing = [n for n in names if n != "-" and not os.path.lexists(n)]
    if len(missing) == len(names):
        raise click.UsageError(f"There is no file or folder named {missing[0]!r}.")
    stdin = None
    if "-" in names:
        if sys.stdin.isatty():
            click.echo("Reading a page from the keyboard; end it with Ctrl-D.", err=True)
        stdin = sys.stdin.buffer.read()
    pages, problems = gather(list(names), stdin=stdin)
    return sorted(pages, key=lambda p: p.name), list(problems)


def readings_of(pages: Sequence[Page], context: Context | None, steps: Steps) -> Iterator[Reading]:
    """The reading of each page, in order. A fault in one is a problem of that page's reading."""
    from riwaya.flow import read_page

    steps.begin("reading pages", len(pages))
    for page in pages:
        try:
            yield read_page(page, None if context is None else context.known(page.name))
        except RiwayaError as error:
            yield Reading(page, problems=(error.problem,))
        except Exception as error:
            if os.environ.get(TRACEBACK):
                raise
            yield Reading(page, problems=(fault(error, page.name),))
        steps.advance()
