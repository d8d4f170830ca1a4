"""Claim: everything that is known of it, and what became of it."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from riwaya.desk.access import shows
from riwaya.desk.asking import Id, Start, called
from riwaya.desk.context import desk_of, visitor_of
from riwaya.desk.rendering import page
from riwaya.desk.shelf import PATIENCE
from riwaya.desk.words import words
from riwaya.store.history import events_of_claim
from riwaya.store.listing import claim_of, find_story

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_EVENTS = 100  # those that are told of a claim


@router.get("/claims/{claim}", dependencies=[shows()])
def claim(request: Request, claim: Id, start: Start = 0) -> Response:
    """The claim as its story has it now, with its wordings from the *start*-th on; one that it has no longer is told
    with what became of it."""
    desk = desk_of(request)
    with desk.store.reading() as connection:
        row = called(claim_of, connection, str(claim))
        story = called(find_story, connection, str(row.story))
        events = events_of_claim(connection, claim, _EVENTS)
    laid, current = desk.shelf.story(story.id, desk.settings.now(), PATIENCE)
    drawn = laid.drawing(words(visitor_of(request).lang))
    return page(request, "claim", id=claim, row=row, c=laid.claim(claim), story=story, events=events, start=start,
                page=drawn, late=not current)  # fmt: skip
