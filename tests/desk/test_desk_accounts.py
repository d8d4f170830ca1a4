"""One's own account, everybody's, and the audit log: what they let one do, and that no change goes unwritten."""

from __future__ import annotations

import re

import pytest

from desk_help import AT, PASSWORD, SECRET, come_in, opened_desk, proof_of, scrolled
from riwaya.desk import Settings
from riwaya.store import Store
from riwaya.store.accounts import account_called, add_account
from riwaya.store.audit import By, deeds, note
from riwaya.store.sessions import add_token

OTHER = "quite another few words"


@pytest.fixture
def desk(tmp_path):
    """A desk for a team, empty: salma is admin, mona reads."""
    store = Store.open(str(tmp_path / "team.db"), create=True)
    for name, role in (("salma", "admin"), ("mona", "reader")):
        add_account(store, name, SECRET, role, By("", AT))
    with opened_desk(store, Settings(team=True)) as opened:
        yield opened


def pressed(visitor, path, **form):
    """Press a button of a page."""
    return visitor.post(path, data={"proof": proof_of(visitor.get("/account").text), **form})


def told(desk) -> list[tuple[str, str, str]]:
    with desk.store.reading() as connection:
        return [(d.who, d.what, d.target) for d in deeds(connection, 99)]


def shown(answer) -> str:
    """What an answer shows once."""
    found = re.search(r"<pre dir=\"ltr\"><code>([^<]+)", answer.text)
    assert found, answer.text
    return found[1]


def test_a_password_is_changed_and_every_other_browser_goes_out(desk):
    mona, _ = come_in(desk, "mona")
    elsewhere, _ = come_in(desk, "mona")
    for form in ({"now": "wrong", "new": OTHER, "again": OTHER}, {"now": PASSWORD, "new": OTHER, "again": "other"},
                 {"now": PASSWORD, "new": "short", "again": "short"},
                 {"now": PASSWORD, "new": PASSWORD, "again": PASSWORD}):  # fmt: skip
        answer = pressed(mona, "/account/password", **form)
        assert answer.status_code == 400, form
        assert 'role="alert"' in answer.text
    before = mona.cookies["riwaya"]
    answer = pressed(mona, "/account/password", now=PASSWORD, new=OTHER, again=OTHER)
    assert answer.headers["location"] == "/account?done=password"
    assert mona.cookies["riwaya"] != before
    assert 'role="status"' in mona.get("/account?done=password").text
    assert elsewhere.get("/account").status_code == 303
    assert come_in(desk, "mona")[1].status_code == 401
    assert come_in(desk, "mona", OTHER)[1].status_code == 303
    assert ("mona", "account-password", "mona") in told(desk)


def test_other_browsers_are_logged_out_and_this_one_stays(desk):
    mona, _ = come_in(desk, "mona")
    elsewhere, _ = come_in(desk, "mona")
    assert mona.get("/account").text.count("until ") == 2
    assert pressed(mona, "/account/sessions/end").status_code == 303
    assert elsewhere.get("/account").status_code == 303
    text = mona.get("/account").text
    assert "/account/sessions/end" not in text
    assert ("mona", "sessions-end", "mona (1)") in told(desk)


def test_a_token_is_shown_once_lets_a_program_in_and_is_withdrawn(desk):
    mona, _ = come_in(desk, "mona")
    assert pressed(mona, "/account/tokens", name="  ").status_code == 400
    answer = pressed(mona, "/account/tokens", name="<b>wire</b>")
    token = shown(answer)
    assert "<b>wire" not in answer.text
    assert token not in mona.get("/account").text
    program = desk.client(authorization=f"Bearer {token}")
    assert program.get("/api/stories").status_code == 200
    number = re.search(r"/account/tokens/(\d+)/close", mona.get("/account").text)
    assert number
    salma, _ = come_in(desk, "salma")
    assert pressed(salma, f"/account/tokens/{number[1]}/close").status_code == 404
    assert pressed(mona, f"/account/tokens/{number[1]}/close").status_code == 303
    assert program.get("/api/stories").status_code == 401
    assert told(desk)[0][1] == "token-close"


def test_no_program_sees_to_accounts(desk):
    with desk.store.reading() as connection:
        salma = account_called(connection, "salma")
    add_token(desk.store, salma, "program", "token", By("", AT))
    program = desk.client(authorization="Bearer token")
    for path in ("/account", "/people", "/audit"):
        assert program.get(path).status_code == 403
    for path in ("/people", "/people/2/close", "/account/tokens", "/account/password"):
        assert program.post(path, data={"name": "rana", "role": "admin"}).status_code == 403


def test_somebody_is_added_with_a_password_that_is_good_for_choosing_another(desk):
    salma, _ = come_in(desk, "salma")
    answer = pressed(salma, "/people", name="rana", role="checker")
    given = shown(answer)
    assert given not in salma.get("/people").text
    rana, came = come_in(desk, "rana", given)
    assert came.status_code == 303
    for path in ("/stories", "/search", "/queue"):
        assert rana.get(path).headers["location"] == "/account", path
    assert rana.get("/api/stories").status_code == 403
    assert "/account/tokens" not in rana.get("/account").text
    assert pressed(rana, "/account/tokens", name="wire").status_code == 403
    assert pressed(rana, "/account/password", now=given, new=OTHER, again=OTHER).status_code == 303
    assert rana.get("/queue").status_code == 200
    for name in ("rana", "", "x" * 100):
        assert pressed(salma, "/people", name=name, role="reader").status_code == 400
    assert pressed(salma, "/people", name="wafa", role="owner").status_code == 422


def test_roles_change_accounts_are_shut_and_opened_and_an_admin_stays(desk):
    salma, _ = come_in(desk, "salma")
    mona, _ = come_in(desk, "mona")
    with desk.store.reading() as connection:
        mine, hers = (account_called(connection, name).id for name in ("salma", "mona"))
    for answer in (pressed(salma, f"/people/{mine}/role", role="reader"), pressed(salma, f"/people/{mine}/close")):
        assert answer.status_code == 400
        assert "last admin" in answer.text
    assert pressed(salma, f"/people/{hers}/role", role="checker").status_code == 303
    assert mona.get("/queue").status_code == 200
    assert pressed(salma, f"/people/{hers}/close").status_code == 303
    assert mona.get("/stories").status_code == 303
    assert come_in(desk, "mona")[1].status_code == 401
    assert pressed(salma, f"/people/{hers}/open").status_code == 303
    given = shown(pressed(salma, f"/people/{hers}/password"))
    assert come_in(desk, "mona")[1].status_code == 401
    assert come_in(desk, "mona", given)[1].status_code == 303
    assert pressed(salma, "/people/99/close").status_code == 404
    kinds = [what for who, what, target in told(desk) if who == "salma" and target.startswith("mona")]
    assert kinds == ["account-given", "account-open", "account-close", "account-role"]


def test_only_an_admin_sees_people_and_the_log(desk):
    mona, _ = come_in(desk, "mona")
    for path in ("/people", "/audit"):
        assert mona.get(path).status_code == 403
    assert pressed(mona, "/people", name="rana", role="admin").status_code == 403
    assert "/people" not in mona.get("/stories").text


def test_the_log_is_narrowed_and_goes_on_as_one_scrolls(desk):
    for n in range(230):
        note(desk.store, By("hani" if n % 2 else "<i>rana", AT, "::1"), "add", f"pages {n}")
    salma, _ = come_in(desk, "salma")
    seen = scrolled(salma, "/audit?who=hani&what=add", r"pages (\d+)")
    assert [int(n) for n in seen] == list(range(229, 0, -2))
    assert "<i>rana" not in salma.get("/audit").text
    assert salma.get("/audit?what=nothing").status_code == 200


def test_on_a_desk_for_one_person_there_are_no_accounts_and_the_pages_say_so(spare):
    visitor = spare.client(**{"accept-language": "en"})
    for path in ("/account", "/people"):
        assert "There are no accounts on this desk" in visitor.get(path).text
    assert "There are no accounts on this desk" in visitor.get("/audit").text
    for path, form in (("/people", {"name": "rana", "role": "admin"}), ("/account/tokens", {"name": "wire"}),
                       ("/people/1/close", {}), ("/account/password", {"now": "a"})):  # fmt: skip
        proof = proof_of(visitor.get("/stories").text)
        assert visitor.post(path, data={"proof": proof, **form}).status_code == 404, path
