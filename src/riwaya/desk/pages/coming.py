"""Coming in and going out."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic
from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from riwaya.desk.access import changes, shows
from riwaya.desk.context import COOKIE, by_of, desk_of, new_secret, visitor_of
from riwaya.desk.pages.preferences import inside
from riwaya.desk.passwords import is_right
from riwaya.desk.rendering import page, remember
from riwaya.desk.settings import stamp
from riwaya.store.accounts import Account, account_called
from riwaya.store.audit import note
from riwaya.store.sessions import begin_session, end_session

__all__ = ["Password", "let_in", "may_try", "router"]

router = APIRouter(include_in_schema=False)

Password = Annotated[str, Form(max_length=2000)]


@router.get("/login", dependencies=[shows(None)])
def login_page(request: Request, to: str = "/") -> Response:
    """Where one comes in; whoever is in already goes on."""
    if visitor_of(request).who is not None:
        return RedirectResponse(desk_of(request).at(inside(to)), 303)
    return page(request, "login", to=inside(to), wrong=None, given_name="")


@router.post("/login", dependencies=[changes(None)])
def login(
    request: Request,
    name: Annotated[str, Form(max_length=200)] = "",
    password: Password = "",
    to: Annotated[str, Form(max_length=4000)] = "/",
) -> Response:
    """Come in by name and password; what the browser holds is made anew, so that nobody can have placed it there."""
    desk = desk_of(request)
    with desk.store.reading() as connection:
        found = account_called(connection, name)
    wrong = may_try(request, name, found, password)
    if wrong or found is None:
        status = 429 if wrong == "login_wait" else 401
        return page(request, "login", status, to=inside(to), wrong=wrong, given_name=name)
    note(desk.store, replace(by_of(request), who=found.name), "login")
    response = RedirectResponse(desk.at(inside(to)), 303)
    let_in(request, response, found)
    return response


@router.post("/logout", dependencies=[changes("reader")])
def logout(request: Request) -> Response:
    """Go out: what the browser holds opens nothing any more."""
    desk, asking = desk_of(request), visitor_of(request)
    end_session(desk.store, asking.held)
    note(desk.store, by_of(request), "logout")
    response = RedirectResponse(desk.at("/login"), 303)
    response.delete_cookie(COOKIE, path=desk.settings.prefix or "/")
    return response


def may_try(request: Request, name: str, account: Account | None, password: str) -> str:
    """What is wrong with the *password* that was given for *account* (None: there is none of that *name*): the key of a
    sentence, or nothing. Guessing has to wait, and is in the audit log.
    """
    desk, asking = desk_of(request), visitor_of(request)
    keys = (f"name {name.casefold()[:200]}", f"machine {asking.source}")
    if desk.tries.wait(*keys, now=monotonic()):
        return "login_wait"
    if not is_right(account.secret if account and not account.closed else None, password):
        desk.tries.wrong(*keys, now=monotonic())
        note(desk.store, replace(by_of(request), who=""), "login-refused", name[:80])
        return "login_wrong"
    desk.tries.right(*keys)
    return ""


def let_in(request: Request, response: Response, account: Account) -> None:
    """Begin a session of *account*, and give the browser what opens it."""
    desk = desk_of(request)
    settings = desk.settings
    held, ends = new_secret(), stamp(settings.clock() + settings.session)
    begin_session(desk.store, account, held, settings.now(), ends)
    remember(response, desk, COOKIE, held, int(settings.session.total_seconds()))
