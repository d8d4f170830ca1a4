"""Preferences: the language, light or dark, and whether single letters are shortcuts; kept by the browser."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from riwaya.desk.access import changes
from riwaya.desk.context import KEYS, LANGUAGE, SCHEME, SCHEMES, desk_of
from riwaya.desk.rendering import remember
from riwaya.desk.words import LANGUAGES

router = APIRouter(include_in_schema=False)


@router.post("/preferences", dependencies=[changes(None)])
def prefer(
    request: Request,
    to: Annotated[str, Form(max_length=4000)] = "/",
    lang: Annotated[str, Form(max_length=8)] = "",
    scheme: Annotated[str, Form(max_length=8)] = "",
    keys: Annotated[str, Form(max_length=8)] = "",
) -> Response:
    """Remember what was chosen, and go back to where it was."""
    desk = desk_of(request)
    response = RedirectResponse(desk.at(inside(to)), 303)
    if lang in LANGUAGES:
        remember(response, desk, LANGUAGE, lang)
    if scheme in SCHEMES:
        remember(response, desk, SCHEME, scheme)
    if keys in ("on", "off"):
        remember(response, desk, KEYS, keys)
    return response


def came_from(request: Request) -> str:
    """The page of ours on which a link was followed, as the browser tells (Referer); empty where that is none."""
    desk, told = desk_of(request), urlsplit(request.headers.get("referer", "")[:4000])
    ours = told.netloc == request.headers.get("host", "") or f"{told.scheme}://{told.netloc}" == desk.settings.origin
    path = told.path.removeprefix(desk.settings.prefix) + (f"?{told.query}" if told.query else "")
    return inside(path) if ours and told.netloc else ""


def inside(path: str) -> str:
    """*path* where it stays in the desk, else the first page: no address of ours leads elsewhere."""
    plain = path.startswith("/") and path[1:2] not in ("/", "\\") and path.isprintable() and "\\" not in path
    return path if plain else "/"
