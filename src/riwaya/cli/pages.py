"""From the arguments of a command to readings: whatever fails is told and kept, and the run goes on."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from riwaya.cli.running import DONE, NOTHING_READ, TRACEBACK, fault, tell
from riwaya.model import Page, Problem, Reading, RiwayaError

if TYPE_CHECKING:
    from riwaya.cli.progress import Steps
    from riwaya.intake.context import Context

__all__ = ["Account", "readings_of", "take_in"]


@dataclass(slots=True)
class Account:
    """What a run has met with: how many pages were *read*, and every problem."""

    read: int = 0
    problems: list[Problem] = field(default_factory=list)

    def close(self) -> int:
        """Tell the problems; the exit code."""
        tell(*self.problems)
        return DONE if self.read else NOTHING_READ


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


def readings_of(pages: Sequence[Page], context: Context | None, steps: Steps, account: Account) -> Iterator[Reading]:
    """The reading of each page, in order, entered into *account*. A fault in one is that page's problem."""
    from riwaya.flow import read_page

    steps.begin("reading pages", len(pages))
    for page in pages:
        try:
            reading = read_page(page, None if context is None else context.known(page.name))
            account.read += 1
        except RiwayaError as error:
            reading = Reading(page, problems=(error.problem,))
        except Exception as error:
            if os.environ.get(TRACEBACK):
                raise
            reading = Reading(page, problems=(fault(error, page.name),))
        account.problems += (*page.problems, *reading.problems)
        yield reading
        steps.advance()
