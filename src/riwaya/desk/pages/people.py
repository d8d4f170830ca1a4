"""People: coming in and going out."""

from __future__ import annotations

from time import monotonic
from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from riwaya.desk.access import changes, shows
from riwaya.desk.context import COOKIE, desk_of, new_secret, visitor_of
from riwaya.desk.pages.preferences import inside
from riwaya.desk.passwords import is_right
from riwaya.desk.rendering import page, remember
from riwaya.desk.settings import stamp
from riwaya.store.accounts import account_called
from riwaya.store.audit import note
from riwaya.store.sessions import begin_session, end_session

router = APIRouter(include_in_schema=False)


@router.get("/login", dependencies=[shows(None)])
def login_page(request: Request, to: str = "/") -> Response:
    """Where one comes in; whoever is in already goes on."""
    if visitor_of(request).who is not None:
        return RedirectResponse(desk_of(request).at(inside(to)), 303)
    return page(request, "login", to=inside(to), wrong=None, name="")


@router.post("/login", dependencies=[changes(None)])
def login(
    request: Request,
    name: Annotated[str, Form(max_length=200)] = "",
    password: Annotated[str, Form(max_length=2000)] = "",
    to: Annotated[str, Form(max_length=4000)] = "/",
) -> Response:
    """Come in by name and password; what the browser holds is made anew, so that nobody can have placed it there."""
    desk, asking = desk_of(request), visitor_of(request)
    settings, keys = desk.settings, (f"name {name.casefold()[:200]}", f"machine {asking.source}")
    wait = desk.tries.wait(*keys, now=monotonic())
    if wait:
        return page(request, "login", 429, to=inside(to), wrong="login_wait", name=name)
    with desk.store.reading() as connection:
        found = account_called(connection, name)
    if not is_right(found.secret if found and not found.closed else None, password) or found is None:
        desk.tries.wrong(*keys, now=monotonic())
        note(desk.store, settings.now(), "", "login-refused", name[:80], asking.source)
        return page(request, "login", 401, to=inside(to), wrong="login_wrong", name=name)
    desk.tries.right(*keys)
    held, ends = new_secret(), stamp(settings.clock() + settings.session)
    begin_session(desk.store, found, held, settings.now(), ends)
    note(desk.store, settings.now(), found.name, "login", "", asking.source)
    response = RedirectResponse(desk.at(inside(to)), 303)
    remember(response, desk, COOKIE, held, int(settings.session.total_seconds()))
    return response


@router.post("/logout", dependencies=[changes("reader")])
def logout(request: Request) -> Response:
    """Go out: what the browser holds opens nothing any more."""
    desk, asking = desk_of(request), visitor_of(request)
    end_session(desk.store, asking.held)
    note(desk.store, desk.settings.now(), asking.who.name if asking.who else "", "logout", "", asking.source)
    response = RedirectResponse(desk.at("/login"), 303)
    response.delete_cookie(COOKIE, path=desk.settings.prefix or "/")
    return response
