"""``riwaya desk``: the web application, for one person at this machine or for a team."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from riwaya.cli.add import now
from riwaya.cli.endings import DONE
from riwaya.cli.options import language_option, private_option, store_option
from riwaya.model import RiwayaError

if TYPE_CHECKING:
    from riwaya.store import Store
    from riwaya.store.accounts import Account, Role
    from riwaya.store.audit import By

__all__ = ["desk"]

ROLES = ("reader", "checker", "admin")


def _address(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    parts = urlsplit(value or "")
    if value is not None and (parts.scheme not in ("http", "https") or not parts.hostname or parts.query):
        raise click.BadParameter("it is an address such as https://desk.example.org/riwaya.")
    return value


@click.group(invoke_without_command=True)
@store_option
@click.option("--host", metavar="ADDRESS", help="Serve a team at this address of the machine (0.0.0.0: at all); "
              "everybody needs an account. Without it the desk is for this machine only.")  # fmt: skip
@click.option("--port", type=click.IntRange(1, 65535), metavar="N", show_default="8642, or the next free one",
              help="The port to listen on.")  # fmt: skip
@click.option("--url", metavar="URL", callback=_address,
              help="The address at which people find the desk, where a proxy stands before it; its path comes before "
              "the path of every page.")  # fmt: skip
@click.option("--proxy", metavar="ADDRESS", default="127.0.0.1", show_default=True, help="The proxy's own address, "
              "which is believed when it says for whom it asks; several with commas.")  # fmt: skip
@click.option("--open", "open_browser", is_flag=True, help="Open the desk in the browser.")
@click.option("--by", "author", envvar="RIWAYA_AUTHOR", metavar="NAME",
              show_default="$RIWAYA_AUTHOR, or the login name",
              help="Under whose name it is kept what is said here, where there are no accounts.")  # fmt: skip
@private_option
@language_option
@click.pass_context
def desk(
    context: click.Context,
    store: str,
    host: str | None,
    port: int | None,
    url: str | None,
    proxy: str,
    open_browser: bool,
    author: str | None,
    allow_private: bool,
    lang: str,
) -> int:
    """Open the desk: stories, articles and search in a browser.

    It listens at this machine only, and asks nobody for a name. With --host it serves a team: everything is closed
    but to those who have an account (riwaya desk account add). A store that is not there is made.

    \b
    Examples:
      riwaya desk                                  here, for whoever sits at this machine
      riwaya desk --store dam.db --open            another store, opened in the browser
      riwaya desk --host 0.0.0.0 --store postgresql://desk@db/riwaya
      riwaya desk --host 127.0.0.1 --url https://desk.example.org/riwaya    behind a proxy
    """
    if context.invoked_subcommand is not None:
        return DONE
    if url is not None and host is None:
        raise click.UsageError("--url is for a team: give --host too.")
    from riwaya.desk.serving import bound, serve
    from riwaya.desk.settings import Settings
    from riwaya.store import Store

    memory = Store.open(store, create=True)
    team = host is not None
    if team:
        _see_that_somebody_can_come_in(memory)
    at = bound(host or "127.0.0.1", port)
    name, number = at.getsockname()[:2]
    address = url or f"http://{f'[{name}]' if ':' in name else name}:{number}/"
    settings = Settings(team=team, url=url, lang=lang, name=author or _login(), private=allow_private)

    def begun() -> None:
        click.echo(f"The desk is open at {address} (Ctrl-C closes it).")
        if open_browser:
            import webbrowser

            webbrowser.open(address)

    serve(memory, settings, at, proxy if team else "", begun)
    memory.close()
    return DONE


def _login() -> str:
    from getpass import getuser

    try:
        return getuser()
    except (KeyError, OSError):
        return "desk"


def _see_that_somebody_can_come_in(memory: Store) -> None:
    from riwaya.store.accounts import all_accounts

    with memory.reading() as connection:
        if not any(a.closed is None for a in all_accounts(connection)):
            raise RiwayaError("Nobody has an account yet, so nobody could come in.", memory.name,
                              "Give the first with riwaya desk account add NAME --role admin.")  # fmt: skip


@desk.group()
def account() -> None:
    """Say who may use the desk of a team, and in what role.

    A reader reads and searches; a checker also adds pages and corrects; an admin also sees to accounts.

    \b
    Examples:
      riwaya desk account add "سلمى البنّاء" --role admin
      riwaya desk account list
    """


@account.command()
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), default="reader", show_default=True, help="What one may do.")
@store_option
def add(name: str, role: str, store: str) -> int:
    """Give NAME an account. The password is asked for, or read from standard input where that is no terminal.

    \b
    Examples:
      riwaya desk account add salma --role admin
      riwaya desk account add --role checker hani < password.txt
    """
    from riwaya.desk.passwords import hashed
    from riwaya.store import Store
    from riwaya.store.accounts import add_account

    memory = Store.open(store, create=True)
    made = add_account(memory, name, hashed(_password()), _role(role), _by())
    memory.close()
    click.echo(f"{made.name}: {role}")
    return DONE


@account.command("list")
@store_option
def list_(store: str) -> int:
    """List the accounts, with their roles.

    \b
    Examples:
      riwaya desk account list
    """
    from riwaya.store import Store
    from riwaya.store.accounts import all_accounts
    from riwaya.telling.printing import printable

    memory = Store.open(store)
    with memory.reading() as connection:
        for one in all_accounts(connection):
            click.echo(f"{printable(one.name)}: {one.role if one.closed is None else f'closed {one.closed}'}")
    memory.close()
    return DONE


@account.command()
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), help="Another role.")
@click.option("--password", is_flag=True, help="Another password; all sessions of the account end.")
@click.option("--close", is_flag=True, help="Let nobody in by it any more; what was done by it stays.")
@click.option("--open", "open_again", is_flag=True, help="Let its owner in again.")
@store_option
def change(name: str, role: str | None, password: bool, close: bool, open_again: bool, store: str) -> int:
    """Change the account NAME: its role, its password, or close it. One admin always stays.

    \b
    Examples:
      riwaya desk account change hani --role admin
      riwaya desk account change hani --password
      riwaya desk account change hani --close
    """
    if not (role or password or close or open_again):
        raise click.UsageError("Say what to change: --role, --password, --close or --open.")
    from riwaya.desk.passwords import hashed
    from riwaya.store.accounts import close_account, open_account, set_password, set_role

    memory, found = _account_called(store, name)
    secret = hashed(_password()) if password else None
    if role:
        set_role(memory, found, _role(role), _by())
    if secret is not None:
        set_password(memory, found, secret, _by())
    if open_again:
        open_account(memory, found, _by())
    if close:
        close_account(memory, found, _by())
    memory.close()
    done = (role, "new password" if password else "", "open" if open_again else "", "closed" if close else "")
    click.echo(f"{found.name}: {', '.join(filter(None, done))}")
    return DONE


@desk.command()
@click.argument("account")
@click.argument("name")
@store_option
def token(account: str, name: str, store: str) -> int:
    """Make a token by which a program asks in the name of ACCOUNT; NAME says which program. It is shown once.

    A program shows it as `Authorization: Bearer TOKEN`. It may what the account may.

    \b
    Examples:
      riwaya desk token salma prometheus
    """
    import secrets

    from riwaya.store.sessions import add_token

    memory, found = _account_called(store, account)
    held = secrets.token_urlsafe(32)
    add_token(memory, found, name, held, _by())
    memory.close()
    click.echo(held)
    return DONE


def _by() -> By:
    """Whoever sits at the machine where the command is given."""
    from riwaya.store.audit import By

    return By(_login(), now(), "command line")


def _account_called(store: str, name: str) -> tuple[Store, Account]:
    from riwaya.store import Store
    from riwaya.store.accounts import account_called

    memory = Store.open(store)
    with memory.reading() as connection:
        found = account_called(connection, name)
    if found is None:
        raise RiwayaError("There is no account of that name.", name, "See riwaya desk account list.")
    return memory, found


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))


def _role(role: str) -> Role:
    from riwaya.store.accounts import ROLES as KNOWN

    return next(r for r in KNOWN if r == role)
