"""``riwaya show``: one thing of the store, whole."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from riwaya.cli.endings import DONE
from riwaya.cli.options import language_option, store_option
from riwaya.cli.output import for_machines, for_people
from riwaya.model import RiwayaError

if TYPE_CHECKING:
    from sqlalchemy import Connection

__all__ = ["show"]

_MOST = 1000
_OF_STATEMENT = re.compile(r"\A(\d+)\.[sp]\w+\Z")


@click.command()
@click.argument("what", metavar="ARTICLE|voice:NAME")
@store_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON: the article's page as `riwaya read` does, or a line "
              "for each statement of the voice.")  # fmt: skip
@click.option("--with-text", is_flag=True, help="Put the page's text into the JSON.")
@click.option("--as-read", is_flag=True, help="Show what was read, without people's judgements.")
@language_option
def show(what: str, store: str, as_json: bool, with_text: bool, as_read: bool, lang: str) -> int:
    """Show an article of the store, or everything that a voice said.

    An article is named by the number that `riwaya search` shows, by its page's path or address, or by the first
    digits (eight or more) of its page's SHA-256. It is shown as people judged it. A voice is named by any words of
    its name.

    \b
    Examples:
      riwaya show 12
      riwaya show https://news.example/story --json
      riwaya show voice:مقداد
    """
    from riwaya.store import Store

    memory = Store.open(store)
    with memory.reading() as connection:
        if what.startswith("voice:"):
            _voice(connection, what.removeprefix("voice:"), as_json, lang)
        else:
            _article(connection, what, as_json, with_text, as_read, lang)
    memory.close()
    return DONE


def _article(connection: Connection, what: str, as_json: bool, with_text: bool, as_read: bool,
             lang: str) -> None:  # fmt: skip
    from riwaya.store.looking import find_article
    from riwaya.store.shown import shown_pages

    kept = find_article(connection, _OF_STATEMENT.sub(r"\1", what))
    shown = shown_pages(connection, () if as_read else [kept.sha256])
    reading = shown.judged.readings[0] if shown.judged.readings else kept.reading
    said = [(j, shown.state(j)) for j in shown.judgements if j.kind != "withdrawal"]
    if as_json:
        from riwaya.telling import as_json as line

        row = reading.to_dict(with_text) | {"page": kept.names[0], "also": list(kept.names[1:])}
        row["judgements"] = [j.to_dict() | {"state": state} for j, state in said]
        row["conflicts"] = [c.to_dict() for c in shown.judged.conflicts]
        for_machines(line(row) + "\n")
        return
    from riwaya.telling import judgements_terminal, reading_terminal

    console = for_people()
    page = replace(reading.page, name=kept.names[0])
    article = next(a for a in reading.articles if a.n == kept.article.n)
    reading_terminal(replace(reading, page=page, articles=(article,)), console, lang)
    judgements_terminal([s for s in said if s[1] != "withdrawn"], shown.judged.conflicts, console, lang)


def _voice(connection: Connection, name: str, as_json: bool, lang: str) -> None:
    from riwaya.store.index import voice_key
    from riwaya.store.looking import article_of, said_by

    rows = said_by(connection, voice_key(name), _MOST) if voice_key(name) else []
    if not rows:
        raise RiwayaError("Nobody called so speaks in the store.", name, "Look with riwaya search voice:NAME.")
    from riwaya.telling import as_json as line
    from riwaya.telling.printing import Printer
    from riwaya.telling.words import words

    out = None if as_json else Printer(for_people(), words(lang))
    article, kept = None, None
    for row in rows:  # an article's statements stand together: it is unpacked once
        if row.article != article:
            article, kept = row.article, article_of(connection, row.article)
        said = next((s for s in kept.article.statements if s.id == row.label), None) if kept else None
        if kept is None or said is None:
            continue
        content = " … ".join(span.of(kept.reading.page.text) for span in said.content)
        if out is None:
            found = {"number": f"{row.article}.{row.label}", "page": kept.names[0], "outlet": row.outlet,
                     "published": row.published, "headline": row.headline, "content": content,
                     "statement": said.to_dict()}  # fmt: skip
            for_machines(line(found) + "\n")
            continue
        t = out.t
        out.blank()
        facts = [f"{row.article}.{row.label}", t.date(row.published), t(f"stance.{row.stance}")]
        out.line(t("between").join(facts), style="dim")
        out.line(row.voice, 0, "bold")
        out.line(row.outlet or t("outlet_unknown"), 2)
        out.line(content, 4)
