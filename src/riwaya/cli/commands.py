"""The command ``riwaya`` and its parts."""

from __future__ import annotations

from typing import Any

import click

from riwaya.cli.add import add
from riwaya.cli.completion import completion
from riwaya.cli.demo import demo
from riwaya.cli.endings import HadEnough
from riwaya.cli.fetch import fetch
from riwaya.cli.read import read
from riwaya.cli.reuse import reuse
from riwaya.cli.search import search
from riwaya.cli.show import show
from riwaya.cli.store import reread, store
from riwaya.cli.story import story
from riwaya.cli.weigh import weigh
from riwaya.version import __version__

__all__ = ["riwaya"]


class InOrderOfUse(click.Group):
    """A group that lists its commands as a newcomer meets them, not by the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order in which the commands were added."""
        return list(self.commands)

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


for command in (demo, read, fetch, story, add, search, show, reread, store, weigh, reuse, completion):
    riwaya.add_command(command)
