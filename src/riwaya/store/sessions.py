"""Sessions and tokens: by what a browser or a program shows that it asks in somebody's name.

What they hold is random and never written down here: the store keeps its SHA-256.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection, delete, insert, select, update

from riwaya.model import RiwayaError
from riwaya.store.accounts import Account, Role
from riwaya.store.engine import Store
from riwaya.store.indexing import made
from riwaya.store.schema import accounts, sessions, tokens

__all__ = ["Known", "Token", "add_token", "begin_session", "close_token", "end_session", "tokens_of", "who_asks"]


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who asks: the account's id, name and role."""

    id: int
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Token:
    """A program's token, without what it holds."""

    id: int
    name: str
    made: str
    closed: str | None


def begin_session(store: Store, account: Account, held: str, at: str, ends: str) -> None:
    """Let whoever holds *held* in as *account* until *ends* (ISO 8601, UTC, as *at*); clear away what has ended."""
    with store.writing() as connection:
        connection.execute(delete(sessions).where(sessions.c.ends <= at))
        connection.execute(insert(sessions).values(key=_key(held), account=account.id, made=at, ends=ends))


def end_session(store: Store, held: str) -> None:
    """Let whoever holds *held* in no longer."""
    with store.writing() as connection:
        connection.execute(delete(sessions).where(sessions.c.key == _key(held)))


def add_token(store: Store, account: int, name: str, held: str, at: str) -> int:
    """Let a program that holds *held* ask in the name of *account*; the token's id. *name* says which program."""
    name = " ".join(name.split())[:80]
    if not name:
        raise RiwayaError("The token needs a name.", "", "Say which program it is for.")
    with store.writing() as connection:
        return made(connection, insert(tokens).values(account=account, name=name, key=_key(held), made=at))


def close_token(store: Store, account: int, token: int, at: str) -> bool:
    """Let no program in by that token of *account* any more; whether there was an open one."""
    one = (tokens.c.id == token) & (tokens.c.account == account) & tokens.c.closed.is_(None)
    with store.writing() as connection:
        return connection.execute(update(tokens).where(one).values(closed=at)).rowcount > 0


def tokens_of(connection: Connection, account: int) -> list[Token]:
    """The tokens of *account*, newest first."""
    rows = select(tokens.c.id, tokens.c.name, tokens.c.made, tokens.c.closed).where(tokens.c.account == account)
    return [Token(*row) for row in connection.execute(rows.order_by(tokens.c.id.desc()))]


def who_asks(connection: Connection, at: str, session: str | None = None, token: str | None = None) -> Known | None:
    """Who holds that *session*, or that *token*, at the moment *at*; None when nobody does (any more)."""
    person = select(accounts.c.id, accounts.c.name, accounts.c.role).where(accounts.c.closed.is_(None))
    if token is not None:
        held = person.join(tokens, tokens.c.account == accounts.c.id)
        held = held.where((tokens.c.key == _key(token)) & tokens.c.closed.is_(None))
    elif session is not None:
        held = person.join(sessions, sessions.c.account == accounts.c.id)
        held = held.where((sessions.c.key == _key(session)) & (sessions.c.ends > at))
    else:
        return None
    row = connection.execute(held).first()
    return None if row is None else Known(*row)


def _key(held: str) -> str:
    return sha256(held.encode("utf-8", "surrogatepass")).hexdigest()
