"""Voices: what one voice says in all stories that were laid out, and how it is taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, func, select

from riwaya.model import RiwayaError
from riwaya.store.sayings import Key
from riwaya.store.schema import articles, claim_statements, claims, statements, stories, story_voices, voices
from riwaya.store.schema import voice_statements as said

__all__ = ["Voice", "find_voice", "said_with", "stories_of_voice", "voice_keys", "voices_beside"]


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice: its *names* as articles have them, how many of its statements are of each stance, and how many of its
    claims are of each standing; the most frequent first."""

    id: int
    name: str
    kind: str
    names: tuple[str, ...]
    outlets: int
    stances: Mapping[str, int]
    standings: Mapping[str, int]


_SAID = and_(statements.c.article == said.c.article, statements.c.label == said.c.label)
_OPEN = and_(stories.c.id == said.c.story, stories.c.merged.is_(None))


def find_voice(connection: Connection, number: int) -> Voice:
    """The voice of that *number*. Raises RiwayaError when there is none."""
    row = connection.execute(select(voices).where(voices.c.id == number)).first()
    if row is None:
        raise RiwayaError("There is no such voice in the store.", str(number), "See the voices of a story.")
    own = select(statements.c.id, statements.c.voice, statements.c.stance, articles.c.outlet).distinct()
    mine = (
        own.join_from(said, statements, _SAID).join(stories, _OPEN)
        .join(articles, articles.c.id == statements.c.article).where(said.c.voice == number).subquery()
    )  # fmt: skip
    outlets = connection.execute(select(func.count(mine.c.outlet.distinct()))).scalar() or 0
    held = (
        select(claims.c.id, claims.c.standing).distinct()
        .join_from(said, claim_statements, and_(claim_statements.c.article == said.c.article,
                                                claim_statements.c.label == said.c.label))
        .join(claims, and_(claims.c.id == claim_statements.c.claim, claims.c.story == said.c.story))
        .join(stories, _OPEN).where(said.c.voice == number, claims.c.gone.is_(None)).subquery()
    )  # fmt: skip
    return Voice(row.id, row.name, row.kind, tuple(_counted(connection, mine.c.voice)), outlets,
                 _counted(connection, mine.c.stance), _counted(connection, held.c.standing))  # fmt: skip


def _counted(connection: Connection, column: Any) -> dict[str, int]:
    rows = select(column, func.count().label("n")).group_by(column).order_by(func.count().desc(), column)
    return dict(connection.execute(rows).all())


def stories_of_voice(connection: Connection, number: int) -> list[Row[Any]]:
    """The stories in which the voice speaks, the newest first: rows of id, title, first, last and statements."""
    return list(connection.execute(
        select(stories.c.id, func.coalesce(stories.c.name, stories.c.title).label("title"), stories.c.first,
               stories.c.last, story_voices.c.statements)
        .join_from(story_voices, stories)
        .where(story_voices.c.voice == number, stories.c.merged.is_(None))
        .order_by(stories.c.last.desc(), stories.c.id.desc())))  # fmt: skip


def voice_keys(connection: Connection, number: int, limit: int, offset: int = 0) -> list[Key]:
    """*limit* of the voice's statements from *offset* on, the newest first."""
    rows: Select[Any] = (
        select(said.c.article, said.c.label, articles.c.published, statements.c.id).distinct()
        .join_from(said, statements, _SAID).join(stories, _OPEN)
        .join(articles, articles.c.id == said.c.article).where(said.c.voice == number)
        .order_by(articles.c.published.is_(None), articles.c.published.desc(), statements.c.id)
        .limit(limit).offset(offset)
    )  # fmt: skip
    return [(row.article, row.label) for row in connection.execute(rows)]


def said_with(connection: Connection, key: Key, limit: int) -> list[Key]:
    """*limit* of the statements that the voice of the statement *key* has in its story."""
    own = _own(key)
    rows = (
        select(said.c.article, said.c.label)
        .join_from(said, own, and_(said.c.story == own.c.story, said.c.voice == own.c.voice))
        .order_by(said.c.article, said.c.label).limit(limit)
    )  # fmt: skip
    return [(row.article, row.label) for row in connection.execute(rows)]


def voices_beside(connection: Connection, key: Key, limit: int) -> list[tuple[Key, str]]:
    """The other voices of the story of the statement *key*, those of most statements first: a statement of each, and
    its name.
    """
    own = _own(key)
    many = (
        select(said.c.voice, voices.c.name, func.count().label("n"), func.min(said.c.article).label("article"))
        .join_from(said, own, and_(said.c.story == own.c.story, said.c.voice != own.c.voice))
        .join(voices, voices.c.id == said.c.voice)
        .group_by(said.c.voice, voices.c.name).order_by(func.count().desc(), said.c.voice).limit(limit).subquery()
    )  # fmt: skip
    rows = (
        select(many.c.article, func.min(said.c.label).label("label"), many.c.name, many.c.n)
        .join_from(many, said, and_(said.c.voice == many.c.voice, said.c.article == many.c.article))
        .group_by(many.c.voice, many.c.article, many.c.name, many.c.n)
        .order_by(many.c.n.desc(), many.c.voice)
    )
    return [((row.article, row.label), row.name) for row in connection.execute(rows)]


def _own(key: Key) -> Any:
    """The story and the voice of a statement, as a table of one row; of several stories it is in, the first."""
    rows = select(said.c.story, said.c.voice).join_from(said, stories, _OPEN)
    mine = (said.c.article == key[0]) & (said.c.label == key[1])
    return rows.where(mine).order_by(said.c.story).limit(1).subquery()
