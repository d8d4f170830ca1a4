"""What `riwaya show` shows of the store: an article, a story, a claim, what a voice said."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from riwaya.cli.dossiers import give_out
from riwaya.cli.output import for_machines, for_people
from riwaya.model import Judgement, RiwayaError
from riwaya.store.dossiers import dossier_of
from riwaya.store.heard import judgements_of
from riwaya.store.index import voice_key
from riwaya.store.listing import claim_of, claim_said, find_story, members_of
from riwaya.store.looking import article_of, find_article, said_by
from riwaya.store.readings import page_reading
from riwaya.store.shown import Shown, shown_pages
from riwaya.telling import as_json as line
from riwaya.telling import judgements_terminal, reading_terminal
from riwaya.telling.printing import Printer
from riwaya.telling.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from riwaya.store import Store

__all__ = ["Form", "show_article", "show_claim", "show_story", "show_voice"]

_MOST = 1000
_OF_STATEMENT = re.compile(r"\A(\d+)\.[sp]\w+\Z")


@dataclass(frozen=True, slots=True)
class Form:
    """How to show it: as JSON, *with_text*, without judgements (*as_read*), as Markdown, as HTML into a file, or in the
    terminal in a language."""

    as_json: bool
    with_text: bool
    as_read: bool
    as_markdown: bool
    html_file: str | None
    lang: str


def show_article(connection: Connection, what: str, form: Form) -> None:
    """An article by its number, its page's name, or the digits of its SHA-256, as people judged it or *as_read*."""
    kept = find_article(connection, _OF_STATEMENT.sub(r"\1", what))
    reading = page_reading(connection, kept.sha256) if form.as_read else kept.reading
    shown = shown_pages(connection, () if form.as_read else [kept.sha256])
    if form.as_json:
        row = reading.to_dict(form.with_text) | {"page": kept.names[0], "also": list(kept.names[1:])}
        for_machines(line(row | _judged(shown)) + "\n")
        return
    console = for_people()
    page = replace(reading.page, name=kept.names[0])
    article = next(a for a in reading.articles if a.n == kept.article.n)
    reading_terminal(replace(reading, page=page, articles=(article,)), console, form.lang)
    judgements_terminal(_in_force(shown), shown.judged.conflicts, console, form.lang)


def _judged(shown: Shown) -> dict[str, Any]:
    """What people say, for JSON."""
    said = [j.to_dict() | {"state": shown.state(j)} for j in shown.judgements if j.kind != "withdrawal"]
    return {"judgements": said, "conflicts": [c.to_dict() for c in shown.judged.conflicts]}


def _in_force(shown: Shown) -> list[tuple[Judgement, str]]:
    """What people say that nobody withdrew, with what became of it."""
    said = [(j, shown.state(j)) for j in shown.judgements if j.kind != "withdrawal"]
    return [(j, state) for j, state in said if state != "withdrawn"]


def show_story(store: Store, number: str, form: Form, at: str) -> None:
    """A story's dossier, and the store's numbers of what is in it."""
    with store.reading() as connection:
        story = find_story(connection, number)
        rows = members_of(connection, story.id)
        heard = judgements_of(connection, story=story.id)
        shown = shown_pages(connection, {page for j in heard for page in j.pages}, heard)
    found = dossier_of(store, story.id, at)
    dossier = replace(found.dossier, title=story.title or found.dossier.title)
    if form.as_json:
        kept = {"story": story.id, "articles": dict(found.kept.articles), "claims": dict(found.kept.claims),
                "voices": dict(found.kept.voices),
                "members": [{"article": r.id, "score": r.score, "why": r.why} for r in rows]}  # fmt: skip
        for_machines(line(dossier.to_dict() | {"store": kept} | _judged(shown)) + "\n")
        return
    give_out(dossier, html_file=form.html_file, as_json=False, as_markdown=form.as_markdown, lang=form.lang)
    if form.as_markdown or form.html_file is not None:
        return
    out = Printer(for_people(), words(form.lang))
    t = out.t
    out.blank()
    out.rule(f"story:{story.id}")
    for row in rows:
        out.line(t("between").join([str(row.id), t.date(row.published)]), style="dim")
        out.line(row.headline or t("untitled"), 2)
        out.line(row.outlet or "", 4)
        out.line(t.reason(row.why), 4, "dim")
    for claim in dossier.claims:
        out.line(f"claim:{found.kept.claims[claim.id]}", style="dim")
        out.line(claim.gist, 2)
    judgements_terminal(_in_force(shown), shown.judged.conflicts, out.console, form.lang)


def show_claim(connection: Connection, number: str, form: Form) -> None:
    """A claim under the number that it keeps, with the statements that make it."""
    claim = claim_of(connection, number)
    said = list(_statements(connection, claim_said(connection, claim.id)))
    if form.as_json:
        row = {"number": claim.id, "story": claim.story, "id": claim.label, "gist": claim.gist,
               "standing": claim.standing, "outlets": claim.outlets, "origins": claim.origins,
               "origin_range": [claim.least, claim.most], "first": claim.first, "last": claim.last,
               "gone": claim.gone, "statements": said}  # fmt: skip
        for_machines(line(row) + "\n")
        return
    out = Printer(for_people(), words(form.lang))
    t = out.t
    out.line(claim.gist, style="bold")
    facts = [f"claim:{claim.id}", f"story:{claim.story}", t(f"standing.{claim.standing}"),
             t.n("n.outlets", claim.outlets), t.n("n.voices", claim.origins),
             t.period(claim.first, claim.last)]  # fmt: skip
    out.line(t("between").join(facts), style="dim")
    if claim.gone is not None:
        out.line(t("claim_gone", date=t.date(claim.gone)), style="yellow")
    for row in said:
        _print_said(out, row)


def show_voice(connection: Connection, name: str, form: Form) -> None:
    """Everything that voices of this name said, newest first."""
    rows = said_by(connection, voice_key(name), _MOST) if voice_key(name) else []
    if not rows:
        raise RiwayaError("Nobody called so speaks in the store.", name, "Look with riwaya search voice:NAME.")
    out = None if form.as_json else Printer(for_people(), words(form.lang))
    for row in _statements(connection, ((row.article, row.label) for row in rows)):
        if out is None:
            for_machines(line(row) + "\n")
        else:
            _print_said(out, row)


def _statements(connection: Connection, said: Iterable[tuple[int, str]]) -> Iterable[dict[str, Any]]:
    """The statements, as their articles have them; one that a later reading has no longer is left out."""
    number, kept = None, None
    for article, label in said:  # an article's statements stand together: it is unpacked once
        if article != number:
            number, kept = article, article_of(connection, article)
        body = next((s for s in kept.article.statements if s.id == label), None) if kept else None
        if kept is None or body is None:
            continue
        content = " … ".join(span.of(kept.reading.page.text) for span in body.content)
        yield {"number": f"{article}.{label}", "page": kept.names[0], "outlet": kept.article.outlet,
               "published": kept.article.published, "headline": kept.article.headline, "content": content,
               "statement": body.to_dict()}  # fmt: skip


def _print_said(out: Printer, row: dict[str, Any]) -> None:
    t, said = out.t, row["statement"]
    out.blank()
    out.line(t("between").join([row["number"], t.date(row["published"]), t(f"stance.{said['stance']}")]), style="dim")
    out.line(said["voice"]["name"] or t("no_source"), 0, "bold")
    out.line(row["outlet"] or t("outlet_unknown"), 2)
    out.line(row["content"], 4)
