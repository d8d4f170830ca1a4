"""Gold of a store: the pages that people judged and the stories they decided on, as annotated data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from riwaya.judging import JUDGED, Judged
from riwaya.judging.gold import (
    articles_row,
    claims_rows,
    is_checked,
    labels_of,
    lines_row,
    pairs_rows,
    statements_row,
    text_name,
)
from riwaya.store.ground import ground_of, said_of, story_rows
from riwaya.store.heard import judgements_of
from riwaya.store.readings import page_reading
from riwaya.store.schema import articles, members, pages
from riwaya.store.shown import Shown, shown_pages
from riwaya.weighing import weigh

__all__ = ["Gold", "gold_of"]

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Gold:
    """Annotated data: the *texts* by their names, and rows for each file."""

    texts: dict[str, str]
    statements: list[Row]
    lines: list[Row]
    articles: list[Row]
    claims: list[Row]
    pairs: list[Row]
    judgements: list[Row]


def gold_of(connection: Connection, checked: bool = False) -> Gold:
    """What people judged in the store, as annotated data; with *checked* only pages that were checked whole.

    Pages: those of which anything was said that changes what is shown, or that were checked, and those of the stories
    of whose claims, voices or origins something was decided; with *checked* these stories only where all their pages
    were.
    """
    said = [j for j in judgements_of(connection) if j.kind in JUDGED or j.kind == "article-checked"]
    shown = shown_pages(connection, sorted({page for j in said for page in j.pages}))
    stories = _stories(connection, shown.judged)
    held = {story: [row.sha256 for row in story_rows(connection, story)] for story in stories}
    everything = shown_pages(connection, sorted({*_shas(shown), *(page for found in held.values() for page in found)}))
    whole = {r.page.sha256 for r in everything.judged.readings if is_checked(r, everything.judged)}
    if checked:
        held = {story: found for story, found in held.items() if whole.issuperset(found)}
    readings = [r for r in everything.judged.readings if r.page.sha256 in whole or not checked]
    labels = labels_of(readings)
    claims: list[Row] = []
    for story in sorted(held):
        rows = story_rows(connection, story)
        ground = ground_of(connection, rows, said_of(connection, story, rows))
        dossier = weigh(ground.readings, decided=ground.decided)
        claims += claims_rows(f"story-{story}", dossier, ground.decided, labels)
    return Gold(
        texts={text_name(r): r.page.text for r in readings},
        statements=[statements_row(r, page_reading(connection, r.page.sha256), everything.judged, labels)
                    for r in readings],
        lines=[lines_row(r) for r in readings],
        articles=[articles_row(r) for r in readings],
        claims=claims,
        pairs=pairs_rows(everything.judged.decided, labels),
        judgements=[j.to_dict() | {"state": shown.state(j)} for j in shown.judgements if j.kind != "withdrawal"],
    )  # fmt: skip


def _shas(shown: Shown) -> list[str]:
    return [r.page.sha256 for r in shown.judged.readings]


def _stories(connection: Connection, judged: Judged) -> list[int]:
    """The stories of whose statements something was decided."""
    decided = judged.decided
    there = {place.page for bond in (*decided.claims, *decided.voices, *decided.origins) for place in (bond.a, bond.b)}
    rows = (
        select(members.c.story)
        .distinct()
        .join_from(members, articles, members.c.article == articles.c.id)
        .join(pages, pages.c.id == articles.c.page)
    )
    return sorted({s for page in there for s in connection.execute(rows.where(pages.c.sha256 == page)).scalars()})
