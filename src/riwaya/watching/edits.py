"""Edits: what happens to pages that no dossier sees, as events beside those that dossiers make.

A page that was edited has another version in the store, and its story's dossier tells what became of it. A page that
goes back to an earlier version, or that is gone, has none: that is written down here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, insert, select

from riwaya.store.schema import articles, events, members, pages
from riwaya.store.versions import edit_between
from riwaya.watching.taking import Taken

__all__ = ["note_back", "note_withdrawn"]


def note_back(connection: Connection, address: str, taken: Taken, visit: int, at: str) -> int:
    """Write that the page at *address* went back to an earlier version, as was seen by the visit of that number.

    An event for each article of which something became; how many there are.
    """
    if taken.back is None:
        return 0
    before, after, found = taken.back
    changed = [d for d in found if d.changed]
    for d in changed:
        edit = edit_between(connection, address, before, after, d)
        key = ("back", address, str(visit), str(d.after.n), *edit.pages)
        _put(connection, d.kind, key, _story(connection, edit.before), edit.article, edit.to_dict(), at)
    return len(changed)


def note_withdrawn(connection: Connection, address: str, digest: str, how: str, at: str) -> None:
    """Write that the version *digest* of the page at *address* is there no longer; *how* that was seen."""
    for article in _articles(connection, digest):
        record = {"address": address, "how": how, "before": {"sha256": digest, "article": article}}
        key = ("withdrawn", address, digest, str(article), at)
        _put(connection, "withdrawn", key, _story(connection, article), article, record, at)


def _put(
    connection: Connection,
    kind: str,
    key: tuple[str, ...],
    story: int | None,
    article: int | None,
    record: dict[str, Any],
    at: str,
) -> None:
    digest = sha256("\n".join(key).encode("utf-8", "surrogatepass")).hexdigest()
    if connection.execute(select(events.c.id).where(events.c.key == digest)).first() is None:
        connection.execute(insert(events).values(
            at=at, kind=kind, key=digest, story=story, claim=None, article=article,
            record=json.dumps(record, ensure_ascii=False, separators=(",", ":"))))  # fmt: skip


def _articles(connection: Connection, digest: str) -> Iterator[int]:
    rows = select(articles.c.id).join_from(articles, pages).where(pages.c.sha256 == digest).order_by(articles.c.n)
    yield from connection.execute(rows).scalars().all()


def _story(connection: Connection, article: int | None) -> int | None:
    """The story that *article* is of, the one that it is of most surely."""
    best = (
        select(members.c.story)
        .where(members.c.article == article)
        .order_by(members.c.score.desc(), members.c.story)
        .limit(1)
    )
    found: int | None = connection.execute(best).scalar()
    return found
