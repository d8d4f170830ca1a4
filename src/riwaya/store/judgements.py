"""Judgements kept: made, taken back and asked for. Rows are only ever added."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, insert, select

from riwaya.model import Judgement, JudgementKind, Ref, RiwayaError, Says, StoryRef, judgement_of_record
from riwaya.store.engine import Store
from riwaya.store.indexing import made
from riwaya.store.judged import pages_of_story, story_and_merged, story_of, verified
from riwaya.store.schema import articles, judged_pages, judgements, pages

__all__ = ["judge", "judgement", "judgements_of", "numberless", "put_judgement", "withdraw"]


def judge(
    store: Store,
    kind: JudgementKind,
    target: Ref,
    says: Says = Says(),  # noqa: B008 (frozen)
    *,
    author: str,
    at: str,
    note: str = "",
    uid: str | None = None,
) -> Judgement:
    """Keep what *author* says at the moment *at* (ISO 8601), under a new *uid* unless one is given.

    A story that is named by its number alone is kept with articles of it, so that it is found again in another store.
    Raises RiwayaError when the judgement is none (see :class:`Judgement`), when what it is of is not in the store, or
    when words that it quotes do not stand where it says.
    """
    with store.writing() as connection:
        try:
            said = Judgement(uid or uuid4().hex, _moment(at), author.strip(), kind, target, says, note=note.strip())
            said = verified(connection, said)
        except ValueError as error:
            raise RiwayaError(f"This cannot be judged: {error}.", "", "See riwaya judge --help.") from error
        _put(connection, said, said.pages)
    return said


def withdraw(store: Store, uid: str, *, author: str, at: str, note: str = "", anyone: bool = False) -> Judgement:
    """Take back the judgement *uid*; the record of both stays. The withdrawal is given back.

    Raises RiwayaError when there is no such judgement, when it was withdrawn before, when it is a withdrawal itself
    (judge again instead), and when another than its author takes it back, unless *anyone* may.
    """
    with store.writing() as connection:
        meant = judgement(connection, uid)
        if meant.kind == "withdrawal":
            raise RiwayaError("A withdrawal cannot be withdrawn.", uid, "Judge again instead.")
        gone = select(judgements.c.author, judgements.c.at).where(judgements.c.withdraws == meant.uid)
        row = connection.execute(gone).first()
        if row is not None:
            raise RiwayaError(f"{row.author} withdrew it on {row.at[:10]}.", uid, "There is nothing left to take back.")
        if meant.author != author.strip() and not anyone:
            raise RiwayaError(f"It is {meant.author}'s: nobody else takes it back.", uid,
                              "Say otherwise with a judgement of your own: both are shown.")  # fmt: skip
        said = Judgement(uuid4().hex, _moment(at), author.strip(), "withdrawal", meant.target, withdraws=meant.uid,
                         note=note.strip())  # fmt: skip
        _put(connection, said, meant.pages)
    return said


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


def put_judgement(connection: Connection, row: Mapping[str, Any]) -> bool:
    """Add a judgement that another store exported (its ``to_dict``); whether that is news.

    Its story is found by its articles, since numbers of stories are one store's own. Raises ValueError (KeyError,
    TypeError) for what is no judgement, or another than the one of that uid here.
    """
    said = judgement_of_record(numberless(row))
    record = connection.execute(select(judgements.c.record).where(judgements.c.uid == said.uid)).scalar()
    if record is not None:
        if numberless(json.loads(record)) != numberless(row):
            raise ValueError("another judgement has its uid here")
        return False
    spoken: Iterable[str] = said.pages
    if said.withdraws is not None:
        meant = connection.execute(select(judgements.c.record).where(judgements.c.uid == said.withdraws)).scalar()
        if meant is None:
            raise ValueError("the judgement that it withdraws is not there")
        spoken = judgement_of_record(json.loads(meant)).pages
    _put(connection, said, spoken)
    return True


def numberless(row: Mapping[str, Any]) -> dict[str, Any]:
    """A judgement's ``to_dict`` without the numbers of stories, which no other store knows."""
    says, target = dict(row["says"]), dict(row["target"])
    if "story" in says:
        says["story"] = {**says["story"], "number": None}
    if target["what"] == "story":
        target["number"] = None
    return {**row, "says": says, "target": target}


def _put(connection: Connection, said: Judgement, spoken: Iterable[str]) -> None:
    record = json.dumps(said.to_dict(), ensure_ascii=False, separators=(",", ":"))
    row = {"uid": said.uid, "at": said.at, "author": said.author, "kind": said.kind, "withdraws": said.withdraws,
           "story": story_of(connection, said.target), "record": record}  # fmt: skip
    key = made(connection, insert(judgements).values(row))
    rows = [{"judgement": key, "page": page} for page in sorted(set(spoken))]
    if rows:
        connection.execute(insert(judged_pages), rows)


def _moment(at: str) -> str:
    """*at* in UTC and to the microsecond, so that moments can be put in order as words. Raises ValueError."""
    moment = datetime.fromisoformat(at)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
