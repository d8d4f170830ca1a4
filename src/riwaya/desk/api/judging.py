"""Judgements in the API."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Path, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request

from riwaya.desk.access import changes, shows
from riwaya.desk.api.answering import Answer, described
from riwaya.desk.asking import called
from riwaya.desk.context import desk_of, visitor_of
from riwaya.model import JUDGEMENT_KINDS, RiwayaError, judgement_of_record
from riwaya.store.judgements import judge, judgement, judgements_of, withdraw

router = described("judgements")

Uid = Annotated[str, Path(pattern="^[0-9a-f]{32}$", description="The judgement's own.", examples=["UID"])]
Number = Annotated[int | None, Query(ge=1, lt=1 << 62)]


class Judging(BaseModel):
    """What a person says of a finding; `docs/judgements.md` tells what each kind says of what."""

    model_config = ConfigDict(json_schema_extra={"examples": [
        {"kind": "note", "target": {"what": "article", "page": "SHA-256", "n": 1}, "note": "…"}]})  # fmt: skip

    kind: str = Field(description="What is said of it.",
                      json_schema_extra={"enum": [k for k in JUDGEMENT_KINDS if k != "withdrawal"]})  # fmt: skip
    target: dict[str, Any] = Field(description="What it is of, as the judgements of an article name it.")
    says: dict[str, Any] = Field(default={}, description="What it says; each kind needs and allows some of it.")
    note: str = Field("", max_length=10_000, description="Why, in words of one's own.")


@router.get("/judgements", dependencies=[shows()], summary="What people said")
def judgements(
    request: Request,
    article: Annotated[Number, Query(description="Of the page of this article.")] = None,
    story: Annotated[Number, Query(description="Of this story, and the pages of its articles.")] = None,
) -> Answer:
    """All judgements, withdrawals too, in the order in which they were made: of everything, or of one thing."""
    with desk_of(request).store.reading() as connection:
        found = judgements_of(connection, article=article, story=story)
    return Answer({"judgements": [j.to_dict() for j in found]})


@router.post("/judgements", dependencies=[changes("checker")], status_code=201, summary="Judge")
def say(request: Request, judging: Judging) -> Answer:
    """Keep a judgement in the account's name."""
    desk, who = desk_of(request), visitor_of(request).name
    try:
        row = {"uid": "0" * 32, "at": desk.settings.now(), "author": who, "kind": judging.kind, "withdraws": None,
               "target": judging.target, "says": judging.says, "note": judging.note}  # fmt: skip
        meant = judgement_of_record(row)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise RiwayaError(f"This is no judgement: {error}.", "", "See docs/judgements.md.") from error
    said = judge(desk.store, meant.kind, meant.target, meant.says, author=who, at=desk.settings.now(), note=meant.note)
    return Answer(said.to_dict(), 201)


@router.delete("/judgements/{uid}", dependencies=[changes("checker")], summary="Take a judgement back")
def take_back(request: Request, uid: Uid) -> Answer:
    """Withdraw it: the record of both stays. An admin may withdraw anybody's."""
    desk, asking = desk_of(request), visitor_of(request)
    with desk.store.reading() as connection:
        called(judgement, connection, uid)
    done = withdraw(desk.store, uid, author=asking.name, at=desk.settings.now(), anyone=asking.admin)
    return Answer(done.to_dict())
