"""The API, described for people: its nouns, its routes with what each is asked with, and how a token is had."""

from __future__ import annotations

from functools import partial
from itertools import groupby

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from riwaya.desk.access import shows
from riwaya.desk.api.describing import operations, parts
from riwaya.desk.context import desk_of, visitor_of
from riwaya.desk.rendering import page
from riwaya.telling.phrases import phrase

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_NOUNS = ("story", "article", "statement", "claim", "voice", "event", "judgement", "job", "problem")


@router.get("/api", dependencies=[shows()])
def described(request: Request) -> Response:
    """Every route of the API, out of the description that programs read."""
    desk = desk_of(request)
    groups = [(tag, tuple(told)) for tag, told in groupby(operations(request.app.openapi()), key=lambda o: o.tag)]
    base = str(request.base_url).rstrip("/") if desk.settings.url is None else desk.settings.url.rstrip("/")
    say = partial(phrase, lang=visitor_of(request).lang, table="api", package="riwaya.desk")
    return page(request, "api", groups=groups, nouns=_NOUNS, base=base, say=say, parts_of=parts)
