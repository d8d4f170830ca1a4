"""Accounts: the people who may use the desk, and in what role. Whatever is changed here is in the audit log as well."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from riwaya.model import RiwayaError
from riwaya.store.audit import By, noted
from riwaya.store.engine import Store
from riwaya.store.schema import accounts, sessions, tokens

__all__ = ["ROLES", "Account", "Role", "account_called", "account_of", "add_account", "all_accounts", "close_account",
           "open_account", "set_password", "set_role"]  # fmt: skip

Role = Literal["reader", "checker", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
"""From the least to the most that one may do; each may do what those before it may."""

_LONGEST = 80  # letters of a name


@dataclass(frozen=True, slots=True)
class Account:
    """A person at the desk; *secret* is the Argon2 hash of the password. *given*: since when that is one which somebody
    else knows too, who gave it: it is good for choosing another.
    """

    id: int
    name: str
    role: Role
    secret: str
    made: str
    closed: str | None
    given: str | None


def add_account(store: Store, name: str, secret: str, role: Role, by: By, given: bool = False) -> Account:
    """A new account. Raises RiwayaError when the name is taken, empty, or none that a list could show."""
    name = " ".join(name.split())
    if not name or len(name) > _LONGEST or not name.isprintable():
        raise RiwayaError("That is no name for an account.", name[:_LONGEST],
                          f"Give one of 1 to {_LONGEST} letters.")  # fmt: skip
    row = {"name": name, "key": _key(name), "secret": secret, "role": role, "made": by.at,
           "given": by.at if given else None}  # fmt: skip
    try:
        with store.writing() as connection:
            connection.execute(insert(accounts).values(row))
            noted(connection, by, "account-add", f"{name} ({role})")
            found = account_called(connection, name)
    except IntegrityError as error:
        raise RiwayaError("There is an account of that name already.", name, "Choose another name.") from error
    assert found is not None
    return found


def account_called(connection: Connection, name: str) -> Account | None:
    """The account of that name, closed ones too; None when there is none. Case is no difference."""
    row = connection.execute(select(accounts).where(accounts.c.key == _key(" ".join(name.split())))).mappings().first()
    return None if row is None else _account(row)


def account_of(connection: Connection, number: int) -> Account:
    """The account of that number. Raises RiwayaError when there is none."""
    row = connection.execute(select(accounts).where(accounts.c.id == number)).mappings().first()
    if row is None:
        raise RiwayaError("There is no such account.", str(number), "See riwaya desk account list.")
    return _account(row)


def all_accounts(connection: Connection) -> list[Account]:
    """Every account, by name."""
    return [_account(row) for row in connection.execute(select(accounts).order_by(accounts.c.key)).mappings()]


def set_role(store: Store, account: Account, role: Role, by: By) -> None:
    """Give another role. Raises RiwayaError where no admin would be left."""
    with store.writing() as connection:
        if role != "admin":
            _see_that_an_admin_stays(connection, account)
        connection.execute(update(accounts).where(accounts.c.id == account.id).values(role=role))
        noted(connection, by, "account-role", f"{account.name} ({role})")


def set_password(store: Store, account: Account, secret: str, by: By, given: bool = False) -> None:
    """Give another password by its hash; every session of the account ends. *given* as in `Account`."""
    with store.writing() as connection:
        values = {"secret": secret, "given": by.at if given else None}
        connection.execute(update(accounts).where(accounts.c.id == account.id).values(values))
        connection.execute(delete(sessions).where(sessions.c.account == account.id))
        noted(connection, by, "account-given" if given else "account-password", account.name)


def close_account(store: Store, account: Account, by: By) -> None:
    """Let nobody in by the account any more: its sessions and tokens end with it. Raises RiwayaError where no admin
    would be left.
    """
    with store.writing() as connection:
        _see_that_an_admin_stays(connection, account)
        connection.execute(update(accounts).where(accounts.c.id == account.id).values(closed=by.at))
        connection.execute(delete(sessions).where(sessions.c.account == account.id))
        open_ones = (tokens.c.account == account.id) & tokens.c.closed.is_(None)
        connection.execute(update(tokens).where(open_ones).values(closed=by.at))
        noted(connection, by, "account-close", account.name)


def open_account(store: Store, account: Account, by: By) -> None:
    """Let its owner in again, by the password that it had; sessions and tokens that ended stay so."""
    with store.writing() as connection:
        connection.execute(update(accounts).where(accounts.c.id == account.id).values(closed=None))
        noted(connection, by, "account-open", account.name)


def _see_that_an_admin_stays(connection: Connection, leaving: Account) -> None:
    """Raise RiwayaError where *leaving* is the last admin. Others wait meanwhile, so that two cannot leave at once."""
    held = select(accounts.c.id).where((accounts.c.role == "admin") & accounts.c.closed.is_(None)).with_for_update()
    if set(connection.execute(held).scalars()) == {leaving.id}:
        raise RiwayaError("That is the last admin.", leaving.name, "Make somebody else an admin first.")


def _account(row: object) -> Account:
    values = dict(row)  # type: ignore[call-overload]
    del values["key"]
    return Account(**values)


def _key(name: str) -> str:
    return name.casefold()
