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


def take_in(names: Sequence[str], steps: Steps) -> tuple[list[Page], list[Problem]]:
    """The pages that *names* (files, folders, ``-``) hold, sorted by name, and what could not be read.

    Raises RiwayaError when there is nothing there at all, and click's usage error when no name is that of a file.
    """
    from riwaya.intake import find_inputs, merge, open_pages

    if not any(n == "-" or os.path.lexists(n) for n in names):
        raise click.UsageError(f"There is no file or folder named {os.fsdecode(names[0])!r}.")
    stdin = None
    if "-" in names:
        if sys.stdin.isatty():
            click.echo("Reading a page from the keyboard; end it with Ctrl-D.", err=True)
        stdin = sys.stdin.buffer.read()
    inputs = sorted(set(find_inputs(names)))
    if not inputs:
        raise RiwayaError(
            "There is no file in this folder.", ", ".join(names), "Give pages, or a folder that holds some."
        )
    pages: list[Page] = []
    problems: list[Problem] = []
    steps.begin("opening pages", len(inputs))
    for item in open_pages(inputs, stdin):
        pages.append(item) if isinstance(item, Page) else problems.append(item)
        steps.advance()
    return merge(pages), sorted(problems, key=lambda p: (p.where, p.what))


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
