"""A dossier in the terminal: a summary that reads well at 80 columns and through a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from riwaya.model import Claim, Dossier
from riwaya.telling.briefs import print_briefs
from riwaya.telling.chains import tree
from riwaya.telling.comparing import Retelling, retellings
from riwaya.telling.printing import DOWN, Printer, printable
from riwaya.telling.view import View
from riwaya.telling.words import words

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["dossier_summary"]

_STANDING = {"contested": "bold red", "single": "bold yellow", "corroborated": "bold green"}
_MARKS = {"source": "bold", "cue": "underline", "via": "italic", "became": "bold reverse"}
_CONTRASTS, _CLAIMS, _REST, _WORDINGS, _VOICES = 3, 40, 60, 16, 60
"""Contrasts of one claim, claims in full, claims in short, wordings of a claim, and voices that the summary shows."""


def dossier_summary(dossier: Dossier, console: Console, lang: str) -> None:
    """Print the claims in the dossier's order, each with its ratio, chains and wordings; then the rest.

    Claims that one outlet alone prints, uncontested, are listed after the others with their chains; voices, briefs and
    problems come last. Of a long story the first of each are shown, and how many more there are.
    """
    out, view = Printer(console, words(lang)), View.of(dossier)
    t = out.t
    out.line(dossier.title or t("untitled"), style="bold")
    out.line(t.period(dossier.start, dossier.end), style="dim")
    out.line(t.holds(*view.counts()), style="dim")
    out.names(view.all_outlets(), 2)
    if not dossier.claims:
        out.blank()
        out.line(t("no_claims"))
    leading, rest = view.leading()
    for claim in leading[:_CLAIMS]:
        _claim(out, view, claim)
    if leading[_CLAIMS:]:
        out.blank()
        out.line(t.n("n.cut_claims", len(leading) - _CLAIMS), style="dim")
        out.line(t("in_json"), style="dim")
    if rest:
        out.rule(t.n("n.rest", len(rest)))
    for claim in rest[:_REST]:
        out.line(claim.gist)
        for origin in claim.origins:
            out.chain(tree(view, origin), 4)
    if rest[_REST:]:
        out.line(t.n("n.more", len(rest) - _REST), style="dim")
    if dossier.voices:
        out.rule(t("voices"))
    for voice in dossier.voices[:_VOICES]:
        said = view.said(voice.statements)
        outlets = view.outlets(s.article for s in said)
        out.line(voice.name or t("no_source"), style="bold")
        out.names([f"= {alias}" for alias in voice.aliases], 2)
        facts = t("kind." + voice.kind), t.n("n.statements", len(said)), t.n("n.outlets", len(outlets))
        out.line(t.series(list(facts)), 2, "dim")
    if dossier.voices[_VOICES:]:
        out.line(t.n("n.more", len(dossier.voices) - _VOICES), style="dim")
    print_briefs(out, view)
    out.problems(dossier.problems)


def _claim(out: Printer, view: View, claim: Claim) -> None:
    t = out.t
    stand = view.stand(claim)
    echo = [t("echo")] if view.echo(claim) else []
    tags = [
        t("claim_no", id=claim.id),
        t("standing." + claim.standing),
        *echo,
        *([t("stance." + stand)] if stand else []),
    ]
    out.rule(t("between").join(tags))
    out.line(claim.gist, style="bold")
    outlets = view.claim_outlets(claim)
    ratio = t("ratio", outlets=t.n("n.outlets", len(outlets)), voices=t.n("n.voices", len(claim.origins)))
    out.line(ratio, style=_STANDING[claim.standing])
    if open_count := t.openness(claim):
        out.line(open_count)
    contrasts = [c for c in claim.contrasts if c.to in view.claims]
    for contrast in contrasts[:_CONTRASTS]:
        out.line(f"{t('contrast.' + contrast.type)} {t('to_claim', id=contrast.to)}", style="red")
        out.line(view.claims[contrast.to].gist, 4)
    if contrasts[_CONTRASTS:]:
        out.line(t.n("n.more", len(contrasts) - _CONTRASTS), 4, "dim")
    out.blank()
    out.line(t("chains"), style="dim")
    for origin in claim.origins:
        out.chain(tree(view, origin))
    out.line(t("wordings"), style="dim")
    last = ""
    for told in retellings(view, claim, _WORDINGS):
        _wording(out, view, told, head=told.statement.article != last)
        last = told.statement.article
    if claim.statements[_WORDINGS:]:
        out.line(t.n("n.wordings", len(claim.statements) - _WORDINGS), 2, "dim")
    silent = view.silent(claim)
    if silent:
        out.line(t("silent"), style="dim")
        out.names(silent, 2)


def _wording(out: Printer, view: View, told: Retelling, head: bool) -> None:
    """A statement's words with what they lost and changed; *head* says whose and when, once an article."""
    t, article = out.t, view.articles[told.statement.article]
    if head:
        out.line(view.outlet(article.id) or t("outlet_unknown"), 2, "bold")
        out.line(t.date(article.article.published), 2, "dim")
    if told.statement.own:
        out.line(t("own"), 4, "yellow")
    if told.statement.body.stance != "asserts":
        out.line(t("stance." + told.statement.body.stance), 4, "dim")
    text = Text()
    for i, part in enumerate(told.parts):
        text.append(t("ellipsis") if i else "")
        for segment in part:
            style = " ".join(look for kind, look in _MARKS.items() if segment.has(kind))  # type: ignore[arg-type]
            text.append(printable(segment.text), style)
    out.wrapped(text, 4)
    for lost in told.lost:
        out.line(f"- {t('lost')}: {t.named('loss', lost.kind)}", 4, "yellow")
        out.line(lost.words, 6)
    for drift in told.changed:
        out.line(f"~ {t('changed')}: {t.named('slot', drift.slot)}", 4, "yellow")
        out.line(drift.was, 6)
        out.line(f"{DOWN} {drift.became}", 6)
