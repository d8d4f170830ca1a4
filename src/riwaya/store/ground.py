"""The ground of a dossier: a story's articles as they are shown, and the key of all that it depends on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, func, select

from riwaya.judging import JUDGED, Decided, judged, standing
from riwaya.model import Judgement, Reading, RiwayaError
from riwaya.store.heard import judgements_of
from riwaya.store.looking import current_reading
from riwaya.store.schema import articles, judged_pages, judgements, members, names, pages, stories
from riwaya.store.shown import earlier_versions
from riwaya.version import __version__

__all__ = ["Ground", "ground_of", "key_of_story", "said_of", "stamp_of_story", "story_rows"]

_FORM = 1
"""Raised when dossiers are made in another way by the same version, so that those that were kept are made again."""


Stamp = tuple[tuple[object, ...], ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What a dossier is made of: *readings* with the story's articles alone, and the *articles*' ids in the store.

    *decided* is what people hold of claims, voices and origins. *articles* goes by the page's name in *readings* and
    the article's number on it; *key* is the SHA-256 of everything.
    """

    key: str
    readings: tuple[Reading, ...]
    decided: Decided
    articles: dict[tuple[str, int], int]


def story_rows(connection: Connection, story: int) -> list[Row[Any]]:
    """The articles of a story that count: rows of article, n, page, sha256, reading and name.

    Where a page was printed anew under the same name, the newest version counts and the earlier ones do not. Raises
    RiwayaError when there is no such story.
    """
    if connection.execute(select(stories.c.id).where(stories.c.id == story)).first() is None:
        raise RiwayaError("There is no such story in the store.", f"story:{story}", "See riwaya stories.")
    rows: list[Row[Any]] = list(connection.execute(
        select(articles.c.id, articles.c.n, articles.c.page, pages.c.sha256, pages.c.reading)
        .join_from(members, articles)
        .join(pages)
        .where(members.c.story == story)
        .order_by(pages.c.sha256, articles.c.n)))  # fmt: skip
    replaced = _replaced(connection, story)
    return [row for row in rows if row.page not in replaced]


def _replaced(connection: Connection, story: int) -> set[int]:
    """The pages of the story for which it has a later one of the same name."""
    rows = connection.execute(
        select(names.c.name, names.c.page)
        .distinct()
        .join_from(members, articles)
        .join(names, names.c.page == articles.c.page)
        .where(members.c.story == story)
        .order_by(names.c.name, names.c.page)
    )
    last: dict[str, int] = {}
    replaced: set[int] = set()
    for name, page in rows:
        if name in last:
            replaced.add(last[name])
        last[name] = page
    return replaced


def key_of_story(rows: Sequence[Row[Any]], said: Iterable[Judgement]) -> str:
    """The key of a dossier of the articles in *rows* with the judgements *said* of them that nobody withdrew."""
    heard = sorted(j.uid for j in standing(said) if j.kind in JUDGED)
    parts = [__version__, _FORM, [[row.sha256, row.n, row.reading] for row in rows], heard]
    return sha256(json.dumps(parts).encode()).hexdigest()


def stamp_of_story(connection: Connection, story: int) -> Stamp:
    """What is asked at little cost, again and again: as long as it stays, so does the key.

    It is made of numbers of rows that are never changed or given twice: the articles with their readings, the names of
    their pages, all judgements, and the names of the pages that those speak of.
    """
    its = select(articles.c.page).join_from(members, articles).where(members.c.story == story)
    held = select(articles.c.id, pages.c.reading).join_from(members, articles).join(pages)
    judged_names = select(func.count(), func.sum(names.c.id)).join_from(names, pages)
    asked = (
        held.where(members.c.story == story).order_by(articles.c.id),
        select(func.count(), func.sum(names.c.id)).where(names.c.page.in_(its)),
        select(func.count(), func.max(judgements.c.id)),
        judged_names.where(pages.c.sha256.in_(select(judged_pages.c.page))),
    )
    return tuple(tuple(row) for query in asked for row in connection.execute(query))


def said_of(connection: Connection, story: int, rows: Sequence[Row[Any]]) -> list[Judgement]:
    """What people said of a story, of the pages of its articles in *rows*, and of earlier versions of those."""
    said = {j.uid: j for j in judgements_of(connection, story=story)}
    for old in sorted(earlier_versions(connection, sorted({row.page for row in rows}))):
        said |= {j.uid: j for j in judgements_of(connection, page=old)}
    return sorted(said.values(), key=lambda j: j.order)


def ground_of(connection: Connection, rows: Sequence[Row[Any]], said: Sequence[Judgement]) -> Ground:
    """The ground that the articles in *rows* are, as *said* has them shown.

    Raises RiwayaError when a reading is damaged or gone.
    """
    wanted: dict[int, dict[int, int]] = {}
    for row in rows:
        wanted.setdefault(row.page, {})[row.n] = row.id
    used: set[str] = set()
    readings: list[Reading] = []
    ids: dict[tuple[str, int], int] = {}
    newer = earlier_versions(connection, list(wanted))
    shown = judged((current_reading(connection, page) for page in wanted), said, newer)
    for reading, numbers in zip(shown.readings, wanted.values(), strict=True):
        name = reading.page.name
        if name in used:  # pages of one name are versions of it, or of another folder: each needs a name of its own
            name = f"{name} ({reading.page.sha256[:8]})"
        used.add(name)
        told = tuple(a for a in reading.articles if a.n in numbers)
        readings.append(replace(reading, page=replace(reading.page, name=name), articles=told))
        ids |= {(name, n): article for n, article in numbers.items()}
    return Ground(key_of_story(rows, said), tuple(readings), shown.decided, ids)
