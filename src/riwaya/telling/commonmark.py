"""Markdown: the dossier as CommonMark, with all page text escaped."""

from __future__ import annotations

from collections.abc import Iterator

from riwaya.model import Claim, Dossier
from riwaya.telling.chains import tree
from riwaya.telling.comparing import Retelling, retellings
from riwaya.telling.plain import plain
from riwaya.telling.sheets import accounts, whereabouts
from riwaya.telling.view import View
from riwaya.telling.words import Words, words
from riwaya.version import __version__

__all__ = ["dossier_markdown"]


def dossier_markdown(dossier: Dossier, lang: str) -> str:
    """The whole dossier; ends in a line feed."""
    view, t = View.of(dossier), words(lang)
    lines = [f"# {plain(dossier.title) or t('untitled')}", "",
             f"- {t('period')}: {t.period(dossier.start, dossier.end)}",
             f"- {t('outlets')}: {t.series([plain(o) for o in view.all_outlets()])}",
             f"- {t('holds')}: {t.holds(*view.counts())}",
             "", f"## {t('claims')}", ""]  # fmt: skip
    if not dossier.claims:
        lines += [t("no_claims"), ""]
    for claim in dossier.claims:
        lines += _claim(view, t, claim)
    lines += [*accounts(view, t), f"## {t('voices')}", ""]
    for voice in dossier.voices:
        said = [
            f"{plain(view.outlet(s.article) or t('outlet_unknown'))} {view.numbers[s.id]}"
            for s in view.said(voice.statements)
        ]
        lines.append(f"- **{plain(voice.name or t('no_source'))}**{t('between')}{t('kind.' + voice.kind)}")
        if voice.aliases:
            lines.append(f"  - {t('aliases')}: {t.series([plain(a) for a in voice.aliases])}")
        lines.append(f"  - {t('statements_of')}: {t.series(said)}")
    lines += ["", *whereabouts(view, t), f"## {t('articles')}", ""]
    for key in view.articles:
        lines += _article(view, t, key)
    if dossier.problems:
        lines += [f"## {t('problems')}", ""]
        lines += [f"- {plain(p.where)}: {_told(p.what, t)} {_told(p.do, t)}".rstrip() for p in dossier.problems] + [""]
    lines += ["---", "", f"{t('reader', version=__version__)}. {t('made_note')}"]
    return "\n".join(lines) + "\n"


def _claim(view: View, t: Words, claim: Claim) -> Iterator[str]:
    ratio = t(
        "ratio", outlets=t.n("n.outlets", len(view.claim_outlets(claim))), voices=t.n("n.voices", len(claim.origins))
    )
    shared = view.stand(claim)
    stand = (t("between") + t("echo") if view.echo(claim) else "") + (
        t("between") + t("stance." + shared) if shared else ""
    )
    yield from (f"### {plain(claim.gist)}", "", f"**{ratio}**", "")
    yield f"- {t('claim_no', id=plain(claim.id))}{t('between')}{t('standing.' + claim.standing)}{stand}"
    if open_count := t.openness(claim):
        yield "- " + plain(open_count)
    if claim.first or claim.last:
        yield f"- {t('first_last')}: {t.period(claim.first, claim.last)}"
    for contrast in claim.contrasts:
        if contrast.to in view.claims:
            gist = plain(view.claims[contrast.to].gist)
            yield f"- {t('contrast.' + contrast.type)} {t('to_claim', id=plain(contrast.to))}: {gist}"
    if view.silent(claim):
        yield f"- {t('silent')}: {t.series([plain(o) for o in view.silent(claim)])}"
    if claim.origins:
        yield from ("", f"#### {t('chains')}", "")
    for origin in claim.origins:
        for depth, node in tree(view, origin).lines():
            yield f"{'  ' * depth}- {t(node.label)}: {plain(node.name or t('no_source'))}"
    yield from ("", f"#### {t('wordings')}", "")
    for told in retellings(view, claim):
        yield from _wording(view, t, told)


def _wording(view: View, t: Words, told: Retelling) -> Iterator[str]:
    article = view.articles[told.statement.article]
    outlet = plain(view.outlet(article.id) or t("outlet_unknown"))
    stance = t("own") if told.statement.own else t("stance." + told.statement.body.stance)
    yield t("between").join((f"**{outlet}**", t.date(article.article.published), stance))
    yield ""
    parts = []
    for part in told.parts:
        pieces = [f"**{plain(s.text)}**" if s.has("became") and s.text.strip() else _spaced(s.text) for s in part]
        parts.append("".join(pieces))
    yield from ("> " + t("ellipsis").join(parts).strip(), "")
    for lost in told.lost:
        yield t("between").join(filter(None, (
            f"- {t('lost')}: {t.named('loss', lost.kind)}", f"~~{plain(lost.words)}~~" if lost.words else "",
            t("fuller", outlet=plain(view.outlet(lost.against.article) or "")))))  # fmt: skip
    for drift in told.changed:
        slot = plain(t.named("slot", drift.slot))
        change = f"~~{plain(drift.was)}~~ {t('became_arrow')} **{plain(drift.became)}**"
        yield f"- {t('changed')}: {slot}{t('between')}{change}"
    yield ""


def _spaced(text: str) -> str:
    """Escaped text that keeps a space at either end, where it stood between two pieces."""
    return (" " if text[:1].isspace() else "") + plain(text) + (" " if text[1:] and text[-1].isspace() else "")


def _article(view: View, t: Words, key: str) -> Iterator[str]:
    found = view.articles[key]
    article = found.article
    yield from (f"### {plain(view.outlet(key) or t('outlet_unknown'))}{t('between')}{t.date(article.published)}", "")
    for name, value in (("credit", article.credit), ("author", article.author), ("page", found.page)):
        if value:
            yield f"- {t(name)}: {plain(value)}"
    yield ""
    for line in article.lines:
        words_of = plain(line.span.of(found.text))
        yield from (f"**{words_of}**" if line.role in ("title", "subhead") else words_of, "")
    for statement in view.in_article(key):
        content = t("ellipsis").join(span.of(found.text) for span in statement.body.content)
        head = (
            f"{view.numbers[statement.id]}\\. **{plain(statement.voice.name)}** {t('stance.' + statement.body.stance)}"
        )
        claim = view.claim_of.get(statement.id)
        yield f"- {head}: {plain(content)}" + (f" ({t('to_claim', id=plain(claim))})" if claim else "")
    yield ""


def _told(sentence: str, t: Words) -> str:
    """What a problem says, in the language where it is known there."""
    return plain(t.sentence(sentence) or sentence)
