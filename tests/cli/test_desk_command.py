"""``riwaya desk`` as it is typed: accounts, tokens, and a desk that opens and closes."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from cli_help import riwaya
from riwaya.store import Store
from riwaya.store.accounts import account_called
from riwaya.store.audit import deeds

PASSWORD = b"a few words are best\n"


@pytest.fixture
def store(tmp_path: Path) -> str:
    return str(tmp_path / "desk.db")


def test_accounts_are_given_changed_and_closed(store: str) -> None:
    ran = riwaya("desk", "account", "add", "سلمى البنّاء", "--role", "admin", "--store", store, stdin=PASSWORD)
    assert (ran.code, ran.out) == (0, "سلمى البنّاء: admin\n")
    assert riwaya("desk", "account", "add", "hani", "--store", store, stdin=b"short\n").code == 1
    last = riwaya("desk", "account", "change", "سلمى البنّاء", "--role", "checker", "--store", store)
    assert (last.code, "last admin" in last.err) == (1, True)
    assert riwaya("desk", "account", "add", "hani", "--role", "admin", "--store", store, stdin=PASSWORD).code == 0
    assert riwaya("desk", "account", "change", "سلمى البنّاء", "--role", "checker", "--store", store).code == 0
    assert "سلمى البنّاء: checker" in riwaya("desk", "account", "list", "--store", store).out
    token = riwaya("desk", "token", "سلمى البنّاء", "prometheus", "--store", store).out.strip()
    assert len(token) > 40
    assert riwaya("desk", "account", "change", "سلمى البنّاء", "--close", "--store", store).code == 0
    assert riwaya("desk", "account", "change", "سلمى البنّاء", "--open", "--store", store).code == 0
    assert riwaya("desk", "account", "change", "سلمى البنّاء", "--close", "--store", store).code == 0
    assert riwaya("desk", "account", "change", "nobody", "--close", "--store", store).code == 1
    assert riwaya("desk", "account", "change", "nobody", "--store", store).code == 2
    memory = Store.open(store)
    with memory.reading() as connection:
        found = account_called(connection, "سلمى البنّاء")
        assert found is not None
        assert found.closed is not None
        assert found.secret.startswith("$argon2id$")
        told = {d.what for d in deeds(connection, 10)}
    assert told == {"account-add", "account-role", "account-close", "account-open", "token-add"}


def test_a_team_cannot_begin_without_anybody(store: str) -> None:
    ran = riwaya("desk", "--host", "127.0.0.1", "--store", store)
    assert ran.code == 1
    assert "account add" in ran.err


@pytest.mark.parametrize("args", [("--url", "https://desk.example"), ("--host", "0.0.0.0", "--url", "desk.example")])
def test_an_address_that_makes_no_sense_is_told(store: str, args: tuple[str, ...]) -> None:
    assert riwaya("desk", *args, "--store", store).code == 2


def test_a_port_that_is_taken_is_told(store: str) -> None:
    from riwaya.desk.serving import bound

    with bound("127.0.0.1", None) as taken:
        ran = riwaya("desk", "--port", taken.getsockname()[1], "--store", store)
    assert ran.code == 1
    assert "--port" in ran.err


def test_it_opens_says_where_and_closes(store: str) -> None:
    command = [sys.executable, "-m", "riwaya", "desk", "--store", store]
    desk = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ, text=True)
    try:
        assert desk.stdout is not None
        line = desk.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/", line)
        assert found, line
        answer = httpx.get(found[0], follow_redirects=True)
        assert answer.status_code == 200
        assert "server" not in answer.headers
    finally:
        desk.send_signal(signal.SIGINT)
        _, complaints = desk.communicate(timeout=20)
    assert desk.returncode == 0
    assert complaints == ""
