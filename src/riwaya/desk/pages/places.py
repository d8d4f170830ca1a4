"""Place: where it lies, and what stories say of it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from riwaya.desk.access import shows
from riwaya.desk.asking import Start, called
from riwaya.desk.context import desk_of
from riwaya.desk.drawing import Plain
from riwaya.desk.rendering import is_part, page
from riwaya.store.places import find_place, places_beside, stories_of_place
from riwaya.store.sayings import sayings
from riwaya.telling.maps import chart

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_STORIES = 8  # stories that are loaded at a time
_SAID = 4  # claims and statements of each
_BESIDE = 12  # other places on the map


@router.get("/place", dependencies=[shows()])
def place(
    request: Request,
    key: Annotated[str, Query(alias="id", min_length=1, max_length=200)],
    start: Start = 0,
) -> Response:
    """The place of that id in the gazetteer, and the stories that name it from the *start*-th on, the newest first."""
    with desk_of(request).store.reading() as connection:
        found, count = called(find_place, connection, key)
        told = stories_of_place(connection, key, _STORIES, start, _SAID)
        rows = [(one, sayings(connection, one.keys)) for one in told]
        beside = [] if is_part(request) and start else places_beside(connection, key, _BESIDE)
    more = start + _STORIES if count > start + _STORIES else None
    template = "place_rows" if is_part(request) and start else "place"
    return page(request, template, place=found, count=count, rows=rows, more=more, beside=beside,
                chart=chart([found, *beside]), page=Plain())  # fmt: skip
