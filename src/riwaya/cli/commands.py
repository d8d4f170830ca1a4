"""The command ``riwaya`` and its parts."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from riwaya.cli.endings import HadEnough
from riwaya.version import __version__

__all__ = ["COMMANDS", "riwaya"]


COMMANDS = {
    "demo": "demo",
    "read": "read",
    "fetch": "fetch",
    "story": "story",
    "add": "add",
    "search": "search",
    "stories": "stories",
    "show": "show",
    "judge": "judge",
    "export": "export",
    "reread": "store",
    "store": "store",
    "desk": "desk",
    "watch": "watch",
    "digest": "digest",
    "weigh": "weigh",
    "reuse": "reuse",
    "completion": "completion",
}
"""The commands, as a newcomer meets them, each with the module of this package that holds it."""


class InOrderOfUse(click.Group):
    """A group that lists its commands as a newcomer meets them, and imports each only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command called so; None when there is none."""
        room = COMMANDS.get(cmd_name)
        if room is None:
            return None
        found: click.Command = getattr(import_module(f"riwaya.cli.{room}"), cmd_name)
        return found

    def invoke(self, ctx: click.Context) -> Any:
        """As every group does, but a reader that has had enough of our output is no failure, as click has it."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise HadEnough from error


@click.group(cls=InOrderOfUse, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, "-V", "--version", prog_name="riwaya", message="%(prog)s %(version)s")
def riwaya() -> None:
    """Who really said it?

    Give riwaya the pages that many outlets printed on one story: it lays out what is claimed, on whose word,
    through whose hands, and how many independent voices stand behind each claim. Arabic first.

    \b
    Examples:
      riwaya demo                                see it at work on a sample story
      riwaya read page.html                      one page: who says what
      riwaya fetch https://news.example/story    a page from its address, saved and read
      riwaya story saved/ --html dossier.html    a folder of pages: the dossier

    Exit codes: 0 done, 1 nothing could be read, 2 the command was not understood.
    """
