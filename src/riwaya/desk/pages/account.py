"""One's own account: another password, the browsers that are in, tokens for programs."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Form
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from riwaya.desk.access import changes, shows
from riwaya.desk.asking import Id, called
from riwaya.desk.context import by_of, desk_of, new_secret, visitor_of
from riwaya.desk.pages.coming import Password, let_in, may_try
from riwaya.desk.passwords import SHORTEST, hashed
from riwaya.desk.rendering import page
from riwaya.model import RiwayaError
from riwaya.store.accounts import Account, account_of, set_password
from riwaya.store.sessions import add_token, close_token, end_other_sessions, sessions_of, tokens_of

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

Done = Literal["", "password", "sessions", "token"]


@router.get("/account", dependencies=[shows(person=True)])
def account(request: Request, done: Done = "") -> Response:
    """What somebody may see and change of the own account; *done* is what was changed last."""
    if not desk_of(request).settings.team:
        return page(request, "no_accounts")
    return _page(request, done=done)


@router.post("/account/password", dependencies=[changes("reader", person=True)])
def password(request: Request, now: Password = "", new: Password = "", again: Password = "") -> Response:
    """Choose another password: all other browsers have to log in anew."""
    mine = _mine(request)
    wrong = may_try(request, mine.name, mine, now)
    wrong = wrong or ("password_differs" if new != again else "password_same" if new == now else "")
    if wrong:
        return _page(request, 429 if wrong == "login_wait" else 400, wrong=wrong)
    try:
        secret = hashed(new)
    except RiwayaError as error:
        return _page(request, 400, problem=error.problem)
    set_password(desk_of(request).store, mine, secret, by_of(request))
    response = _done(request, "password")
    let_in(request, response, mine)
    return response


@router.post("/account/sessions/end", dependencies=[changes("reader", person=True)])
def end_others(request: Request) -> Response:
    """Log out every browser but this one."""
    end_other_sessions(desk_of(request).store, _mine(request), visitor_of(request).held, by_of(request))
    return _done(request, "sessions")


@router.post("/account/tokens", dependencies=[changes("reader", person=True)])
def make_token(request: Request, name: Annotated[str, Form(max_length=200)] = "") -> Response:
    """Make a token for a program; this answer is the only one that shows it."""
    held = new_secret()
    try:
        add_token(desk_of(request).store, _mine(request), name, held, by_of(request))
    except RiwayaError as error:
        return _page(request, 400, problem=error.problem)
    return _page(request, made=held, program=" ".join(name.split()))


@router.post("/account/tokens/{token}/close", dependencies=[changes("reader", person=True)])
def withdraw_token(request: Request, token: Id) -> Response:
    """Let no program in by a token any more."""
    if not close_token(desk_of(request).store, _mine(request), token, by_of(request)):
        raise HTTPException(404)
    return _done(request, "token")


def _mine(request: Request) -> Account:
    """The account of whoever asks. Raises HTTPException 404 where there are none."""
    who = visitor_of(request).who
    assert who is not None
    with desk_of(request).store.reading() as connection:
        return called(account_of, connection, who.id)


def _page(request: Request, status: int = 200, **values: Any) -> Response:
    mine, desk = _mine(request), desk_of(request)
    with desk.store.reading() as connection:
        open_ones = sessions_of(connection, mine.id, desk.settings.now(), visitor_of(request).held)
        tokens = [t for t in tokens_of(connection, mine.id) if t.closed is None]
    told = {"done": "", "wrong": "", "problem": None, "made": "", "program": ""} | values
    return page(request, "account", status, mine=mine, sessions=open_ones, tokens=tokens, shortest=SHORTEST, **told)


def _done(request: Request, what: Done) -> Response:
    return RedirectResponse(desk_of(request).at("/account", done=what), 303)
