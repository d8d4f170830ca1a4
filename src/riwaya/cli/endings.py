"""Endings: the exit codes of commands, and the sentences for what went wrong."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from traceback import extract_tb

import click

from riwaya.model import Problem
from riwaya.version import __version__

__all__ = ["DONE", "ENOUGH", "INTERRUPTED", "NOTHING_READ", "TRACEBACK", "HadEnough", "fault", "tell"]

DONE = 0
NOTHING_READ = 1
INTERRUPTED = 130
"""What a shell reports of a command that Ctrl-C ended."""

ENOUGH = 3
"""How often the same problem is told in full."""

TRACEBACK = "RIWAYA_TRACEBACK"
"""Set this in the environment to see where a fault of riwaya's own happened."""

_PACKAGE = Path(__file__).resolve().parents[1]


class HadEnough(Exception):
    """Whoever reads our output has closed it."""


def tell(*problems: Problem, more: Mapping[tuple[str, str], int] | None = None) -> None:
    """Say what went wrong, on stderr, a line each that no file's name can break or colour.

    What went wrong in the same way in many places is said for the first three. *more* counts what went wrong besides
    *problems*, by what it was and what to do about it.
    """
    from riwaya.telling.scripts import visible

    same: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        same.setdefault((problem.what, problem.do), []).append(problem)
    for what, count in (more or {}).items():
        if what not in same:
            click.echo(f"riwaya: {what[0]} ({count:,})", err=True)
    for what, group in same.items():
        count = len(group) + (more or {}).get(what, 0)
        shown = group if count <= ENOUGH + 1 else group[:ENOUGH]
        for problem in shown:
            parts = (f"{problem.where}:" if problem.where else "", problem.what, problem.do)
            click.echo(visible(" ".join(("riwaya:", *" ".join(parts).split()))), err=True)
        if len(shown) < count:
            click.echo(f"riwaya: the same in {count - len(shown)} more places.", err=True)


def fault(error: Exception, where: str) -> Problem:
    """A Problem for a fault of riwaya's own: what to report, and how to see more."""
    frames = extract_tb(error.__traceback__)
    ours = [f for f in frames if _PACKAGE in Path(f.filename).parents] or frames
    spot = f"{Path(ours[-1].filename).name}, line {ours[-1].lineno}" if ours else "an unknown place"
    return Problem(
        f"riwaya {__version__} met a fault of its own ({type(error).__name__} in {spot}: {str(error)[:200]}).",
        where,
        f"Please report this line, the command and, if you may share it, the page; {TRACEBACK}=1 shows more.",
    )
