"""From the arguments of a command to readings: whatever fails is told and kept, and the run goes on."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING

import click

from riwaya.cli.endings import DONE, ENOUGH, NOTHING_READ, tell
from riwaya.faults import fault
from riwaya.model import Page, Problem, Reading, RiwayaError

if TYPE_CHECKING:
    from riwaya.cli.progress import Steps
    from riwaya.intake.context import Context
    from riwaya.intake.entries import Entry
    from riwaya.intake.walking import Walk

__all__ = ["Account", "page_or_problem", "reading_of", "readings_of", "take_in", "walk_over"]

_MOST_KINDS = 1000
_OTHERS = ("Other things went wrong too; the rows of --json say what.", "")


@dataclass(slots=True)
class Account:
    """What a run has met with: how many pages were *read*, and the problems; of one that repeats, the first few.

    *more* counts the rest of those, by what went wrong and what to do about it.
    """

    read: int = 0
    problems: list[Problem] = field(default_factory=list)
    more: Counter[tuple[str, str]] = field(default_factory=Counter)
    _met: Counter[tuple[str, str]] = field(default_factory=Counter)

    def note(self, *problems: Problem) -> None:
        """Enter *problems*. However many there are, what is kept of them stays small."""
        for problem in problems:
            same = (problem.what, problem.do)
            if self._met[same] <= ENOUGH and (self._met[same] or len(self._met) < _MOST_KINDS):
                self._met[same] += 1
                self.problems.append(problem)
            else:
                self.more[same if same in self._met else _OTHERS] += 1
                self._met.setdefault(same if same in self._met else _OTHERS, 0)

    def close(self) -> int:
        """Tell the problems; the exit code."""
        tell(*self.problems, more=self.more)
        return DONE if self.read else NOTHING_READ


def given_input(names: Sequence[str]) -> bytes | IO[bytes] | None:
    """Standard input, when one of *names* asks for it. Raises click's usage error when no name is that of a file."""
    if not any(n == "-" or os.path.lexists(n) for n in names):
        raise click.UsageError(f"There is no file or folder named {os.fsdecode(names[0])!r}.")
    if "-" not in names:
        return None
    if sys.stdin.isatty():
        click.echo("Reading a page from the keyboard; end it with Ctrl-D.", err=True)
    return sys.stdin.buffer


def take_in(walk: Walk, steps: Steps) -> tuple[list[Page], list[Problem]]:
    """The pages of *walk*, sorted by name, and what could not be read."""
    from riwaya.intake import merge

    pages: list[Page] = []
    problems: list[Problem] = []
    steps.begin("opening pages", walk.total, in_bytes=True)
    for item in walk:
        page = page_or_problem(item)
        pages.append(page) if isinstance(page, Page) else problems.append(page)
        steps.reach(walk.done, f"{len(pages):,} pages")
    return merge(pages), sorted(problems, key=lambda p: (p.where, p.what))


def page_or_problem(item: Entry | Problem) -> Page | Problem:
    """The page of *item*, or why there is none; a fault in making it is its problem."""
    from riwaya.intake import page_of

    try:
        return page_of(item)
    except Exception as error:
        return fault(error, item.where if isinstance(item, Problem) else item.name)


def walk_over(names: Sequence[str], fields: str = "") -> Walk:
    """What *names* (files, folders, ``-``) hold; *fields* says what the columns of tables are called.

    Raises RiwayaError when there is nothing there at all, and click's usage error when no name is that of a file.
    """
    from riwaya.intake.walking import Walk

    told = {}
    if fields:
        from riwaya.intake.fields import parse_fields

        told = parse_fields(fields)
    walk = Walk(names, given_input(names), told)
    if not walk.names:
        raise RiwayaError(
            "There is no file in this folder.", ", ".join(names), "Give pages, or a folder that holds some."
        )
    return walk


def readings_of(
    pages: Sequence[Page], context: Context | None, steps: Steps, account: Account, *, mentions: bool = True
) -> Iterator[Reading]:
    """The reading of each page, in order, entered into *account*. A fault in one is that page's problem."""
    steps.begin("reading pages", len(pages))
    for page in pages:
        yield reading_of(page, context, account, mentions=mentions)
        steps.advance()


def reading_of(page: Page, context: Context | None, account: Account, *, mentions: bool = True) -> Reading:
    """The reading of *page*, entered into *account*; *mentions* as in `read_page`. A fault is that page's problem."""
    from riwaya.flow import read_page

    try:
        known = None if context is None else context.known(page.name)
        reading = read_page(page, known, mentions=mentions)
        account.read += 1
    except RiwayaError as error:
        reading = Reading(page, problems=(error.problem,))
    except Exception as error:
        reading = Reading(page, problems=(fault(error, page.name),))
    account.note(*page.problems, *reading.problems)
    return reading
