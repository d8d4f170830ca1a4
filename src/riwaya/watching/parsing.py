"""Parsing: a desk's feeds.toml as a Plan, or every mistake in it as a sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from email.utils import parseaddr
from pathlib import Path
from typing import cast

from riwaya.intake.fetching.addresses import parse_address
from riwaya.model import RiwayaError
from riwaya.store.queries import Query, parse
from riwaya.watching.plans import (
    KINDS,
    AtomFile,
    Channel,
    EventKind,
    Feed,
    Lines,
    Mail,
    Plan,
    Rule,
    Security,
    Terminal,
    Webhook,
)
from riwaya.watching.schedule import REVISITS
from riwaya.watching.settings_file import SettingsError, SettingsFile, Table

__all__ = ["SettingsError", "parse_plan", "read_plan"]

_DAY = 86_400
_CHANNELS = ("terminal", "jsonl", "atom", "email", "webhook")
_SECURITY = ("starttls", "tls", "none")
_PORTS = {"starttls": 587, "tls": 465, "none": 25}
_NAME = re.compile(r"[\w .-]{1,100}")
_LONGEST_NAME = 200  # letters of a rule's name
_LEAST_KEY = 16  # bytes of a webhook's key


def read_plan(path: str, environment: Mapping[str, str], *, lang: str = "en", private: bool = False) -> Plan:
    """The plan in the file at *path*, as `parse_plan` says; its files are beside it. Raises SettingsError."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise RiwayaError(f"The file could not be read ({error.strerror}).", path,
                          "Check the path; riwaya watch --init FILE writes an example.") from error  # fmt: skip
    except UnicodeDecodeError as error:
        raise RiwayaError("The file is not UTF-8.", path, "Save it as UTF-8.") from error
    return parse_plan(text, path, environment, Path(path).resolve().parent, lang=lang, private=private)


def parse_plan(
    text: str, name: str, environment: Mapping[str, str], folder: Path, *, lang: str = "en", private: bool = False
) -> Plan:
    """The plan that *text* is. *name* is used in errors; secrets are looked up in *environment*; files that it names
    are seen from *folder*; *lang* is the language of alerts where it names none; *private* admits private addresses.

    Raises SettingsError with all mistakes.
    """
    file = SettingsFile(text, name)
    root = file.root
    watch = root.table("watch")
    interval = watch.seconds("interval", 60, 30 * _DAY, 900)
    lang = watch.choice("lang", ("ar", "en"), lang) or lang
    agent = watch.text("user_agent")
    if agent is not None and not (agent.isascii() and agent.isprintable()):
        watch.wrong("user_agent", "'user_agent' is a line of ASCII letters.", "Write it so.")
    back, delay = watch.seconds("back", 0, 365 * _DAY, 2 * _DAY), watch.number("delay", 0, 120, 1.0)
    revisits = watch.durations("revisit", 60, 365 * _DAY, REVISITS)
    watch.close()
    channels = {n: _channel(n, t, environment, folder, lang, private) for n, t in root.named("channel")}
    feeds = _feeds(root, interval, private)
    rules = _rules(root, channels)
    root.close()
    file.check()
    made = tuple(c for c in channels.values() if c is not None)
    return Plan(feeds, rules, made, back, revisits, delay, agent)


def _feeds(root: Table, interval: int, private: bool) -> tuple[Feed, ...]:
    feeds: dict[str, Feed] = {}
    for table in root.tables("feed"):
        address = _address(table, "address", private)
        feed = Feed(address, table.text("outlet"), table.seconds("interval", 60, 30 * _DAY, interval))
        if address and address in feeds:
            table.wrong("address", "This feed is named twice.", "Remove one of them.")
        feeds[address] = feed
        table.close()
    if not feeds:
        root.wrong("feed", "No feed is named.", 'Add a table [[feed]] with a line address = "https://…".')
    return tuple(feeds.values())


def _address(table: Table, key: str, private: bool) -> str:
    text = table.text(key, needed=True)
    if text is None:
        return ""
    try:
        return parse_address(text, private=private).url
    except RiwayaError as error:
        table.wrong(key, error.problem.what, error.problem.do)
        return ""


def _rules(root: Table, channels: Collection[str]) -> tuple[Rule, ...]:
    rules: dict[str, Rule] = {}
    for table in root.tables("rule"):
        name = table.text("name", needed=True) or ""
        if len(name) > _LONGEST_NAME:
            table.wrong("name", f"The name is longer than {_LONGEST_NAME} letters.", "Give it a shorter one.")
        if name in rules:
            table.wrong("name", f"Two rules are called {name!r}.", "Give each a name of its own.")
        rules[name] = _rule(name, table, channels)
        table.close()
    return tuple(rules.values())


def _rule(name: str, table: Table, channels: Collection[str]) -> Rule:
    on = table.texts("on")
    for kind in on:
        if kind not in KINDS:
            table.wrong("on", f"{kind!r} is nothing that happens.", f"Choose among {', '.join(KINDS)}.")
    goes = table.texts("channels", needed=True)
    for channel in goes:
        if channel not in channels:
            table.wrong("channels", f"There is no channel called {channel!r}.", f"Add a table [channel.{channel}].")
    voice, place, outlet = table.text("voice"), table.text("place"), table.text("outlet")
    asked = table.text("search")
    query: Query | None = None
    if asked is not None:
        try:
            query = parse(asked)
        except RiwayaError as error:
            table.wrong("search", error.problem.what, error.problem.do)
    stories = table.wholes("story")
    if not on and not (voice or place or outlet or asked):
        table.wrong("", "This rule does not say when to alert.",
                    "Give it on = [\"denial\"], or a voice, a place, an outlet or a search.")  # fmt: skip
    kinds = frozenset(cast("tuple[EventKind, ...]", on or ("new_article",)))
    return Rule(name, kinds, goes, voice, place, outlet, query, stories)


def _channel(
    name: str, table: Table, environment: Mapping[str, str], folder: Path, lang: str, private: bool
) -> Channel | None:
    if not _NAME.fullmatch(name):
        table.wrong("", f"A channel's name is of letters, digits, blanks, dots and dashes; {name[:100]!r} is not.",
                    "Choose another.")  # fmt: skip
    kind = table.choice("kind", _CHANNELS)
    lang = table.choice("lang", ("ar", "en"), lang) or lang
    made: Channel | None = None
    if kind == "terminal":
        made = Terminal(name, lang)
    elif kind == "jsonl":
        file = table.text("file", "-")
        made = Lines(name, lang, None if file == "-" else folder / str(file))
    elif kind == "atom":
        made = AtomFile(name, lang, folder / str(table.text("file", needed=True)),
                        table.text("title", "riwaya") or "", table.whole("keep", 1, 10_000, 200))  # fmt: skip
    elif kind == "email":
        made = _mail(name, table, environment, lang)
    elif kind == "webhook":
        key = _secret(table, "key", environment, needed=True) or ""
        if key and len(key.encode()) < _LEAST_KEY:
            table.wrong("key_env", f"The key is shorter than {_LEAST_KEY} letters.", "Choose a longer one, by chance.")
        made = Webhook(name, lang, _address(table, "address", private), key.encode())
    if kind is not None:
        table.close()
    return made


def _mail(name: str, table: Table, environment: Mapping[str, str], lang: str) -> Mail:
    security = cast("Security", table.choice("security", _SECURITY, "starttls"))
    sender, to = table.text("from", needed=True) or "", table.texts("to", needed=True)
    for key, address in (("from", sender), *(("to", t) for t in to)):
        if address and ("@" not in parseaddr(address)[1] or not address.isprintable()):
            table.wrong(key, f"{address!r} is no e-mail address.", "Write it as desk@example.org.")
    user, password = table.text("user"), _secret(table, "password", environment)
    if (user is None) != (password is None):
        table.wrong("", "A user and a password go together.", 'Give both user = "…" and password_env = "…", or none.')
    if password is not None and security == "none":
        table.wrong("security", "A password is not sent without encryption.", 'Write security = "starttls" or "tls".')
    return Mail(name, lang, table.text("server", needed=True) or "", table.whole("port", 1, 65_535, _PORTS[security]),
                security, sender, to, user, password)  # fmt: skip


def _secret(table: Table, what: str, environment: Mapping[str, str], needed: bool = False) -> str | None:
    """The secret in the environment variable that ``WHAT_env`` names."""
    if table.text(what) is not None:
        table.wrong(what, "Secrets do not belong in this file.",
                    f'Put it into an environment variable, and name that: {what}_env = "RIWAYA_SECRET".')  # fmt: skip
    variable = table.text(f"{what}_env", needed=needed)
    if variable is None:
        return None
    if not environment.get(variable):
        table.wrong(f"{what}_env", f"The environment variable {variable} is not set.", "Set it before riwaya starts.")
        return None
    return environment[variable]
