"""Stories: what moved since somebody last looked, alerts first."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from riwaya.desk.access import changes, shows
from riwaya.desk.asking import Id, Start, called
from riwaya.desk.context import desk_of, visitor_of
from riwaya.desk.pages.preferences import inside
from riwaya.desk.rendering import is_part, page
from riwaya.store.alerted import how_many_new
from riwaya.store.listing import find_story
from riwaya.store.looking import counts
from riwaya.store.overview import how_many, story_rows
from riwaya.store.visits import EVERYTHING, looked, seen_until

router = APIRouter(include_in_schema=False)

To = Annotated[str, Form(max_length=4000)]

_PAGE = 30  # stories that are loaded at a time


@router.get("/", dependencies=[shows()])
def home(request: Request) -> Response:
    """The first page is the list of stories."""
    return RedirectResponse(desk_of(request).at.stories(), 307)


@router.get("/stories", dependencies=[shows()])
def stories(request: Request, start: Start = 0) -> Response:
    """The stories, from the *start*-th on; further ones are loaded as one scrolls."""
    desk, who = desk_of(request), visitor_of(request).who
    assert who is not None
    with desk.store.reading() as connection:
        rows = story_rows(connection, who.id, _PAGE + 1, start)
        values: dict[str, Any] = {
            "stories": rows[:_PAGE],
            "more": start + _PAGE if len(rows) > _PAGE else None,
            "start": start,
        }
        if is_part(request):
            return page(request, "stories_rows", **values)
        count, held = how_many(connection), counts(connection)
        alerts = how_many_new(connection, who.id)
        known = EVERYTHING in seen_until(connection, who.id, [EVERYTHING])
    if not known:  # from the first look on, what happens is news
        looked(desk.store, who.id, EVERYTHING, desk.settings.now())
    return page(request, "stories", count=count, held=held, alerts=alerts, **values)


@router.post("/stories/seen", dependencies=[changes("reader")])
def seen(request: Request, to: To = "/stories") -> Response:
    """Nothing that happened until now is news any more."""
    return _seen(request, EVERYTHING, to)


@router.post("/stories/{story}/seen", dependencies=[changes("reader")])
def story_seen(request: Request, story: Id, to: To = "/stories") -> Response:
    """Nothing that happened in the story until now is news any more."""
    with desk_of(request).store.reading() as connection:
        called(find_story, connection, str(story))
    return _seen(request, story, to)


def _seen(request: Request, story: int, to: str) -> Response:
    desk, who = desk_of(request), visitor_of(request).who
    assert who is not None
    looked(desk.store, who.id, story, desk.settings.now())
    return RedirectResponse(desk.at(inside(to)), 303)
