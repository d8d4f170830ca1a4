"""Accounts, sessions, tokens, the audit log, and how far somebody has looked."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import insert

from riwaya.model import RiwayaError
from riwaya.store import Store
from riwaya.store.accounts import (
    account_called,
    add_account,
    all_accounts,
    close_account,
    open_account,
    set_password,
    set_role,
)
from riwaya.store.audit import By, deeds, kinds_of_deed, note
from riwaya.store.overview import how_many, story_rows
from riwaya.store.schema import events, stories
from riwaya.store.sessions import (
    add_token,
    begin_session,
    close_token,
    end_other_sessions,
    end_session,
    sessions_of,
    tokens_of,
    who_asks,
)
from riwaya.store.visits import EVERYTHING, looked, seen_until

AT, LATER, END = "2031-03-06T08:00:00Z", "2031-03-06T09:00:00Z", "2031-03-07T08:00:00Z"
BY = By("rana", AT, "::1")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(str(tmp_path / "desk.db"), create=True)


def asks(store: Store, at: str = AT, **held: str) -> str | None:
    with store.reading() as connection:
        found = who_asks(connection, at, **held)
    return None if found is None else found.name


def test_an_account_is_found_by_its_name_whatever_the_case(store):
    made = add_account(store, "  Salma  Banna ", "hash", "admin", BY)
    assert made.name == "Salma Banna"
    with store.reading() as connection:
        assert account_called(connection, "SALMA banna") == made
        assert account_called(connection, "hani") is None
        assert all_accounts(connection) == [made]


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "a\u202eb"])
def test_a_name_that_no_list_can_show_is_refused(store, name):
    with pytest.raises(RiwayaError):
        add_account(store, name, "hash", "reader", BY)


def test_a_name_is_given_once(store):
    add_account(store, "سلمى", "hash", "reader", BY)
    with pytest.raises(RiwayaError, match="already"):
        add_account(store, "سلمى", "hash", "reader", BY)


def test_a_session_lasts_until_its_end_or_until_it_is_ended(store):
    salma = add_account(store, "salma", "hash", "reader", BY)
    begin_session(store, salma, "one", AT, END)
    begin_session(store, salma, "two", AT, END)
    assert asks(store, session="one") == "salma"
    assert asks(store, session="other") is None
    assert asks(store, END, session="one") is None
    end_session(store, "one")
    assert asks(store, session="one") is None
    assert asks(store, session="two") == "salma"


def test_a_new_password_ends_every_session_and_closing_ends_all(store):
    salma = add_account(store, "salma", "hash", "reader", BY)
    begin_session(store, salma, "one", AT, END)
    add_token(store, salma, "program", "token", BY)
    set_role(store, salma, "checker", BY)
    assert asks(store, session="one") == "salma"
    set_password(store, salma, "another", BY)
    assert asks(store, session="one") is None
    assert asks(store, token="token") == "salma"
    close_account(store, salma, By("rana", LATER))
    assert asks(store, token="token") is None
    with store.reading() as connection:
        assert tokens_of(connection, salma.id)[0].closed == LATER


def test_a_token_is_closed_by_its_own_account_only(store):
    salma = add_account(store, "salma", "hash", "reader", BY)
    hani = add_account(store, "hani", "hash", "reader", BY)
    token = add_token(store, salma, "program", "token", BY)
    assert not close_token(store, hani, token, BY)
    assert close_token(store, salma, token, BY)
    assert not close_token(store, salma, token, BY)
    assert asks(store, token="token") is None
    with pytest.raises(RiwayaError):
        add_token(store, salma, " ", "token2", BY)


def test_what_is_kept_opens_nothing(store, tmp_path):
    salma = add_account(store, "salma", "hash", "reader", BY)
    begin_session(store, salma, "held-by-the-browser", AT, END)
    add_token(store, salma, "program", "held-by-the-program", BY)
    store.close()
    kept = b"".join(p.read_bytes() for p in tmp_path.iterdir())
    assert b"held-by" not in kept


def test_deeds_are_told_newest_first(store):
    for n in range(5):
        note(store, By("salma", AT, "::1"), "login", f"{n}" * 1000)
    with store.reading() as connection:
        found = deeds(connection, 2)
        assert [d.target[0] for d in found] == ["4", "3"]
        assert len(found[0].target) == 500
        assert [d.target[0] for d in deeds(connection, 2, found[-1].id)] == ["2", "1"]


def test_deeds_are_told_of_one_person_or_of_one_kind(store):
    for who, what in (("salma", "login"), ("hani", "login"), ("salma", "logout")):
        note(store, By(who, AT), what)
    with store.reading() as connection:
        assert [d.what for d in deeds(connection, 9, who="salma")] == ["logout", "login"]
        assert [d.who for d in deeds(connection, 9, what="login")] == ["hani", "salma"]
        assert deeds(connection, 9, who="hani", what="logout") == []
        assert kinds_of_deed(connection) == ["login", "logout"]


def test_an_admin_always_stays(store):
    salma = add_account(store, "salma", "hash", "admin", BY)
    for leave in (lambda: set_role(store, salma, "reader", BY), lambda: close_account(store, salma, BY)):
        with pytest.raises(RiwayaError, match="last admin"):
            leave()
    with store.reading() as connection:
        assert account_called(connection, "salma") == salma
        assert [d.what for d in deeds(connection, 9)] == ["account-add"]
    hani = add_account(store, "hani", "hash", "admin", BY)
    close_account(store, salma, BY)
    with pytest.raises(RiwayaError, match="last admin"):
        set_role(store, hani, "checker", BY)
    open_account(store, salma, BY)
    set_role(store, hani, "checker", BY)


def test_a_password_that_somebody_else_knows_is_told_until_it_is_another(store):
    salma = add_account(store, "salma", "hash", "reader", BY, given=True)
    begin_session(store, salma, "one", AT, END)
    add_token(store, salma, "program", "token", BY)
    with store.reading() as connection:
        assert who_asks(connection, AT, "one").given
        assert not who_asks(connection, AT, None, "token").given
    set_password(store, salma, "own", BY)
    begin_session(store, salma, "two", AT, END)
    with store.reading() as connection:
        assert not who_asks(connection, AT, "two").given


def test_other_sessions_are_ended_and_the_own_one_stays(store):
    salma = add_account(store, "salma", "hash", "reader", BY)
    for held in ("one", "two", "three"):
        begin_session(store, salma, held, AT, END)
    with store.reading() as connection:
        assert [s.own for s in sessions_of(connection, salma.id, AT, "two")] == [False, True, False]
        assert sessions_of(connection, salma.id, END) == []
    assert end_other_sessions(store, salma, "two", BY) == 2
    assert [asks(store, session=held) for held in ("one", "two", "three")] == [None, "salma", None]


def test_whatever_is_changed_is_in_the_audit_log(store):
    salma = add_account(store, "salma", "hash", "admin", BY)
    hani = add_account(store, "hani", "hash", "reader", BY)
    set_role(store, hani, "checker", BY)
    set_password(store, hani, "another", BY, given=True)
    set_password(store, hani, "own", BY)
    token = add_token(store, hani, "program", "token", BY)
    close_token(store, hani, token, BY)
    end_other_sessions(store, salma, "", BY)
    close_account(store, hani, BY)
    open_account(store, hani, BY)
    with store.reading() as connection:
        told = [(d.who, d.source, d.what, d.target) for d in reversed(deeds(connection, 99))]
    assert [(what, target) for *_, what, target in told] == [
        ("account-add", "salma (admin)"), ("account-add", "hani (reader)"), ("account-role", "hani (checker)"),
        ("account-given", "hani"), ("account-password", "hani"), ("token-add", "hani: program"),
        ("token-close", "hani: program"), ("sessions-end", "salma (0)"), ("account-close", "hani"),
        ("account-open", "hani")]  # fmt: skip
    assert {(who, source) for who, source, *_ in told} == {("rana", "::1")}


def happen(store: Store, *kinds: str, story: int = 1) -> None:
    with store.writing() as connection:
        for kind in kinds:
            row = {"at": AT, "kind": kind, "key": f"{kind}{story}", "story": story, "record": "{}"}
            connection.execute(insert(events).values(row))


@pytest.fixture
def told(store: Store) -> Store:
    with store.writing() as connection:
        for n, name in enumerate(("السد", "الميناء", "الجسر"), 1):
            row = {"id": n, "title": "قصة", "name": name, "articles": 0, "moved": f"2031-03-0{n}T08:00:00Z"}
            connection.execute(insert(stories).values(row))
        row = {"id": 4, "title": "قصة", "articles": 0, "moved": AT, "merged": 1}
        connection.execute(insert(stories).values(row))
    return store


def titles(store: Store, account: int = 0) -> list[tuple[str, int]]:
    with store.reading() as connection:
        return [(row.title, sum(row.news.values())) for row in story_rows(connection, account, 10)]


def test_what_moved_since_somebody_looked_comes_first(told):
    happen(told, "new_article")
    assert titles(told) == [("الجسر", 0), ("الميناء", 0), ("السد", 0)]  # who never looked has missed nothing
    looked(told, 0, EVERYTHING, AT)
    happen(told, "denial", "new_claim")
    happen(told, "denial", story=2)
    assert titles(told) == [("الميناء", 1), ("السد", 2), ("الجسر", 0)]
    looked(told, 0, 1, LATER)
    assert titles(told) == [("الميناء", 1), ("الجسر", 0), ("السد", 0)]
    looked(told, 0, EVERYTHING, LATER)
    assert titles(told) == [("الجسر", 0), ("الميناء", 0), ("السد", 0)]
    with told.reading() as connection:
        assert seen_until(connection, 0, [0, 1, 2]) == {0: 4, 1: 3}


def test_each_account_looks_for_itself(told):
    looked(told, 1, EVERYTHING, AT)
    looked(told, 2, EVERYTHING, AT)
    happen(told, "denial")
    looked(told, 1, 1, AT)
    assert titles(told, 1)[0] == ("الجسر", 0)
    assert titles(told, 2)[0] == ("السد", 1)


def test_a_story_that_went_into_another_is_not_in_the_list(told):
    with told.reading() as connection:
        assert how_many(connection) == 3
