"""Dossiers: a story of the store laid out, made when it is asked for and kept until something of it changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from riwaya.model import Dossier
from riwaya.model.dossier_records import dossier_of_record
from riwaya.store.across import put_across
from riwaya.store.engine import Store
from riwaya.store.ground import Ground, ground_of, key_of_story, said_of, story_rows
from riwaya.store.happenings import happenings, put_events
from riwaya.store.indexing import made
from riwaya.store.keeping import Kept, put_claims, put_voices
from riwaya.store.packing import packed_record, unpacked_record
from riwaya.store.same import same_said, words_of
from riwaya.store.schema import dossiers, stories
from riwaya.store.versions import edits_of
from riwaya.version import __version__
from riwaya.weighing import weigh

__all__ = ["StoryDossier", "dossier_key", "dossier_of", "has_dossier"]

_KEEP = 3
"""How many dossiers of a story are kept."""


@dataclass(frozen=True, slots=True)
class StoryDossier:
    """The *dossier* of a *story*, with the store's own numbers: *kept* leads from its ids to theirs."""

    story: int
    dossier: Dossier
    kept: Kept


def dossier_of(store: Store, story: int, at: str) -> StoryDossier:
    """The dossier of *story* as it stands and as people judged it; what has to be made is made at *at* (ISO 8601).

    What is new in it since the one before is written down as events, with the claims and voices of it under numbers
    that last. Raises RiwayaError when there is no such story.
    """
    with store.reading() as connection:
        rows = story_rows(connection, story)
        said = said_of(connection, story, rows)
        found = _kept(connection, story, key_of_story(rows, said))
        ground = ground_of(connection, rows, said)
    if found is not None:
        return StoryDossier(story, dossier_of_record(found["dossier"], ground.readings), Kept.of(found["kept"]))
    dossier = weigh(ground.readings, own=True, decided=ground.decided)
    with store.writing() as connection:
        return StoryDossier(story, dossier, _keep(connection, story, dossier, ground, at))


def dossier_key(connection: Connection, story: int) -> str:
    """The key of all that the dossier of *story* depends on: as long as it stays, so does the dossier.

    Raises RiwayaError when there is no such story.
    """
    rows = story_rows(connection, story)
    return key_of_story(rows, said_of(connection, story, rows))


def has_dossier(connection: Connection, story: int, key: str) -> bool:
    """Whether the store keeps the dossier of *story* under that *key*, so that it need not be made."""
    chosen = select(dossiers.c.id).join_from(dossiers, stories, stories.c.dossier == dossiers.c.id)
    return connection.execute(chosen.where(stories.c.id == story, dossiers.c.key == key)).first() is not None


def _last(connection: Connection, story: int) -> Kept | None:
    """The store's numbers of the last dossier of *story*, current or not; None where none is kept."""
    rows = select(dossiers.c.record).where(dossiers.c.story == story).order_by(dossiers.c.id.desc()).limit(1)
    record = connection.execute(rows).scalar()
    return None if record is None else Kept.of(unpacked_record(record)["kept"])


def _kept(connection: Connection, story: int, key: str) -> dict[str, Any] | None:
    """The story's current dossier as it was kept, if it is the one of that *key*."""
    row = connection.execute(
        select(dossiers.c.key, dossiers.c.record)
        .join_from(dossiers, stories, stories.c.dossier == dossiers.c.id)
        .where(stories.c.id == story)
    ).first()
    return None if row is None or row.key != key else unpacked_record(row.record)


def _keep(connection: Connection, story: int, dossier: Dossier, ground: Ground, at: str) -> Kept:
    connection.execute(select(stories.c.id).where(stories.c.id == story).with_for_update())
    made_meanwhile = _kept(connection, story, ground.key)
    if made_meanwhile is not None:
        return Kept.of(made_meanwhile["kept"])
    old = _last(connection, story)
    articles = {a.id: ground.articles[a.page, a.article.n] for a in dossier.articles}
    there = set() if old is None else set(old.articles.values())
    edits = {n: edits_of(connection, n) for n in articles.values() if n not in there}
    came_of = {n: [e.before for e in found] for n, found in edits.items()}
    same = {} if old is None else same_said(words_of(dossier, articles), old.said, came_of)
    claims = put_claims(connection, story, dossier, articles, same, at)
    voices = put_voices(connection, story, dossier)
    kept = Kept.made(dossier, articles, claims, voices)
    put_across(connection, story, dossier, kept)
    record = {"key": ground.key, "dossier": dossier.to_dict(), "kept": kept.to_dict()}
    number = made(connection, insert(dossiers).values(
        story=story, key=ground.key, version=__version__, made=at, record=packed_record(record)))  # fmt: skip
    put_events(connection, story, happenings(story, dossier, kept, old, same, edits), at)
    connection.execute(update(stories).where(stories.c.id == story).values(dossier=number))
    last = select(dossiers.c.id).where(dossiers.c.story == story).order_by(dossiers.c.id.desc()).limit(_KEEP)
    least = min(connection.execute(last).scalars())
    connection.execute(delete(dossiers).where(dossiers.c.story == story, dossiers.c.id < least))
    return kept
