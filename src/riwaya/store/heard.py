"""Heard: the judgements that are kept, asked for by what they are of."""

from __future__ import annotations

import json
from collections.abc import Collection

from sqlalchemy import Connection, select

from riwaya.model import Judgement, RiwayaError, StoryRef, judgement_of_record
from riwaya.store.judged import pages_of_story, story_and_merged, story_of
from riwaya.store.schema import articles, judged_pages, judgements, pages

__all__ = ["judgement", "judgements_of"]


def judgement(connection: Connection, uid: str) -> Judgement:
    """The judgement of this *uid*, or whose uid begins so (six digits or more). Raises RiwayaError when none does."""
    chosen = judgements.c.uid == uid if len(uid) == 32 else judgements.c.uid.startswith(uid, autoescape=True)
    rows = connection.execute(select(judgements.c.record).where(chosen).limit(2)).scalars().all() if uid[5:] else []
    if len(rows) != 1:
        what = "Several judgements begin so." if rows else "There is no such judgement."
        raise RiwayaError(what, uid, "Look with riwaya judge list.")
    return judgement_of_record(json.loads(rows[0]))


def judgements_of(connection: Connection, *, page: str | None = None, article: int | None = None,
                  story: int | None = None, kinds: Collection[str] = ()) -> list[Judgement]:  # fmt: skip
    """What people said, withdrawals too, in the order in which they did: of everything, or of one thing.

    Of a *page* (SHA-256), or the page of an *article* (its number in the store), it is all that speaks of that page; of
    a *story* (its number) what is said of itself, of a story that went into it, and of the pages of its articles.
    Of some *kinds* only, with what withdraws them, where any are named.
    """
    query = select(judgements.c.record, judgements.c.story)
    if article is not None:
        page = connection.execute(
            select(pages.c.sha256).join_from(articles, pages).where(articles.c.id == article)
        ).scalar()
        if page is None:
            return []
    speaking = select(judged_pages.c.judgement)
    if page is not None:
        query = query.where(judgements.c.id.in_(speaking.where(judged_pages.c.page == page)))
    numbers = [] if story is None else story_and_merged(connection, story)
    if numbers:
        held = speaking.where(judged_pages.c.page.in_(pages_of_story(numbers)))
        query = query.where(
            judgements.c.story.in_(numbers) | (judgements.c.story.is_(None) & judgements.c.id.in_(held))
        )
    if kinds:
        meant = select(judgements.c.uid).where(judgements.c.kind.in_(kinds))
        query = query.where(judgements.c.kind.in_(kinds) | judgements.c.withdraws.in_(meant))
    found = []
    for row in connection.execute(query):
        said = judgement_of_record(json.loads(row.record))
        of_story = isinstance(said.target, StoryRef) and row.story is None  # it came from another store
        if not (of_story and numbers) or story_of(connection, said.target) in numbers:
            found.append(said)
    return sorted(found, key=lambda j: j.order)
