"""``riwaya story``: from the pages of a story to its dossier."""

from __future__ import annotations

from dataclasses import replace

import click

from riwaya.cli.dossiers import check_forms, give_out
from riwaya.cli.options import dossier_options, fields_option, pages_argument
from riwaya.cli.pages import Account, readings_of, take_in, walk_over
from riwaya.cli.progress import Steps
from riwaya.flow import load_context

__all__ = ["story"]


@click.command()
@pages_argument
@dossier_options
@fields_option
def story(
    pages: tuple[str, ...],
    html_file: str | None,
    as_json: bool,
    as_markdown: bool,
    context: str | None,
    lang: str,
    fields: str,
) -> int:
    """Lay out a story: what is claimed, on whose word, and how many independent origins stand behind it.

    A PAGE is a saved page, an archive of pages (see `riwaya read`), a folder of them, or - for standard input. The
    order of the pages makes no difference.

    \b
    Examples:
      riwaya story saved/                           a summary in the terminal
      riwaya story saved/ --html dossier.html       one file to open, keep and pass on
      riwaya story a.html b.txt --json > story.json for programs
      riwaya story saved/ --markdown --lang ar      for notes and reports, in Arabic
    """
    from riwaya.weighing import weigh

    given = [*pages, *([context] if context else [])]
    check_forms(html_file, as_json, as_markdown, given)
    known = load_context(context)
    walk = walk_over(pages, fields)
    with Steps() as steps:
        found, unread = take_in(walk, steps)
        account = Account(problems=unread.copy())
        readings = list(readings_of(found, known, steps, account))
        if account.read:
            steps.begin("weighing claims")
            dossier = weigh(readings, own=True)
            missed = (p for p in unread if p not in dossier.problems)
            dossier = replace(dossier, problems=(*dossier.problems, *missed))
    code = account.close()
    if account.read:
        give_out(dossier, html_file=html_file, as_json=as_json, as_markdown=as_markdown, lang=lang, given=given)
    return code
