"""Voice: what one voice says in all stories, and how it is taken."""

from __future__ import annotations

from collections.abc import Iterable

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from riwaya.desk.access import shows
from riwaya.desk.asking import Id, Start, called
from riwaya.desk.context import desk_of
from riwaya.desk.drawing import Plain
from riwaya.desk.rendering import is_part, page
from riwaya.store.sayings import Saying, sayings
from riwaya.store.voices import find_voice, stories_of_voice, voice_keys
from riwaya.telling.view import unique

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_ROWS = 20  # statements that are loaded at a time


@router.get("/voices/{voice}", dependencies=[shows()])
def voice(request: Request, voice: Id, start: Start = 0) -> Response:
    """Who the voice is, and its statements from the *start*-th on, the newest first."""
    with desk_of(request).store.reading() as connection:
        found = called(find_voice, connection, voice)
        keys = voice_keys(connection, voice, _ROWS + 1, start)
        said = sayings(connection, keys[:_ROWS])
        stories = [] if is_part(request) and start else stories_of_voice(connection, voice)
    more = start + _ROWS if len(keys) > _ROWS else None
    template = "voice_rows" if is_part(request) and start else "voice"
    return page(request, template, voice=found, said=said, stories=stories, described=described(said),
                reasons=unique(s.reason for s in said if s.reason), more=more, page=Plain())  # fmt: skip


def described(said: Iterable[Saying]) -> tuple[str, ...]:
    """How articles describe the voice of these statements: role, affiliation, place."""
    voices = [s.statement.voice for s in said]
    return unique(part for v in voices for part in (v.role, v.affiliation, v.place) if part and part != v.name)
