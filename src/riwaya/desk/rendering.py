"""Rendering: a page of the desk out of its template, for whoever asks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from riwaya.desk.context import COOKIE, Desk, desk_of, visitor_of
from riwaya.desk.words import words
from riwaya.telling.rendering import environment
from riwaya.version import __version__

__all__ = ["is_part", "page", "part", "remember"]

_YEAR = 365 * 24 * 3600


def is_part(request: Request) -> bool:
    """Whether a part of a page is asked for, to be put into one that is open, rather than a whole one."""
    return "hx-request" in request.headers and "hx-boosted" not in request.headers


def page(request: Request, template: str, status: int = 200, headers: Mapping[str, str] | None = None,
         **values: Any) -> HTMLResponse:  # fmt: skip
    """The template ``desk/TEMPLATE.html`` with *values*, in the visitor's language; a new visitor is given its cookie.

    Every template finds ``t`` (words), ``at`` (addresses), ``visitor``, ``corrects`` (whether it
    may), ``here`` (the path asked for) and ``version``.
    """
    desk, asking = desk_of(request), visitor_of(request)
    response = HTMLResponse(
        part(request, template, **values), status, {"vary": "Cookie, HX-Request, Accept-Language", **(headers or {})}
    )
    if asking.fresh and not asking.token:
        remember(response, desk, COOKIE, asking.held)
    return response


def part(request: Request, template: str, **values: Any) -> str:
    """The mark-up of a template, as `page` makes it."""
    desk, asking = desk_of(request), visitor_of(request)
    return environment("riwaya.desk").get_template(f"desk/{template}.html").render(
        t=words(asking.lang), at=desk.at, visitor=asking, corrects=asking.corrects, team=desk.settings.team,
        version=__version__, here=here(request, desk), **values,
    )  # fmt: skip


def here(request: Request, desk: Desk) -> str:
    """The path and question that were asked, without the prefix."""
    query = request.url.query
    path: str = request.scope["path"]
    return path.removeprefix(desk.settings.prefix) + (f"?{query}" if query else "")


def remember(response: Response, desk: Desk, name: str, value: str, seconds: int | None = _YEAR) -> None:
    """Give the browser a cookie that scripts cannot read and other sites cannot send along with a change."""
    response.set_cookie(name, value, max_age=seconds, path=desk.settings.prefix or "/", secure=desk.settings.secure,
                        httponly=True, samesite="lax")  # fmt: skip
