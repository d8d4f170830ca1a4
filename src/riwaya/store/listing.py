"""Listing: which stories there are, and what one of them holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, select

from riwaya.model import RiwayaError
from riwaya.store.schema import articles, claim_statements, claims, members, stories

__all__ = ["Told", "claim_of", "claim_said", "find_story", "listed", "members_of"]


@dataclass(frozen=True, slots=True)
class Told:
    """A story as it is listed: *title* is the name that a person gave it, or else the machine's."""

    id: int
    title: str
    first: str | None
    last: str | None
    articles: int
    moved: str

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"id": self.id, "title": self.title, "from": self.first, "to": self.last, "articles": self.articles,
                "moved": self.moved}  # fmt: skip


_COLUMNS = (stories.c.id, func.coalesce(stories.c.name, stories.c.title).label("title"), stories.c.first,
            stories.c.last, stories.c.articles, stories.c.moved)  # fmt: skip


def listed(connection: Connection, least: int = 1, limit: int = 20) -> tuple[list[Told], int]:
    """The stories of *least* articles or more, what moved last first; and how many there are of them."""
    wanted = (stories.c.articles >= max(1, least), stories.c.merged.is_(None))
    count = connection.execute(select(func.count()).select_from(stories).where(*wanted)).scalar() or 0
    rows = (
        select(*_COLUMNS)
        .where(*wanted)
        .order_by(
            stories.c.moved.desc(),
            stories.c.last.is_(None),
            stories.c.last.desc(),
            stories.c.articles.desc(),
            stories.c.id,
        )
        .limit(limit)
    )
    return [Told(*row) for row in connection.execute(rows)], count


def find_story(connection: Connection, key: str) -> Told:
    """The story of the number *key*; one that went into another leads there. Raises RiwayaError when there is none."""
    number = int(key) if re.fullmatch(r"\d{1,9}", key) else None
    seen: set[int] = set()
    while number is not None and number not in seen:
        seen.add(number)
        row = connection.execute(select(*_COLUMNS, stories.c.merged).where(stories.c.id == number)).first()
        if row is None:
            break
        if row.merged is None:
            return Told(*row[: len(_COLUMNS)])
        number = row.merged
    raise RiwayaError("There is no such story in the store.", f"story:{key}", "See riwaya stories for their numbers.")


def members_of(connection: Connection, story: int, limit: int | None = None, start: int = 0) -> list[Row[Any]]:
    """The articles of a story, oldest first: rows of id, published, outlet, headline, score and why.

    *limit* of them at most, from the *start*-th on.
    """
    return list(connection.execute(
        select(articles.c.id, articles.c.published, articles.c.outlet, articles.c.headline, members.c.score,
               members.c.why)
        .join_from(members, articles)
        .where(members.c.story == story)
        .order_by(articles.c.published.is_(None), articles.c.published, articles.c.id)
        .limit(limit)
        .offset(start)))  # fmt: skip


def claim_of(connection: Connection, key: str) -> Row[Any]:
    """The claim of the number *key*, as its row. Raises RiwayaError when there is none."""
    number = int(key) if re.fullmatch(r"\d{1,9}", key) else None
    row = connection.execute(select(claims).where(claims.c.id == number)).first()
    if row is None:
        raise RiwayaError("There is no such claim in the store.", f"claim:{key}", "See riwaya show story:N.")
    return row


def claim_said(connection: Connection, claim: int) -> list[tuple[int, str]]:
    """The statements of a claim: the article of each, and its label in it."""
    rows = (
        select(claim_statements.c.article, claim_statements.c.label)
        .where(claim_statements.c.claim == claim)
        .order_by(claim_statements.c.article, claim_statements.c.label)
    )
    return [(row.article, row.label) for row in connection.execute(rows)]
