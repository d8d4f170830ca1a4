"""Endings: the exit codes of commands, and the lines that tell what went wrong."""

from __future__ import annotations

from collections.abc import Mapping

import click

from riwaya.model import Problem

__all__ = ["DONE", "ENOUGH", "INTERRUPTED", "NOTHING_READ", "HadEnough", "tell"]

DONE = 0
NOTHING_READ = 1
INTERRUPTED = 130
"""What a shell reports of a command that Ctrl-C ended."""

ENOUGH = 3
"""How often the same problem is told in full."""


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
