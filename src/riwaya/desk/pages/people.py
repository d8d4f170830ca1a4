"""People: who may use the desk and in what role, for those who see to it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from riwaya.desk.access import changes, shows
from riwaya.desk.asking import Id, called
from riwaya.desk.context import by_of, desk_of
from riwaya.desk.passwords import for_the_first_time, hashed
from riwaya.desk.rendering import page
from riwaya.model import RiwayaError
from riwaya.store.accounts import (
    ROLES,
    Account,
    Role,
    account_of,
    add_account,
    all_accounts,
    close_account,
    open_account,
    set_password,
    set_role,
)

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_Role = Annotated[Role, Form()]


@router.get("/people", dependencies=[shows("admin", person=True)])
def people(request: Request) -> Response:
    """Everybody who has an account."""
    return _page(request) if desk_of(request).settings.team else page(request, "no_accounts")


@router.post("/people", dependencies=[changes("admin", person=True)])
def add(request: Request, role: _Role, name: Annotated[str, Form(max_length=200)] = "") -> Response:
    """Give somebody an account, and show the password for the first time, once."""
    _see_that_it_is_a_teams(request)
    password = for_the_first_time()
    try:
        made = add_account(desk_of(request).store, name, hashed(password), role, by_of(request), given=True)
    except RiwayaError as error:
        return _page(request, 400, problem=error.problem, new_name=name, new_role=role)
    return _page(request, given=(made.name, password))


@router.post("/people/{account}/password", dependencies=[changes("admin", person=True)])
def reset(request: Request, account: Id) -> Response:
    """Give somebody a password for the first time again, shown once; all sessions of the account end."""
    found, password = _one(request, account), for_the_first_time()
    set_password(desk_of(request).store, found, hashed(password), by_of(request), given=True)
    return _page(request, given=(found.name, password))


@router.post("/people/{account}/role", dependencies=[changes("admin", person=True)])
def role(request: Request, account: Id, role: _Role) -> Response:
    """Give somebody another role."""
    found = _one(request, account)
    try:
        set_role(desk_of(request).store, found, role, by_of(request))
    except RiwayaError as error:
        return _page(request, 400, problem=error.problem)
    return _back(request)


@router.post("/people/{account}/close", dependencies=[changes("admin", person=True)])
def close(request: Request, account: Id) -> Response:
    """Let somebody in no longer."""
    found = _one(request, account)
    try:
        close_account(desk_of(request).store, found, by_of(request))
    except RiwayaError as error:
        return _page(request, 400, problem=error.problem)
    return _back(request)


@router.post("/people/{account}/open", dependencies=[changes("admin", person=True)])
def let_in_again(request: Request, account: Id) -> Response:
    """Let somebody in again."""
    open_account(desk_of(request).store, _one(request, account), by_of(request))
    return _back(request)


def _one(request: Request, account: int) -> Account:
    _see_that_it_is_a_teams(request)
    with desk_of(request).store.reading() as connection:
        return called(account_of, connection, account)


def _see_that_it_is_a_teams(request: Request) -> None:
    if not desk_of(request).settings.team:
        raise HTTPException(404)


def _page(request: Request, status: int = 200, **values: Any) -> Response:
    with desk_of(request).store.reading() as connection:
        everybody = all_accounts(connection)
    told = {"problem": None, "given": None, "new_name": "", "new_role": "reader"} | values
    return page(request, "people", status, people=everybody, roles=ROLES, **told)


def _back(request: Request) -> Response:
    return RedirectResponse(desk_of(request).at("/people"), 303)
