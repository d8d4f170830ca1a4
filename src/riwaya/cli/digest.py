"""``riwaya digest``: what changed in a story since a moment."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from riwaya.cli.add import now
from riwaya.cli.endings import DONE
from riwaya.cli.options import language_option, store_option
from riwaya.cli.output import for_machines, for_people

__all__ = ["digest"]


@click.command()
@click.argument("story", metavar="STORY")
@click.option("--since", default="1d", show_default=True, metavar="WHEN",
              help="A day, a time, or how long ago: 2031-03-05, 2031-03-05T08:00+03:00, 12h, 3d, 1w.")  # fmt: skip
@store_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--markdown", "as_markdown", is_flag=True, help="Print Markdown.")
@language_option
def digest(story: str, since: str, store: str, as_json: bool, as_markdown: bool, lang: str) -> int:
    """Tell what changed in a story since a moment.

    STORY is the number that `riwaya stories` shows. New articles, claims, independent voices behind claims, denials,
    contradictions, corrections, silent edits with what the text said and says now, and pages that were withdrawn: each
    by the moment at which the store saw it.

    \b
    Examples:
      riwaya digest 7
      riwaya digest 7 --since 2031-03-05
      riwaya digest 7 --since 12h --markdown --lang ar
    """
    if as_json and as_markdown:
        raise click.UsageError("--json and --markdown exclude one another.")
    from riwaya.store import Store
    from riwaya.store.dossiers import dossier_of
    from riwaya.store.listing import find_story
    from riwaya.telling import as_json as line
    from riwaya.telling.printing import Printer
    from riwaya.telling.words import words
    from riwaya.watching.digest_forms import digest_markdown, digest_terminal
    from riwaya.watching.digests import digest_of
    from riwaya.watching.durations import moment_of, stamp

    moment = moment_of(since, datetime.now(UTC))
    if moment is None:
        raise click.UsageError(f"--since {since!r} is no moment: write 2031-03-05, 2031-03-05T08:00, 12h or 3d.")
    memory = Store.open(store)
    try:
        with memory.reading() as connection:
            told = find_story(connection, story.removeprefix("story:"))
        dossier_of(memory, told.id, now())
        with memory.reading() as connection:
            found = digest_of(connection, told, stamp(moment), now())
    finally:
        memory.close()
    if as_json:
        for_machines(line(found) + "\n")
    elif as_markdown:
        for_machines(digest_markdown(found, words(lang)))
    else:
        digest_terminal(found, Printer(for_people(), words(lang)))
    return DONE
