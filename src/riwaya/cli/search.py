"""``riwaya search``: articles and statements in the store, by their words and fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from riwaya.cli.endings import DONE
from riwaya.cli.options import language_option, store_option
from riwaya.cli.output import for_machines, for_people

if TYPE_CHECKING:
    from riwaya.store.answers import Answer
    from riwaya.telling.printing import Printer

__all__ = ["search"]


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@store_option
@click.option("--in", "scope", type=click.Choice(["articles", "statements"]), default="articles", show_default=True,
              help="What to look for.")  # fmt: skip
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, metavar="N",
              help="The most answers to give, best first.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line and answer.")
@language_option
def search(words: tuple[str, ...], store: str, scope: str, limit: int, as_json: bool, lang: str) -> int:
    """Find articles, or statements, in the store.

    WORDS are found in any spelling and inflection, with and without what is written onto them. "Two words" in
    quotation marks stand one after the other, -word must not be there. Fields narrow: voice:, outlet:, credit:, via:
    and place: take names, stance: and kind: what the JSON calls them, before: and after: days.

    \b
    Examples:
      riwaya search انهيار السد
      riwaya search '"وزير الري"' after:2022-03-01
      riwaya search --in statements voice:مقداد stance:denies
      riwaya search --json place:المرفأ -مظاهرة
    """
    from riwaya.store import Store
    from riwaya.store.answers import answers
    from riwaya.store.queries import parse

    query = parse(" ".join(f'"{w}"' if " " in w and ":" not in w and '"' not in w else w for w in words))
    memory = Store.open(store)
    with memory.reading() as connection:
        found, count = answers(connection, query, "statements" if scope == "statements" else "articles", limit)
    memory.close()
    if as_json:
        from riwaya.telling import as_json as line

        for answer in found:
            for_machines(line(answer) + "\n")
        return DONE
    from riwaya.telling.printing import Printer
    from riwaya.telling.words import words as interface

    out = Printer(for_people(), interface(lang))
    for answer in found:
        _print(out, answer)
    if count > len(found):
        out.blank()
        out.line(out.t("answers_more", shown=out.t.number(len(found)), count=out.t.number(count)), style="dim")
    elif not found:
        out.line(out.t("no_answers"))
    return DONE


def _print(out: Printer, answer: Answer) -> None:
    from rich.text import Text

    from riwaya.telling.printing import printable

    t, article = out.t, answer.kept.article
    out.blank()
    out.line(t("between").join([answer.number, t.date(article.published)]), style="dim")
    out.line(article.headline or t("untitled"), style="bold")
    out.line(article.outlet or "", 2)
    if answer.statement is not None:
        out.line(answer.statement.voice.name or t("no_source"), 2, "cyan")
    if answer.snippet is not None:
        text, s = answer.kept.reading.page.text, answer.snippet
        shown, at = Text(), s.span.start
        for hit in s.hits:
            shown.append(printable(text[at : hit.start]))
            shown.append(printable(hit.of(text)), "bold underline")
            at = hit.end
        shown.append(printable(text[at : s.span.end]))
        out.wrapped(shown, 4)
