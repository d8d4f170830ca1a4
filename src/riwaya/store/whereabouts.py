"""Whereabouts: in which stories an article stands, and the bytes of its page."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from riwaya.store.looking import body_of
from riwaya.store.schema import articles, members, pages, stories

__all__ = ["stored_bytes", "stories_of"]


def stories_of(connection: Connection, article: int) -> list[tuple[int, str]]:
    """The id and title of each story that has *article*, the one it fits best first."""
    rows = (
        select(stories.c.id, func.coalesce(stories.c.name, stories.c.title))
        .join_from(members, stories, stories.c.id == members.c.story)
        .where((members.c.article == article) & stories.c.merged.is_(None))
        .order_by(members.c.score.desc(), stories.c.id)
    )
    return [(key, title) for key, title in connection.execute(rows)]


def stored_bytes(connection: Connection, article: int) -> tuple[bytes, str]:
    """The bytes of the page of *article* as they came, and their media type. Raises ValueError when damaged."""
    rows = select(pages.c.id, pages.c.media_type).join_from(articles, pages).where(articles.c.id == article)
    row = connection.execute(rows).one()
    return body_of(connection, row.id), row.media_type
