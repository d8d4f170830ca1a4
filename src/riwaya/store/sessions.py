"""Sessions and tokens: by what a browser or a program shows that it asks in somebody's name.

What they hold is random and never written down here: the store keeps its SHA-256.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection, delete, insert, literal, select, update

from riwaya.model import RiwayaError
from riwaya.store.accounts import Account, Role
from riwaya.store.audit import By, noted
from riwaya.store.engine import Store
from riwaya.store.indexing import made
from riwaya.store.schema import accounts, sessions, tokens

__all__ = ["Known", "Session", "Token", "add_token", "begin_session", "close_token", "end_other_sessions",
           "end_session", "sessions_of", "tokens_of", "who_asks"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who asks: the account's id, name and role; *given*: came in by a password that is good for choosing
    another.
    """

    id: int
    name: str
    role: Role
    given: bool = False


@dataclass(frozen=True, slots=True)
class Session:
    """A browser that is in: since when, until when, and whether it is the one that asks (*own*)."""

    made: str
    ends: str
    own: bool


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


def sessions_of(connection: Connection, account: int, at: str, held: str = "") -> list[Session]:
    """The sessions of *account* that have not ended at the moment *at*, the newest first; *held* is the own one."""
    mine = (sessions.c.account == account) & (sessions.c.ends > at)
    rows = select(sessions.c.made, sessions.c.ends, sessions.c.key == _key(held)).where(mine)
    return [Session(*row) for row in connection.execute(rows.order_by(sessions.c.id.desc()))]


def end_other_sessions(store: Store, account: Account, held: str, by: By) -> int:
    """Let nobody in as *account* any more but whoever holds *held*; how many sessions ended."""
    others = (sessions.c.account == account.id) & (sessions.c.key != _key(held))
    with store.writing() as connection:
        ended = connection.execute(delete(sessions).where(others)).rowcount
        noted(connection, by, "sessions-end", f"{account.name} ({ended})")
    return ended


def add_token(store: Store, account: Account, name: str, held: str, by: By) -> int:
    """Let a program that holds *held* ask in the name of *account*; the token's id. *name* says which program."""
    name = " ".join(name.split())[:80]
    if not name:
        raise RiwayaError("The token needs a name.", "", "Say which program it is for.")
    with store.writing() as connection:
        noted(connection, by, "token-add", f"{account.name}: {name}")
        return made(connection, insert(tokens).values(account=account.id, name=name, key=_key(held), made=by.at))


def close_token(store: Store, account: Account, token: int, by: By) -> bool:
    """Let no program in by that token of *account* any more; whether there was an open one."""
    one = (tokens.c.id == token) & (tokens.c.account == account.id) & tokens.c.closed.is_(None)
    with store.writing() as connection:
        name = connection.execute(select(tokens.c.name).where(one)).scalar()
        if name is None:
            return False
        noted(connection, by, "token-close", f"{account.name}: {name}")
        return connection.execute(update(tokens).where(one).values(closed=by.at)).rowcount > 0


def tokens_of(connection: Connection, account: int) -> list[Token]:
    """The tokens of *account*, newest first."""
    rows = select(tokens.c.id, tokens.c.name, tokens.c.made, tokens.c.closed).where(tokens.c.account == account)
    return [Token(*row) for row in connection.execute(rows.order_by(tokens.c.id.desc()))]


def who_asks(connection: Connection, at: str, session: str | None = None, token: str | None = None) -> Known | None:
    """Who holds that *session*, or that *token*, at the moment *at*; None when nobody does (any more)."""
    given = literal(False) if token is not None else accounts.c.given.is_not(None)
    person = select(accounts.c.id, accounts.c.name, accounts.c.role, given).where(accounts.c.closed.is_(None))
    if token is not None:
        held = person.join(tokens, tokens.c.account == accounts.c.id)
        held = held.where((tokens.c.key == _key(token)) & tokens.c.closed.is_(None))
    elif session is not None:
        held = person.join(sessions, sessions.c.account == accounts.c.id)
        held = held.where((sessions.c.key == _key(session)) & (sessions.c.ends > at))
    else:
        return None
    row = connection.execute(held).first()
    return None if row is None else Known(row[0], row[1], row[2], bool(row[3]))


def _key(held: str) -> str:
    return sha256(held.encode("utf-8", "surrogatepass")).hexdigest()
