"""Claim: everything that is known of it, and what became of it."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from riwaya.desk.access import shows
from riwaya.desk.asking import Id, called
from riwaya.desk.context import desk_of, visitor_of
from riwaya.desk.rendering import page
from riwaya.desk.words import words
from riwaya.store.history import events_of_claim
from riwaya.store.listing import claim_of, find_story

__all__ = ["router"]

router = APIRouter(include_in_schema=False)


@router.get("/claims/{claim}", dependencies=[shows()])
def claim(request: Request, claim: Id) -> Response:
    """The claim as its story has it now; one that it has no longer is told with what became of it."""
    desk = desk_of(request)
    with desk.store.reading() as connection:
        row = called(claim_of, connection, str(claim))
        story = called(find_story, connection, str(row.story))
    laid = desk.shelf.story(desk.store, story.id, desk.settings.now())
    with desk.store.reading() as connection:
        events = events_of_claim(connection, claim)[::-1]
    drawn = laid.drawing(words(visitor_of(request).lang), desk.at)
    key = next((key for key, number in laid.held.kept.claims.items() if number == claim), None)
    shown = None if key is None else laid.view.claims[key]
    return page(request, "claim", id=claim, row=row, c=shown, story=story, events=events, view=laid.view,
                dossier=laid.held.dossier, page=drawn, form="dossier")  # fmt: skip
