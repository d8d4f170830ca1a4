"""Accounts: the people who may use the desk, and in what role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from riwaya.model import RiwayaError
from riwaya.store.engine import Store
from riwaya.store.schema import accounts, sessions, tokens

__all__ = ["ROLES", "Account", "Role", "account_called", "add_account", "all_accounts", "close_account", "set_account"]

Role = Literal["reader", "checker", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
"""From the least to the most that one may do; each may do what those before it may."""

_LONGEST = 80  # letters of a name


@dataclass(frozen=True, slots=True)
class Account:
    """A person at the desk; *secret* is the Argon2 hash of the password."""

    id: int
    name: str
    role: Role
    secret: str
    made: str
    closed: str | None


def add_account(store: Store, name: str, secret: str, role: Role, at: str) -> Account:
    """A new account. Raises RiwayaError when the name is taken, empty, or none that a list could show."""
    name = " ".join(name.split())
    if not name or len(name) > _LONGEST or not name.isprintable():
        raise RiwayaError("That is no name for an account.", name[:_LONGEST],
                          f"Give one of 1 to {_LONGEST} letters.")  # fmt: skip
    row = {"name": name, "key": _key(name), "secret": secret, "role": role, "made": at}
    try:
        with store.writing() as connection:
            connection.execute(insert(accounts).values(row))
            found = account_called(connection, name)
    except IntegrityError as error:
        raise RiwayaError("There is an account of that name already.", name, "Choose another name.") from error
    assert found is not None
    return found


def account_called(connection: Connection, name: str) -> Account | None:
    """The account of that name, closed ones too; None when there is none. Case is no difference."""
    row = connection.execute(select(accounts).where(accounts.c.key == _key(" ".join(name.split())))).mappings().first()
    return None if row is None else _account(row)


def all_accounts(connection: Connection) -> list[Account]:
    """Every account, by name."""
    return [_account(row) for row in connection.execute(select(accounts).order_by(accounts.c.key)).mappings()]


def set_account(store: Store, account: Account, *, secret: str | None = None, role: Role | None = None) -> None:
    """Change the password's hash or the role; with a new password every session of the account ends."""
    changes = {key: value for key, value in (("secret", secret), ("role", role)) if value is not None}
    with store.writing() as connection:
        connection.execute(update(accounts).where(accounts.c.id == account.id).values(changes))
        if secret is not None:
            connection.execute(delete(sessions).where(sessions.c.account == account.id))


def close_account(store: Store, account: Account, at: str) -> None:
    """Let nobody in by the account any more: its sessions and tokens end with it."""
    with store.writing() as connection:
        connection.execute(update(accounts).where(accounts.c.id == account.id).values(closed=at))
        connection.execute(delete(sessions).where(sessions.c.account == account.id))
        open_ones = (tokens.c.account == account.id) & tokens.c.closed.is_(None)
        connection.execute(update(tokens).where(open_ones).values(closed=at))


def _account(row: object) -> Account:
    values = dict(row)  # type: ignore[call-overload]
    del values["key"]
    return Account(**values)


def _key(name: str) -> str:
    return name.casefold()
