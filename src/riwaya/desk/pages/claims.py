"""Claim: everything that is known of it, and what became of it."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from riwaya.desk.access import shows
from riwaya.desk.asking import Id, Start, called, shown_story
from riwaya.desk.context import desk_of, visitor_of
from riwaya.desk.rendering import page
from riwaya.desk.words import words
from riwaya.store.history import events_of_claim
from riwaya.store.listing import claim_of

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_EVENTS = 100  # those that are told of a claim


@router.get("/claims/{claim}", dependencies=[shows()])
def claim(request: Request, claim: Id, start: Start = 0) -> Response:
    """The claim as its story has it now, with its wordings from the *start*-th on; one that it has no longer is told
    with what became of it."""
    with desk_of(request).store.reading() as connection:
        row = called(claim_of, connection, str(claim))
        events = events_of_claim(connection, claim, _EVENTS)
    it, asking = shown_story(request, row.story), visitor_of(request)
    drawn = it.laid.drawing(words(asking.lang), asking.corrects)
    return page(request, "claim", id=claim, row=row, c=it.laid.claim(claim), story=it.told, events=events, start=start,
                view=it.laid.view, page=drawn, late=it.late)  # fmt: skip
