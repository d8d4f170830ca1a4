"""``riwaya show``: one thing of the store, whole."""

from __future__ import annotations

import click

from riwaya.cli.add import now
from riwaya.cli.dossiers import check_forms
from riwaya.cli.endings import DONE
from riwaya.cli.options import language_option, store_option

__all__ = ["show"]


@click.command()
@click.argument("what", metavar="ARTICLE|story:N|claim:N|voice:NAME")
@store_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON: the article's page as `riwaya read` does, the "
              "story's dossier as `riwaya story` does with the store's own numbers under `store`, the claim, or a line "
              "for each statement of the voice.")  # fmt: skip
@click.option("--with-text", is_flag=True, help="Put the page's text into the JSON of an article.")
@click.option("--as-read", is_flag=True, help="Show what was read of an article, without people's judgements.")
@click.option("--html", "html_file", type=click.Path(), metavar="FILE",
              help="Write a story's dossier as one self-contained HTML file (- prints it).")  # fmt: skip
@click.option("--markdown", "as_markdown", is_flag=True, help="Print a story's dossier as Markdown.")
@language_option
def show(
    what: str,
    store: str,
    as_json: bool,
    with_text: bool,
    as_read: bool,
    html_file: str | None,
    as_markdown: bool,
    lang: str,
) -> int:
    """Show an article of the store, a story, a claim, or everything that a voice said.

    An article is named by the number that `riwaya search` shows, by its page's path or address, or by the first
    digits (eight or more) of its page's SHA-256, and shown as people judged it. story:7 is the story that `riwaya
    stories` lists under that number, claim:12 a claim that its dossier numbers so, and voice:NAME whoever is called
    so, by any words of the name. A story's dossier is made when it is asked for, and kept until something of the
    story changes.

    \b
    Examples:
      riwaya show 12
      riwaya show https://news.example/story --json
      riwaya show story:7
      riwaya show story:7 --html dossier.html
      riwaya show claim:12
      riwaya show voice:مقداد
    """
    from riwaya.cli import shown
    from riwaya.store import Store

    kind, _, name = what.partition(":")
    if kind != "story" and (html_file is not None or as_markdown):
        raise click.UsageError("--html and --markdown are for stories: riwaya show story:N --html FILE.")
    check_forms(html_file, as_json, as_markdown, ())
    form = shown.Form(as_json, with_text, as_read, as_markdown, html_file, lang)
    memory = Store.open(store)
    if kind == "story":
        shown.show_story(memory, name, form, now())
    else:
        with memory.reading() as connection:
            if kind == "claim":
                shown.show_claim(connection, name, form)
            elif kind == "voice":
                shown.show_voice(connection, name, form)
            else:
                shown.show_article(connection, what, form)
    memory.close()
    return DONE
