"""Outlet: what it prints, on whose word, what it has first, and from whom it takes."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from riwaya.desk.access import shows
from riwaya.desk.asking import Start, called
from riwaya.desk.context import desk_of
from riwaya.desk.drawing import Plain
from riwaya.desk.rendering import is_part, page
from riwaya.store.history import edits_of_outlet
from riwaya.store.outlets import articles_of_outlet, find_outlet, firsts, taken

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_ROWS = 30  # articles that are loaded at a time
_EDITS = 30


@router.get("/outlet", dependencies=[shows()])
def outlet(
    request: Request,
    name: Annotated[str, Query(min_length=1, max_length=2000)],
    start: Start = 0,
) -> Response:
    """The outlet of that *name*, and its articles from the *start*-th on, the newest first."""
    with desk_of(request).store.reading() as connection:
        held = articles_of_outlet(connection, name, _ROWS + 1, start)
        more = start + _ROWS if len(held) > _ROWS else None
        rows: dict[str, Any] = {"rows": held[:_ROWS], "more": more, "outlet_name": name}
        if is_part(request) and start:
            return page(request, "outlet_rows", page=Plain(), **rows)
        found = called(find_outlet, connection, name)
        credits, hands = taken(connection, name)
        first = firsts(connection, name)
        edits = edits_of_outlet(connection, name, _EDITS)
    return page(request, "outlet", outlet=found, credits=credits, hands=hands, first=first, edits=edits, page=Plain(),
                **rows)  # fmt: skip
