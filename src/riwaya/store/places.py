"""Places: which stories name a place, and what is said there of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, and_, func, select

from riwaya.model import RiwayaError, StoryPlace
from riwaya.store.sayings import Key
from riwaya.store.schema import articles, claim_statements, claims, place_statements, stories, story_places

__all__ = ["PlaceStory", "find_place", "places_beside", "stories_of_place"]

_POINTS = 100  # statements beyond which a place's point grows no more


@dataclass(frozen=True, slots=True)
class PlaceStory:
    """A story that names the place (*story*: a row of id, title, first, last, mentions and statements); *claims* are
    rows of those of its claims that do (id, gist, standing, outlets, origins), *keys* some of the statements."""

    story: Row[Any]
    claims: Sequence[Row[Any]]
    keys: Sequence[Key]


def find_place(connection: Connection, key: str) -> tuple[StoryPlace, int]:
    """The place of the id *key* as all stories have it, and how many they are. Raises RiwayaError when none has it."""
    found = _places(connection, story_places.c.place == key, 1)
    if not found:
        raise RiwayaError("No story names such a place.", key, "See the places of a story.")
    return found[0]


def places_beside(connection: Connection, key: str, limit: int) -> list[StoryPlace]:
    """The places that stories name most besides that of the id *key*, those that more statements name first."""
    mine = select(story_places.c.story).where(story_places.c.place == key).order_by(story_places.c.story.desc())
    newest = mine.limit(500).scalar_subquery()
    both = and_(story_places.c.story.in_(newest), story_places.c.place != key)
    return [place for place, _ in _places(connection, both, limit)]


def _places(connection: Connection, chosen: Any, limit: int) -> list[tuple[StoryPlace, int]]:
    c = story_places.c
    said = func.sum(c.statements)
    rows = (
        select(c.place, func.max(c.name).label("name"), func.max(c.lat).label("lat"), func.max(c.lon).label("lon"),
               func.max(c.precision).label("precision"), func.sum(c.mentions).label("mentions"), said.label("said"),
               func.count().label("stories"))
        .join_from(story_places, stories).where(chosen, stories.c.merged.is_(None))
        .group_by(c.place).order_by(said.desc(), func.sum(c.mentions).desc(), c.place).limit(limit)
    )  # fmt: skip
    return [
        (StoryPlace(r.place, r.name, r.lat, r.lon, r.precision, ("",) * min(r.said, _POINTS), r.mentions), r.stories)
        for r in connection.execute(rows)
    ]


def stories_of_place(connection: Connection, key: str, limit: int, offset: int, most: int) -> list[PlaceStory]:
    """*limit* stories that name the place from *offset* on, the newest first, each with at most *most* claims and
    statements."""
    rows = (
        select(stories.c.id, func.coalesce(stories.c.name, stories.c.title).label("title"), stories.c.first,
               stories.c.last, story_places.c.mentions, story_places.c.statements)
        .join_from(story_places, stories).where(story_places.c.place == key, stories.c.merged.is_(None))
        .order_by(stories.c.last.desc(), stories.c.id.desc()).limit(limit).offset(offset)
    )  # fmt: skip
    found: list[Row[Any]] = list(connection.execute(rows))
    return [_told(connection, row, key, most) for row in found]


def _told(connection: Connection, story: Row[Any], key: str, most: int) -> PlaceStory:
    here = and_(place_statements.c.story == story.id, place_statements.c.place == key)
    held = (
        select(claims.c.id, claims.c.gist, claims.c.standing, claims.c.outlets, claims.c.origins).distinct()
        .join_from(place_statements, claim_statements, and_(
            claim_statements.c.article == place_statements.c.article,
            claim_statements.c.label == place_statements.c.label))
        .join(claims, claims.c.id == claim_statements.c.claim)
        .where(here, claims.c.story == story.id, claims.c.gone.is_(None))
        .order_by(claims.c.outlets.desc(), claims.c.id).limit(most)
    )  # fmt: skip
    said = (
        select(place_statements.c.article, place_statements.c.label)
        .join_from(place_statements, articles, articles.c.id == place_statements.c.article).where(here)
        .order_by(articles.c.published.is_(None), articles.c.published.desc(), articles.c.id, place_statements.c.label)
        .limit(most)
    )  # fmt: skip
    keys = [(row.article, row.label) for row in connection.execute(said)]
    told: list[Row[Any]] = list(connection.execute(held))
    return PlaceStory(story, told, keys)
