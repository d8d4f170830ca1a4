"""Alerts: what met the rules of watching, which rule and when, the newest first."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from riwaya.desk.access import shows
from riwaya.desk.asking import called
from riwaya.desk.context import desk_of, visitor_of
from riwaya.desk.drawing import Plain
from riwaya.desk.rendering import is_part, page
from riwaya.store.alerted import alerts_of, how_many_new
from riwaya.store.listing import find_story

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_ROWS = 50  # alerts that are loaded at a time

Number = Annotated[int | None, Query(ge=1, lt=1 << 62)]


@router.get("/alerts", dependencies=[shows()])
def alerts(request: Request, before: Number = None, story: Number = None) -> Response:
    """The alerts before the one of that number, where one is given; of one *story*, or of all."""
    who = visitor_of(request).who
    assert who is not None
    with desk_of(request).store.reading() as connection:
        told = None if story is None else called(find_story, connection, str(story))
        found = alerts_of(connection, who.id, _ROWS + 1, before, told.id if told else None)
        new = how_many_new(connection, who.id)
    more = found[_ROWS - 1].id if len(found) > _ROWS else None
    template = "alerts_rows" if is_part(request) and before else "alerts"
    return page(request, template, alerts=found[:_ROWS], story=told, new=new, more=more, page=Plain())
