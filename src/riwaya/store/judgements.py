"""Judgements kept: made, taken back and asked for. Rows are only ever added."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, insert, select

from riwaya.judging import SHOWN
from riwaya.model import Judgement, JudgementKind, Ref, RiwayaError, Says, judgement_of_record
from riwaya.store.deciding import STORY_KINDS
from riwaya.store.engine import Store
from riwaya.store.growing import carry_out, grow
from riwaya.store.heard import judgement, judgements_of
from riwaya.store.indexing import made, put_index
from riwaya.store.judged import story_of, verified
from riwaya.store.preparing import indexed
from riwaya.store.schema import judged_pages, judgements, pages
from riwaya.store.shown import later_versions, shown_reading
from riwaya.store.tidying import tidy_after

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
        number = _put(connection, said, said.pages, said.kind)
        if said.kind in STORY_KINDS:
            carry_out(connection, said.at)
    tidy_after(store, number)
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
        number = _put(connection, said, meant.pages, meant.kind)
    tidy_after(store, number)
    if meant.kind in STORY_KINDS:  # what it had moved is placed anew
        with store.writing() as connection:
            carry_out(connection, said.at)
        grow(store, said.at)
    return said


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
    meant = said
    if said.withdraws is not None:
        record = connection.execute(select(judgements.c.record).where(judgements.c.uid == said.withdraws)).scalar()
        if record is None:
            raise ValueError("the judgement that it withdraws is not there")
        meant = judgement_of_record(json.loads(record))
    _put(connection, said, meant.pages, meant.kind)
    return True


def numberless(row: Mapping[str, Any]) -> dict[str, Any]:
    """A judgement's ``to_dict`` without the numbers of stories, which no other store knows."""
    says, target = dict(row["says"]), dict(row["target"])
    if "story" in says:
        says["story"] = {**says["story"], "number": None}
    if target["what"] == "story":
        target["number"] = None
    return {**row, "says": says, "target": target}


def _put(connection: Connection, said: Judgement, spoken: Iterable[str], kind: JudgementKind) -> int:
    """Write a judgement that speaks of the pages *spoken*; *kind* is its own, or that of the one that it takes back.

    The id of its row is given back.
    """
    record = json.dumps(said.to_dict(), separators=(",", ":"))
    row = {"uid": said.uid, "at": said.at, "author": said.author, "kind": said.kind, "withdraws": said.withdraws,
           "story": story_of(connection, said.target), "record": record}  # fmt: skip
    key = made(connection, insert(judgements).values(row))
    rows = [{"judgement": key, "page": page} for page in sorted(set(spoken))]
    if rows:
        connection.execute(insert(judged_pages), rows)
    if kind in SHOWN:
        _index(connection, said.target.pages[0])
    return key


def _index(connection: Connection, sha256: str) -> None:
    """Let search find what is shown of a page, and of its later versions, by now.

    One that is not in the store yet is indexed when it comes.
    """
    page = connection.execute(select(pages.c.id).where(pages.c.sha256 == sha256)).scalar()
    for key in () if page is None else (page, *later_versions(connection, page)):
        put_index(connection, key, indexed(shown_reading(connection, key)))


def _moment(at: str) -> str:
    """*at* in UTC and to the microsecond, so that moments can be put in order as words. Raises ValueError."""
    moment = datetime.fromisoformat(at)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
