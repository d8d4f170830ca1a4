"""The options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

__all__ = [
    "LANGUAGES",
    "context_option",
    "default_language",
    "dossier_options",
    "fields_option",
    "language_option",
    "pages_argument",
    "private_option",
    "store_option",
]

LANGUAGES = ("ar", "en")

F = TypeVar("F", bound=Callable[..., Any])


def default_language(environment: Mapping[str, str] | None = None) -> str:
    """The language of the interface that the locale asks for: Arabic when it is Arabic, else English.

    Read as gettext does: ``LANGUAGE``, then ``LC_ALL``, ``LC_MESSAGES``, ``LANG``; the first one set decides.
    """
    env = os.environ if environment is None else environment
    locale = next((env[k] for k in ("LC_ALL", "LC_MESSAGES", "LANG") if env.get(k)), "")
    wanted = env.get("LANGUAGE", "").split(":") if locale.split(".")[0] not in ("", "C", "POSIX") else []
    for name in (*wanted, locale):
        if name[:2] in LANGUAGES:
            return name[:2]
    return "en"


def pages_argument(command: F) -> F:
    """One or more pages or folders, ``-`` for standard input."""
    return click.argument("pages", nargs=-1, required=True, metavar="PAGE...", type=click.Path())(command)


def context_option(command: F) -> F:
    """The option that says what is known of the pages from outside."""
    return click.option(
        "--context",
        type=click.Path(dir_okay=False),
        metavar="FILE",
        help="What is known of the pages from outside (outlet, published, byline), as JSON Lines; it outranks "
        "what the pages say of themselves.",
    )(command)


def fields_option(command: F) -> F:
    """The option that says what the columns of tables are called."""
    return click.option(
        "--fields",
        default="",
        metavar="NAMES",
        help="Where JSON Lines and Parquet files keep what is known of a page: text=body,date=published_at. The fields "
        "are id, text, html, url, title, date, outlet, author, section and fetched; their usual names are known.",
    )(command)


def language_option(command: F) -> F:
    """The option for the language of the interface."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        default=default_language,
        show_default="from the locale",
        help="The language of headings and explanations. The pages' own words stay as they are.",
    )(command)


def private_option(command: F) -> F:
    """The option that lifts the ban on addresses of machines that the world cannot reach."""
    return click.option(
        "--allow-private", is_flag=True, help="Also fetch from private, loopback and link-local machines."
    )(command)


def store_option(command: F) -> F:
    """The option that says which store."""
    return click.option(
        "--store",
        default=lambda: os.environ.get("RIWAYA_STORE", "riwaya.db"),
        show_default="$RIWAYA_STORE, or riwaya.db",
        metavar="STORE",
        help="The store: a file, or an address such as postgresql://user@host/database.",
    )(command)


def dossier_options(command: F) -> F:
    """The options for the form a dossier takes."""
    for option in reversed(
        (
            click.option("--html", "html_file", type=click.Path(), metavar="FILE",
                         help="Write the dossier as one self-contained HTML file (- prints it)."),
            click.option("--json", "as_json", is_flag=True, help="Print the dossier as one JSON object."),
            click.option("--markdown", "as_markdown", is_flag=True, help="Print the dossier as Markdown."),
            context_option,
            language_option,
        )
    ):  # fmt: skip
        command = option(command)
    return command
