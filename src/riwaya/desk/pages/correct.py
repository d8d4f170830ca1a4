"""Correct: what is wrong with a finding, said in two clicks; what was said, and what is least sure."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Path, Query
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from riwaya.desk.access import changes, shows
from riwaya.desk.asking import Start, called
from riwaya.desk.context import desk_of, visitor_of
from riwaya.desk.corrections import history_of, says_of_form, thing_of
from riwaya.desk.pages.preferences import came_from, inside
from riwaya.desk.rendering import is_part, page
from riwaya.model import FORMS, KINDS, ROLES, STANCES, Judgement
from riwaya.store.judgements import judge, withdraw
from riwaya.store.queue import least_sure
from riwaya.telling.judgements import words_of

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

Key = Annotated[str, Path(max_length=80)]
Field = Annotated[str, Form(max_length=4000)]
_ROWS = 50


@router.get("/correct/{key}", dependencies=[shows("checker")])
def correct(request: Request, key: Key, to: Annotated[str, Query(max_length=4000)] = "") -> Response:
    """What can be said of a thing, and what was said of it; whoever says something goes back *to* where that was."""
    desk = desk_of(request)
    with desk.store.reading() as connection:
        thing = called(thing_of, connection, key)
        history = history_of(connection, thing)
    template = "correct_form" if is_part(request) else "correct"
    back = inside(to) if to else came_from(request)
    return page(request, template, thing=thing, history=history, to=back, stances=STANCES,
                kinds=KINDS, forms=FORMS, roles=ROLES, quote_of=_quote)  # fmt: skip


@router.post("/correct/{key}", dependencies=[changes("checker")])
async def say(request: Request, key: Key, kind: Field, note: Field = "", to: Field = "") -> Response:
    """Keep what was said of a thing, and go back to where it was said."""
    form = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
    return await run_in_threadpool(_say, request, key, kind, note, to, form)


def _say(request: Request, key: str, kind: str, note: str, to: str, form: dict[str, str]) -> Response:
    desk = desk_of(request)
    with desk.store.reading() as connection:
        thing = called(thing_of, connection, key)
        says = says_of_form(connection, thing, kind, form)
    judge(desk.store, kind, thing.ref, says, author=visitor_of(request).name, at=_now(request), note=note)  # type: ignore[arg-type]
    return RedirectResponse(desk.at(inside(to) if to else f"/correct/{key}"), 303)


@router.get("/judgements", dependencies=[shows()])
def judgements(request: Request, start: Start = 0) -> Response:
    """What people said of everything, the newest first."""
    with desk_of(request).store.reading() as connection:
        history = history_of(connection, None, start, _ROWS)
    more = start + _ROWS if history.count > start + _ROWS else None
    template = "judgements_rows" if is_part(request) and start else "judgements"
    return page(request, template, history=history, more=more, start=start, to="/judgements",
                quote_of=_quote)  # fmt: skip


@router.post("/judgements/{uid}/withdraw", dependencies=[changes("checker")])
def take_back(request: Request, uid: Annotated[str, Path(pattern="^[0-9a-f]{6,32}$")], to: Field = "") -> Response:
    """Take a judgement back; an admin may take back anybody's."""
    desk, asking = desk_of(request), visitor_of(request)
    withdraw(desk.store, uid, author=asking.name, at=_now(request), anyone=asking.admin)
    return RedirectResponse(desk.at(inside(to) if to else "/judgements"), 303)


@router.get("/queue", dependencies=[shows("checker")])
def queue(request: Request, start: Start = 0) -> Response:
    """The statements that the reader is least sure of and nobody has judged."""
    with desk_of(request).store.reading() as connection:
        rows = least_sure(connection, _ROWS + 1, start)
    more = start + _ROWS if len(rows) > _ROWS else None
    template = "queue_rows" if is_part(request) and start else "queue"
    return page(request, template, rows=rows[:_ROWS], more=more, start=start)


def _quote(said: Judgement) -> str:
    return " … ".join(words_of(said.target))


def _now(request: Request) -> str:
    return desk_of(request).settings.clock().isoformat()
