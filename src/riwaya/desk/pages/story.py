"""Story: its claims in the order in which a checker needs them, and its other sides, each at an address of its own."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from riwaya.desk.access import shows
from riwaya.desk.asking import Id, Start, called
from riwaya.desk.context import desk_of, visitor_of
from riwaya.desk.filters import Asked, Choices
from riwaya.desk.rendering import is_part, page
from riwaya.desk.shelf import Laid
from riwaya.desk.words import words
from riwaya.store.history import events_since
from riwaya.store.listing import Told, find_story, members_of
from riwaya.store.visits import EVERYTHING, looked, seen_until

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

Part = Literal["contrasts", "silence", "reused", "voices", "figures", "places", "times"]

_CARDS, _ROWS, _EVENTS = 4, 50, 100  # what is loaded at a time


@router.get("/stories/{story}", dependencies=[shows()])
def story(request: Request, story: Id, asked: Asked, start: Start = 0) -> Response:
    """The story's claims, from the *start*-th of those that are *asked* for; from now on it has been seen."""
    desk, who = desk_of(request), visitor_of(request).who
    assert who is not None
    told, laid = _laid(request, story)
    if told.id != story:
        return RedirectResponse(desk.at.story(told.id, **asked.asked), 301)
    view = laid.view
    claims = asked.chosen(view, sum(view.leading(), ()))
    shown: dict[str, Any] = {"claims": claims[start : start + _CARDS], "start": start, "asked": asked,
                             "more": start + _CARDS if len(claims) > start + _CARDS else None}  # fmt: skip
    if is_part(request) and start:
        return _page(request, "story_claims", told, laid, **shown)
    with desk.store.reading() as connection:
        seen = seen_until(connection, who.id, [story, EVERYTHING])
        after = max(seen.values(), default=None)
        news = [] if after is None else events_since(connection, story, after)
    looked(desk.store, who.id, story, desk.settings.now())
    return _page(request, "story", told, laid, listed=claims[:_ROWS], count=len(claims), choices=Choices.of(view),
                 news=Counter(e.kind for e in news), after=after, **shown)  # fmt: skip


@router.get("/stories/{story}/articles", dependencies=[shows()])
def articles(request: Request, story: Id, start: Start = 0) -> Response:
    """The story's articles, oldest first, with why each is in it."""
    desk = desk_of(request)
    told, laid = _laid(request, story)
    with desk.store.reading() as connection:
        held = members_of(connection, told.id)
    rows = held[start : start + _ROWS]
    more = start + _ROWS if len(held) > start + _ROWS else None
    template = "story_articles_rows" if is_part(request) and start else "story_articles"
    return _page(request, template, told, laid, articles=rows, more=more, start=start)


@router.get("/stories/{story}/changes", dependencies=[shows()])
def changes(request: Request, story: Id, after: Annotated[int, Query(ge=0, lt=1 << 62)] = 0,
            start: Start = 0) -> Response:  # fmt: skip
    """What happened in the story since the event *after*, the newest first."""
    desk = desk_of(request)
    told, laid = _laid(request, story)
    with desk.store.reading() as connection:
        found = events_since(connection, told.id, after)[::-1]
    rows = found[start : start + _EVENTS]
    more = start + _EVENTS if len(found) > start + _EVENTS else None
    template = "story_changes_rows" if is_part(request) and start else "story_changes"
    return _page(request, template, told, laid, events=rows, more=more, start=start, after=after)


@router.get("/stories/{story}/{part}", dependencies=[shows()])
def part(request: Request, story: Id, part: Part) -> Response:
    """One side of the story, as the dossier lays it out."""
    told, laid = _laid(request, story)
    return _page(request, "story_part", told, laid, part=part)


def _laid(request: Request, story: int) -> tuple[Told, Laid]:
    """The story of that number, or the one that it went into. Raises HTTPException 404 when there is none."""
    desk = desk_of(request)
    with desk.store.reading() as connection:
        told = called(find_story, connection, str(story))
    if not told.articles:
        raise HTTPException(404)
    return told, desk.shelf.story(desk.store, told.id, desk.settings.now())


def _page(request: Request, template: str, told: Told, laid: Laid, **values: Any) -> Response:
    drawn = laid.drawing(words(visitor_of(request).lang), desk_of(request).at)
    return page(request, template, story=told, view=laid.view, dossier=laid.held.dossier, page=drawn, form="dossier",
                **values)  # fmt: skip
