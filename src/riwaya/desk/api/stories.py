"""Stories in the API."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from riwaya.desk.access import shows
from riwaya.desk.api.answering import Answer, described
from riwaya.desk.asking import Id, called
from riwaya.desk.context import desk_of, visitor_of
from riwaya.store.history import events_since
from riwaya.store.listing import find_story, members_of
from riwaya.store.overview import StoryRow, how_many, story_rows
from riwaya.telling import as_json

router = described("stories")


@router.get("/stories", dependencies=[shows()], summary="The stories")
def stories(
    request: Request,
    start: Annotated[int, Query(ge=0, le=10_000_000, description="How many to pass over.")] = 0,
    limit: Annotated[int, Query(ge=1, le=200, description="The most to give.")] = 50,
) -> Answer:
    """The stories, those that moved since the account last looked first, and how many there are (`count`).

    `news` counts what happened since then, by kind of event; `alerts` those events that met a rule.
    """
    desk, who = desk_of(request), visitor_of(request).who
    assert who is not None
    with desk.store.reading() as connection:
        rows = story_rows(connection, who.id, limit, start)
        return Answer({"stories": [_row(r) for r in rows], "count": how_many(connection)})


@router.get("/stories/{story}", dependencies=[shows()], summary="A story's dossier")
def story(request: Request, story: Id) -> Response:
    """The dossier as `riwaya story --json` prints it, with the store's own numbers under `store`: of the story, and of
    its articles, claims and voices by their ids in the dossier. It is made when it is asked for.
    """
    desk = desk_of(request)
    with desk.store.reading() as connection:
        told = called(find_story, connection, str(story))
        rows = members_of(connection, told.id)
    laid, _ = desk.shelf.story(told.id, desk.settings.now())
    held = laid.held
    members = [{"article": r.id, "score": r.score, "why": r.why} for r in rows]
    kept = {"story": told.id, "articles": dict(held.kept.articles), "claims": dict(held.kept.claims),
            "voices": dict(held.kept.voices), "members": members}  # fmt: skip
    text = laid.json(told.title or held.dossier.title).removesuffix("}") + f', "store": {as_json(kept)}}}'
    return Response(text.encode(), media_type="application/json")


@router.get("/stories/{story}/events", dependencies=[shows()], summary="What happened in a story")
def events(
    request: Request,
    story: Id,
    after: Annotated[int, Query(ge=0, lt=1 << 62, description="The number of the last event that is known.")] = 0,
    limit: Annotated[int, Query(ge=1, le=1000, description="The most to give.")] = 200,
) -> Answer:
    """The events after the one of that number, oldest first."""
    with desk_of(request).store.reading() as connection:
        told = called(find_story, connection, str(story))
        return Answer({"events": [e.to_dict() for e in events_since(connection, told.id, after, limit=limit)]})


def _row(row: StoryRow) -> dict[str, Any]:
    values = asdict(row)
    return {"id": values.pop("id"), "title": values.pop("title"), "from": values.pop("first"),
            "to": values.pop("last")} | values  # fmt: skip
