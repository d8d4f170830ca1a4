"""The terminal: a summary that reads well at 80 columns and through a pipe.

Most terminals lay right-to-left text out badly or not at all, so Arabic stands on lines of its own, in logical order,
with no frame around it and no invisible direction marks; a terminal that knows the algorithm then shows it right, and
one that does not shows no other text in its way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from riwaya.model import Claim, Dossier, Reading, StoryStatement
from riwaya.telling.chains import tree
from riwaya.telling.excerpts import excerpt
from riwaya.telling.scripts import visible
from riwaya.telling.view import View, of_reading
from riwaya.telling.words import Words, words

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["dossier_summary", "reading_summary"]

_STANDING = {"contested": "bold red", "single": "bold yellow", "corroborated": "bold green"}
_MARKS = {"source": "bold", "cue": "underline", "via": "italic", "became": "bold reverse"}
_CONTRASTS = 3
"""Contrasts of one claim that the summary shows; the documents show all."""
_UNPRINTED = dict.fromkeys(
    map(ord, "\u200b\u200e\u200f\u061c\ufeff\u00ad\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)


def dossier_summary(dossier: Dossier, console: Console, lang: str) -> None:
    """Print the claims in the dossier's order, each with its ratio, chains and wordings; then voices and problems."""
    out, view = Printer(console, words(lang)), View.of(dossier)
    t = out.t
    out.line(dossier.title or t("untitled"), style="bold")
    out.line(t.period(dossier.start, dossier.end), style="dim")
    out.line(t.holds(*view.counts()), style="dim")
    for name in view.all_outlets():
        out.line(name, 2)
    if not dossier.claims:
        out.blank()
        out.line(t("no_claims"))
    leading, rest = view.leading()
    for claim in leading:
        _claim(out, view, claim)
    if rest:
        out.rule(t.n("n.rest", len(rest)))
    for claim in rest:
        out.line(claim.gist)
        for origin in claim.origins:
            for depth, node in tree(view, origin).lines():
                out.line(f"{t('hand_arrow')} {node.name}", 2 + 2 * depth, "dim")
    out.rule(t("voices"))
    for voice in dossier.voices:
        said = view.said(voice.statements)
        out.line(voice.name, style="bold")
        facts = (
            t("kind." + voice.kind),
            t.n("n.statements", len(said)),
            t.n("n.outlets", len(view.outlets(s.article for s in said))),
        )
        out.line(t.series(list(facts)), 2, "dim")
        for alias in voice.aliases:
            out.line(f"= {alias}", 2)
    _problems(out, dossier)


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
            out.line(" … ".join(s.of(found.text) for s in body.cue), 4, "cyan")
            out.line(" … ".join(s.of(found.text) for s in body.content), 6)
            for span in body.via:
                out.line(f"{t('hand_arrow')} {span.of(found.text)}", 4, "magenta")
        if not article.statements:
            out.line(t("no_statements"), 2)
        out.blank()
    _problems(out, dossier)


def _claim(out: Printer, view: View, claim: Claim) -> None:
    t = out.t
    out.rule(t("claim_no", id=claim.id))
    out.line(claim.gist, style="bold")
    outlets = view.claim_outlets(claim)
    ratio = t("ratio", outlets=t.n("n.outlets", len(outlets)), voices=t.n("n.voices", len(claim.origins)))
    out.line(f"{ratio}{t('between')}{t('standing.' + claim.standing)}", style=_STANDING[claim.standing])
    least, most = claim.origin_range
    if least != most:
        out.line(t.n("n.range", most, least=t.number(least)))
    contrasts = [c for c in claim.contrasts if c.to in view.claims]
    for contrast in contrasts[:_CONTRASTS]:
        out.line(f"{t('contrast.' + contrast.type)} {t('to_claim', id=contrast.to)}", style="red")
        out.line(view.claims[contrast.to].gist, 4)
    if contrasts[_CONTRASTS:]:
        out.line(t.n("n.more", len(contrasts) - _CONTRASTS), 4, "dim")
    if claim.origins:
        out.blank()
        out.line(t("chains"), style="dim")
    for origin in claim.origins:
        for depth, node in tree(view, origin).lines():
            out.line(
                f"{t('hand_arrow')} {node.name}" if depth else node.name, 2 + 2 * depth, "bold" if not depth else ""
            )
    out.blank()
    out.line(t("wordings"), style="dim")
    for statement in view.said(claim.statements):
        _wording(out, view, claim, statement)
    silent = view.silent(claim)
    if silent:
        out.blank()
        out.line(t("silent"), style="dim")
        for name in silent:
            out.line(name, 2)


def _wording(out: Printer, view: View, claim: Claim, statement: StoryStatement) -> None:
    t, article = out.t, view.articles[statement.article]
    out.line(view.outlet(article.id) or t("outlet_unknown"), 2, "bold")
    out.line(t("between").join((t.date(article.article.published), t("stance." + statement.body.stance))), 2, "dim")
    text = Text()
    for i, part in enumerate(excerpt(article.text, statement, view.changes(claim).get(article.id, ()))):
        text.append(t("ellipsis") if i else "")
        for segment in part:
            style = " ".join(look for kind, look in _MARKS.items() if segment.has(kind))  # type: ignore[arg-type]
            text.append(printable(segment.text), style)
    out.wrapped(text, 4)
    for erosion in claim.erosion:
        if erosion.statement == statement.id and erosion.against in view.statements:
            out.line(f"- {t('lost')}: {t.named('loss', erosion.lost)}", 4, "yellow")
            out.line(view.lost_words(erosion.lost, view.statements[erosion.against]), 6)
    for drift in claim.drift:
        if drift.statement == statement.id:
            out.line(f"~ {t('changed')}: {t.named('slot', drift.slot)}", 4, "yellow")
            out.line(drift.was, 6)
            out.line(f"{t('became_arrow')} {drift.became}", 6)


def _problems(out: Printer, dossier: Dossier) -> None:
    if dossier.problems:
        out.rule(out.t("problems"))
    for problem in dossier.problems:
        for text, indent in ((problem.where, 0), (problem.what, 2), (problem.do, 2)):
            out.line(text, indent, "yellow" if text is problem.what else "")


def printable(text: str) -> str:
    """*text* in one line, with hidden characters by their code points and direction marks left out."""
    return visible(text.replace("\n", " ").replace("\t", " ")).translate(_UNPRINTED)


class Printer:
    """Prints lines wrapped to the console's width, without padding, marking up nothing but what it is told."""

    def __init__(self, console: Console, t: Words) -> None:
        self.console = console
        self.t = t

    def line(self, text: str, indent: int = 0, style: str = "") -> None:
        """One text on lines of its own; nothing when it is empty."""
        if text.strip():
            self.wrapped(Text(printable(text).strip(), style=style), indent)

    def pair(self, label: str, text: str, indent: int = 0) -> None:
        """A label and a text: in one line where both run the same way, else on two."""
        from riwaya.telling.scripts import direction

        if direction(label, self.t.dir) == direction(text, self.t.dir):
            self.wrapped(Text.assemble((f"{label}: ", "dim"), printable(text)), indent)
        else:
            self.line(label, indent, "dim")
            self.line(text, indent + 2)

    def rule(self, title: str) -> None:
        """A heading after an empty line, with a rule below it."""
        self.blank()
        self.line(title, style="bold")
        self.console.print("─" * min(self.console.width, 60), style="dim", highlight=False, markup=False)

    def blank(self) -> None:
        """An empty line."""
        self.console.print()

    def wrapped(self, text: Text, indent: int) -> None:
        """Print *text* wrapped to the console's width less *indent*."""
        indent = min(indent, max(0, self.console.width - 20))
        lines = text.wrap(self.console, max(1, self.console.width - indent))
        for line in lines:
            line.rstrip()
            self.console.print(Text(" " * indent) + line, soft_wrap=True, highlight=False)
