"""``riwaya weigh``: a dossier from statements that were given instead of read."""

from __future__ import annotations

import click

from riwaya.cli.dossiers import check_forms, give_out
from riwaya.cli.endings import DONE, tell
from riwaya.cli.options import dossier_options
from riwaya.cli.progress import Steps
from riwaya.flow import load_context

__all__ = ["weigh"]


@click.command()
@click.argument("statements", metavar="STATEMENTS.jsonl", type=click.Path(exists=True, dir_okay=False))
@click.option("--texts", required=True, metavar="DIR", type=click.Path(exists=True, file_okay=False),
              help="The folder of the texts that the statements' offsets count in.")  # fmt: skip
@dossier_options
def weigh(
    statements: str,
    texts: str,
    html_file: str | None,
    as_json: bool,
    as_markdown: bool,
    context: str | None,
    lang: str,
) -> int:
    """Lay out a story from given statements: annotated by hand, corrected, or read by another tool.

    STATEMENTS.jsonl holds a line for each text of one story: {"text": FILE, "statements": [...]}, the statements
    with the fields of `riwaya read --json` (cue, source, referent, content, via, form, stance, kind, inside; only
    content must be there), spans counted in code points into DIR/FILE.

    \b
    Examples:
      riwaya weigh checked.jsonl --texts saved/ --json
      riwaya weigh checked.jsonl --texts saved/ --context known.jsonl --html dossier.html
    """
    from riwaya.weighing.given import weigh_given

    given = [statements, *([context] if context else [])]
    check_forms(html_file, as_json, as_markdown, given)
    known = load_context(context)
    with Steps() as steps:
        steps.begin("weighing claims")
        dossier = weigh_given(statements, texts, known)
    tell(*dossier.problems)
    give_out(dossier, html_file=html_file, as_json=as_json, as_markdown=as_markdown, lang=lang, given=given)
    return DONE
