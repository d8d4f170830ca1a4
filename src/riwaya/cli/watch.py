"""``riwaya watch``: feeds followed, stories kept up to date, alerts sent."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import click

from riwaya.cli.endings import DONE, tell
from riwaya.cli.options import language_option, private_option, store_option
from riwaya.cli.output import for_machines, for_people
from riwaya.faults import fault
from riwaya.model import RiwayaError

if TYPE_CHECKING:
    from riwaya.store import Store
    from riwaya.watching.plans import Plan

__all__ = ["watch"]

_USAGE = 2


@click.command()
@click.argument("feeds", metavar="FEEDS.TOML", type=click.Path(dir_okay=False))
@store_option
@click.option("--init", "begin", is_flag=True, help="Write an example to FEEDS.TOML, with every setting, and end.")
@click.option("--check", is_flag=True, help="Only say whether FEEDS.TOML is right, and what it asks for.")
@click.option("--status", is_flag=True, help="Only say how the feeds and channels stand, a JSON object a line.")
@click.option("--once", is_flag=True, help="Do what is due and end, rather than watch on; for cron.")
@private_option
@language_option
def watch(
    feeds: str, store: str, begin: bool, check: bool, status: bool, once: bool, allow_private: bool, lang: str
) -> int:
    """Follow feeds, keep the stories in the store up to date, and send alerts.

    FEEDS.TOML names the feeds (RSS, Atom, news sitemaps), the rules that say what is worth an alert, and the channels
    by which alerts go out: terminal, JSON lines, Atom, e-mail, webhook. Pages are fetched as `riwaya fetch` does, and
    again after 1 h, 6 h, 1, 3 and 7 days, so that edits are seen. It runs until it is told to end (Ctrl-C, SIGTERM);
    started again, it goes on where it was, even after a crash. What it does is logged on stderr, a line each.

    \b
    Examples:
      riwaya watch --init feeds.toml             an example to begin with
      riwaya watch --check feeds.toml
      riwaya watch feeds.toml 2>> watch.log      until it is stopped
      riwaya watch --once feeds.toml             every quarter of an hour, by cron
    """
    if begin:
        return _init(feeds)
    from riwaya.store import Store
    from riwaya.watching.parsing import SettingsError, read_plan

    try:
        plan = read_plan(feeds, os.environ, lang=lang, private=allow_private)
    except SettingsError as error:
        tell(*error.problems)
        return _USAGE
    if check:
        click.echo(f"{len(plan.feeds):,} feeds, {len(plan.rules):,} rules, {len(plan.channels):,} channels")
        return DONE
    memory = Store.open(store, create=not status)
    try:
        if status:
            _status(memory, plan)
        else:
            asyncio.run(_watch(memory, plan, once, allow_private))
    finally:
        memory.close()
    return DONE


def _init(file: str) -> int:
    example = files("riwaya.watching").joinpath("example.toml").read_text(encoding="utf-8")
    try:
        with Path(file).open("x", encoding="utf-8") as out:
            out.write(example)
    except FileExistsError as error:
        raise RiwayaError("This file is there already.", file, "Choose another name.") from error
    click.echo(f"An example is in {file}: put your feeds into it, then start riwaya watch {file}")
    return DONE


def _status(store: Store, plan: Plan) -> None:
    from riwaya.telling import as_json
    from riwaya.watching.standing import channels_standing, feeds_standing

    with store.reading() as connection:
        for row in (*feeds_standing(connection, plan), *channels_standing(connection, plan)):
            for_machines(as_json(row) + "\n")


async def _watch(store: Store, plan: Plan, once: bool, private: bool) -> None:
    from riwaya.intake.fetching import USER_AGENT, Settings
    from riwaya.intake.fetching.politeness import Clock
    from riwaya.watching.channels.opening import opened
    from riwaya.watching.log import Log
    from riwaya.watching.watcher import Watcher
    from riwaya.watching.web import Web

    clock = Clock()
    settings = Settings(user_agent=plan.user_agent or USER_AGENT, delay=plan.delay, retries=0, private=private)
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
    channels = opened(plan.channels, settings, clock, for_people(), for_machines)
    log = Log(lambda line: click.echo(line, err=True), clock)
    web = Web(settings, clock, fault=fault)
    await Watcher(store, plan, web, channels, clock, log, settings, stop, fault=fault).run(once)
