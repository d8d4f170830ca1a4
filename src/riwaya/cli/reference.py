"""The command reference, ``docs/commands.md``, made from the commands themselves.

``python -m riwaya.cli.reference FILE`` writes it; a test fails while the file says anything else.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path

import click

from riwaya.cli.commands import riwaya

__all__ = ["reference"]

_HEAD = """\
# Commands

<!-- Made from the commands by `make docs`; edit their help texts instead. -->
"""


def reference() -> str:
    """The reference of every command and option, in Markdown."""
    root = riwaya.make_context("riwaya", [], resilient_parsing=True)
    parts = [_HEAD, *_command(riwaya, root)]
    for command, context in _commands(riwaya, root):
        parts += (f"## {context.command_path}\n", *_command(command, context))
    return "\n".join(parts).rstrip("\n") + "\n"


def _commands(group: click.Group, parent: click.Context) -> Iterator[tuple[click.Command, click.Context]]:
    """The commands of *group* and of the groups in it, each with its context."""
    for name in group.list_commands(parent):
        command = group.get_command(parent, name)
        assert command is not None  # a name that the group lists
        context = command.make_context(name, [], parent=parent, resilient_parsing=True)
        yield command, context
        if isinstance(command, click.Group):
            yield from _commands(command, context)


def _command(command: click.Command, context: click.Context) -> Iterator[str]:
    yield f"```\n{context.command_path} {' '.join(command.collect_usage_pieces(context))}\n```\n"
    yield from _prose(cleandoc(command.help or ""))
    options = [p for p in command.get_params(context) if isinstance(p, click.Option)]
    if options:
        yield "| option | what it does |\n| --- | --- |"
        yield from (_option(o, context) for o in options)
        yield ""


def _prose(text: str) -> Iterator[str]:
    """Help text in Markdown: what click keeps line by line (after ``\\b``) becomes a code block."""
    for block in text.split("\n\n"):
        if not block.startswith("\b"):
            yield " ".join(block.split()) + "\n"
            continue
        title, *rows = block.removeprefix("\b\n").split("\n")
        yield f"{title}\n"
        yield "```\n" + "\n".join(row.removeprefix("  ") for row in rows) + "\n```\n"


def _option(option: click.Option, context: click.Context) -> str:
    names, what = option.get_help_record(context) or ("", "")
    return f"| `{names}` | {what} |".replace("|ar|en", "").replace("[ar|en]", "ar or en")


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(reference(), encoding="utf-8")
