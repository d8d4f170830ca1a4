"""``riwaya stories``: the stories of the store."""

from __future__ import annotations

import click

from riwaya.cli.endings import DONE
from riwaya.cli.options import language_option, store_option
from riwaya.cli.output import for_machines, for_people

__all__ = ["stories"]


@click.command()
@store_option
@click.option("--least", type=click.IntRange(1), default=2, show_default=True, metavar="N",
              help="Leave out stories of fewer articles.")  # fmt: skip
@click.option("--limit", type=click.IntRange(1, 100_000), default=20, show_default=True, metavar="N",
              help="The most stories to list, what moved last first.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line and story.")
@language_option
def stories(store: str, least: int, limit: int, as_json: bool, lang: str) -> int:
    """List the stories of the store: what moved last comes first.

    A story is the articles on one developing event. `riwaya add` places what it adds; `riwaya show story:N` lays a
    story out.

    \b
    Examples:
      riwaya stories
      riwaya stories --least 5 --limit 100
      riwaya stories --json --least 1
    """
    from riwaya.store import Store
    from riwaya.store.listing import listed

    memory = Store.open(store)
    with memory.reading() as connection:
        found, count = listed(connection, least, limit)
    memory.close()
    if as_json:
        from riwaya.telling import as_json as line

        for story in found:
            for_machines(line(story) + "\n")
        return DONE
    from riwaya.telling.printing import Printer
    from riwaya.telling.words import words

    out = Printer(for_people(), words(lang))
    t = out.t
    for story in found:
        out.blank()
        facts = [f"story:{story.id}", t.period(story.first, story.last), t.n("n.articles", story.articles)]
        out.line(t("between").join(facts), style="dim")
        out.line(story.title or t("untitled"), style="bold")
    if count > len(found):
        out.blank()
        out.line(t("answers_more", shown=t.number(len(found)), count=t.number(count)), style="dim")
    elif not found:
        out.line(t("no_stories"))
    return DONE
