"""Giving out a dossier in the forms that were asked for."""

from __future__ import annotations

from collections.abc import Iterable

import click

from riwaya.cli.output import check_target, for_machines, for_people, write_file
from riwaya.model import Dossier

__all__ = ["check_forms", "give_out"]


def check_forms(html_file: str | None, as_json: bool, as_markdown: bool, given: Iterable[str]) -> None:
    """Raise click's usage error when more than one form is to be printed, RiwayaError when *html_file* is no place.

    *given* are the files and folders that are read.
    """
    printed = [name for name, wanted in (("--json", as_json), ("--markdown", as_markdown)) if wanted]
    printed += ["--html -"] if html_file == "-" else []
    if len(printed) > 1:
        raise click.UsageError(f"{' and '.join(printed)} would be printed into one another: choose one of them.")
    if html_file not in (None, "-"):
        check_target(str(html_file), given)


def give_out(
    dossier: Dossier,
    *,
    html_file: str | None,
    as_json: bool,
    as_markdown: bool,
    lang: str,
    given: Iterable[str] = (),
) -> None:
    """Print *dossier* as JSON or Markdown, write it as HTML, or, when none of these was asked for, sum it up.

    *given* are the files and folders that were read.
    """
    from riwaya import telling

    if html_file == "-":
        for_machines(telling.html(dossier, lang))
    elif html_file is not None:
        write_file(html_file, telling.html(dossier, lang), given)
    if as_json:
        for_machines(telling.as_json(dossier) + "\n")
    elif as_markdown:
        for_machines(telling.markdown(dossier, lang))
    elif html_file is None:
        telling.terminal(dossier, for_people(), lang)
    if html_file not in (None, "-"):
        click.echo(f"The dossier is in {html_file}", err=True)
