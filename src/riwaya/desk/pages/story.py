"""Story: its claims in the order in which a checker needs them, and its other sides, each at an address of its own."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from riwaya.desk.access import shows
from riwaya.desk.asking import Id, Shown, Start, shown_story
from riwaya.desk.context import desk_of, visitor_of
from riwaya.desk.filters import Asked
from riwaya.desk.rendering import is_part, page
from riwaya.desk.words import words
from riwaya.store.history import kinds_since, last_events
from riwaya.store.listing import members_of
from riwaya.store.visits import EVERYTHING, looked, seen_until

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

Part = Literal["contrasts", "silence", "reused", "voices", "figures", "places", "times"]

_FIRST, _CARDS, _ROWS, _EVENTS = 2, 4, 50, 50  # what is loaded at first, and at a time


@router.get("/stories/{story}", dependencies=[shows()])
def story(request: Request, story: Id, asked: Asked, start: Start = 0) -> Response:
    """The story's claims, from the *start*-th of those that are *asked* for; from now on it has been seen."""
    desk, who = desk_of(request), visitor_of(request).who
    assert who is not None
    it = shown_story(request, story)
    if it.told.id != story:
        return RedirectResponse(desk.at.story(it.told.id, **asked.asked), 301)
    claims = asked.chosen(it.laid.view, it.laid.claims)
    end = start + (_CARDS if start else _FIRST)
    values: dict[str, Any] = {"cards": claims[start:end], "start": start, "asked": asked,
                              "more": end if len(claims) > end else None}  # fmt: skip
    if is_part(request) and start:
        return _page(request, "story_claims", it, **values)
    with desk.store.reading() as connection:
        seen = seen_until(connection, who.id, [story, EVERYTHING])
        after = max(seen.values(), default=None)
        news = {} if after is None else kinds_since(connection, story, after)
    looked(desk.store, who.id, story, desk.settings.now())
    return _page(request, "story", it, claims=claims, choices=it.laid.choices, news=news, after=after, **values)


@router.get("/stories/{story}/articles", dependencies=[shows()])
def articles(request: Request, story: Id, start: Start = 0) -> Response:
    """The story's articles, oldest first, with why each is in it."""
    it = shown_story(request, story)
    with desk_of(request).store.reading() as connection:
        rows = members_of(connection, it.told.id, _ROWS + 1, start)
    more = start + _ROWS if len(rows) > _ROWS else None
    template = "story_articles_rows" if is_part(request) and start else "story_articles"
    return _page(request, template, it, articles=rows[:_ROWS], more=more, start=start)


@router.get("/stories/{story}/changes", dependencies=[shows()])
def changes(request: Request, story: Id, after: Annotated[int, Query(ge=0, lt=1 << 62)] = 0,
            start: Start = 0) -> Response:  # fmt: skip
    """What happened in the story since the event *after*, the newest first."""
    it = shown_story(request, story)
    with desk_of(request).store.reading() as connection:
        rows = last_events(connection, it.told.id, _EVENTS + 1, start, after)
    more = start + _EVENTS if len(rows) > _EVENTS else None
    template = "story_changes_rows" if is_part(request) and start else "story_changes"
    return _page(request, template, it, events=rows[:_EVENTS], more=more, start=start, after=after)


@router.get("/stories/{story}/{part}", dependencies=[shows()])
def part(request: Request, story: Id, part: Part, start: Start = 0) -> Response:
    """One side of the story, as the dossier lays it out, its lists from the *start*-th entry on."""
    return _page(request, "story_part", shown_story(request, story), part=part, start=start)


def _page(request: Request, template: str, it: Shown, **values: Any) -> Response:
    asking = visitor_of(request)
    return page(request, template, story=it.told, late=it.late, view=it.laid.view, dossier=it.laid.held.dossier,
                page=it.laid.drawing(words(asking.lang), asking.corrects), form="dossier", **values)  # fmt: skip
