"""``riwaya demo``: the sample story that ships in the package."""

from __future__ import annotations

import os

import click

from riwaya.cli.options import language_option
from riwaya.cli.output import check_target, for_people, write_file
from riwaya.cli.pages import Account, readings_of
from riwaya.cli.progress import Steps

__all__ = ["demo"]


@click.command()
@click.option("--html", "html_file", type=click.Path(), metavar="FILE", default="riwaya-dossier.html",
              show_default=True, help="Where to write the dossier.")  # fmt: skip
@language_option
def demo(html_file: str, lang: str) -> int:
    """Read the sample story, sum it up, and write its dossier.

    The sample is invented: the pages of outlets that do not exist, with every trap of the trade.

    \b
    Examples:
      riwaya demo                      the summary here, the dossier in riwaya-dossier.html
      riwaya demo --lang ar            the same with Arabic headings
      riwaya demo --html /tmp/d.html   the dossier elsewhere
    """
    from riwaya import telling
    from riwaya.intake import page_from_bytes
    from riwaya.sample import sample_pages
    from riwaya.weighing import weigh

    if html_file == "-":
        raise click.UsageError("demo prints its summary: give a file for the dossier.")
    check_target(html_file)
    with Steps() as steps:
        pages = [page_from_bytes(path.read_bytes(), path.name) for path in sample_pages()]
        account = Account()
        readings = list(readings_of(pages, None, steps, account))
        steps.begin("weighing claims")
        dossier = weigh(readings, own=True)
    telling.terminal(dossier, for_people(), lang)
    write_file(html_file, telling.html(dossier, lang))
    click.echo(f"\nThe dossier is in {os.path.abspath(html_file)}: open it in a browser.")
    return account.close()
