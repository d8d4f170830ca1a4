"""A page's reading in the terminal: its articles, and who says what by which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.model import Reading
from riwaya.telling.judgements import mark
from riwaya.telling.onepage import of_reading
from riwaya.telling.printing import UP, Printer
from riwaya.telling.view import View
from riwaya.telling.words import words

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["reading_summary"]


def reading_summary(reading: Reading, console: Console, lang: str) -> None:
    """Print each article of a page: what is known of it, then who says what."""
    dossier = of_reading(reading)
    out, view = Printer(console, words(lang)), View.of(dossier)
    t = out.t
    out.rule(reading.page.name)
    if not dossier.articles:
        out.line(t("no_articles"))
    for found in dossier.articles:
        article = found.article
        out.line(article.headline or t("untitled"), style="bold")
        known = (
            ("outlet_of", article.outlet),
            ("credit", article.credit),
            ("author", article.author),
            ("section", article.section),
        )
        out.line(
            t("between").join([t.date(article.published), t.n("n.statements", len(article.statements))]), style="dim"
        )
        for key, value in known:
            if value:
                out.pair(t(key), value)
        for statement in view.in_article(found.id):
            out.blank()
            body = statement.body
            facts = [
                f"{view.numbers[statement.id]}",
                t("stance." + body.stance),
                t("kind." + body.kind),
                t("form." + body.form),
            ]
            inside = view.numbers.get(f"{found.id}.{body.inside}")
            if inside is not None:
                facts.append(t("inside_of", n=inside))
            out.line(t("between").join(facts), style="dim")
            out.line(statement.voice.name or t("no_source"), 2, "bold")
            for span in body.via:
                out.line(f"{UP} {span.of(found.text)}", 4, "magenta")
            out.line(" … ".join(s.of(found.text) for s in body.cue), 4, "cyan")
            out.line(" … ".join(s.of(found.text) for s in body.content), 6)
            for why in body.why:
                out.line(mark(why, t), 4, "yellow")
        if not article.statements:
            out.line(t("no_statements"), 2)
        out.blank()
    out.problems(dossier.problems)
