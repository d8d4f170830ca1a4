"""Who gets in: hosts, forms of our own, accounts, roles, tokens, limits."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from time import sleep

import pytest
from fastapi.routing import APIRoute

from desk_help import AT, PASSWORD, Opened, come_in, opened_desk, proof_of
from riwaya.desk import Settings, app
from riwaya.desk.context import COOKIE
from riwaya.desk.guards.doors import OPEN, SAFE
from riwaya.store import Store
from riwaya.store.accounts import account_called, add_account, close_account
from riwaya.store.audit import By, deeds
from riwaya.store.sessions import add_token


def routes(desk: Opened) -> list[tuple[str, str]]:
    """Every method and path there is, with numbers where the path has holes."""
    found = []
    for route in app(desk.store, Settings()).routes:
        path = route.path.replace("{file:path}", "desk.css")
        while "{" in path:
            path = path[: path.index("{")] + "1" + path[path.index("}") + 1 :]
        found += [(method, path) for method in route.methods]
    return found


def test_there_are_routes_of_both_kinds(local):
    kinds = {method in SAFE for method, _ in routes(local)}
    assert kinds == {True, False}


def test_nothing_is_changed_without_a_session_or_a_token(local, team):
    salma, _ = come_in(team, "salma")
    for desk, known in ((local, local.client()), (team, salma)):
        known.get("/stories")
        visitor = desk.client()
        for method, path in routes(desk):
            if method in SAFE:
                continue
            visitor.cookies.clear()
            assert visitor.request(method, path).status_code in (401, 403), (method, path)
            visitor.get("/stories")  # a cookie alone is no proof either
            assert visitor.request(method, path).status_code in (401, 403), (method, path)
            assert known.request(method, path).status_code == 403, (method, path)
            assert known.request(method, path, data={"proof": "0" * 64}).status_code == 403, (method, path)


def test_in_a_team_nothing_is_shown_to_strangers(team):
    visitor = team.client()
    for method, path in routes(team):
        if method != "GET" or any(path == o or (o.endswith("/") and path.startswith(o)) for o in OPEN):
            continue
        answer = visitor.get(path)
        assert answer.status_code in (401, 303), path
        assert answer.status_code == 401 or answer.headers["location"].startswith("/login"), path
        assert visitor.get(path, headers={"authorization": "Bearer nothing"}).status_code == 401


def test_a_route_that_does_not_say_who_may_call_it_is_not_served(local):
    from riwaya.desk import application, pages

    router = pages.being.router

    def forgotten() -> None:
        """Says nothing of who may call it."""

    router.add_api_route("/forgotten", forgotten, methods=["GET"])
    try:
        with pytest.raises(RuntimeError, match="/forgotten"):
            application.application(local.store, Settings())
    finally:
        router.routes[:] = [r for r in router.routes if not (isinstance(r, APIRoute) and r.path == "/forgotten")]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8642", ""])
def test_at_this_machine_no_other_name_opens_the_desk(local, host):
    answer = local.client().get("/stories", headers={"host": host})
    assert answer.status_code == 421
    assert "سد" not in answer.text


@pytest.mark.parametrize(
    "told",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://127.0.0.1:1"},
    ],
)
def test_a_form_of_another_site_changes_nothing_even_with_our_proof(local, told):
    visitor = local.client()
    proof = proof_of(visitor.get("/stories").text)
    assert visitor.post("/preferences", data={"proof": proof}, headers=told).status_code == 403
    good = {"origin": local.address, "sec-fetch-site": "same-origin"}
    assert visitor.post("/preferences", data={"proof": proof}, headers=good).status_code == 303


def test_one_visitors_proof_is_not_anothers(local):
    mine, other = local.client(), local.client()
    proof = proof_of(mine.get("/stories").text)
    other.get("/stories")
    assert other.post("/preferences", data={"proof": proof}).status_code == 403


def test_every_answer_tells_the_browser_what_is_forbidden(local):
    for path in ("/stories", "/health", "/nothing", "/articles/1/saved"):
        headers = local.client().get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe-inline" not in headers["content-security-policy"] or path.endswith("saved")
        assert headers["x-content-type-options"] == "nosniff"
        assert "server" not in headers
    assert "unsafe" not in local.client().get("/stories").headers["content-security-policy"]


def test_a_page_has_no_script_and_no_style_between_its_lines(local):
    for path in ("/stories", "/articles/1", "/nothing"):
        text = local.client().get(path).text
        assert "<script>" not in text
        assert " style=" not in text
        assert "<style" not in text
        assert " on" not in {a for a in text.split('"') if a.endswith("=")}


def test_coming_in_gives_a_new_cookie_and_going_out_takes_it(team):
    visitor, answer = come_in(team, "SALMA")
    assert answer.status_code == 303
    held = visitor.cookies[COOKIE]
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    stranger = team.client()
    stranger.get("/login")
    assert stranger.cookies[COOKIE] != held
    assert visitor.get("/stories").status_code == 200
    proof = proof_of(visitor.get("/stories").text)
    assert visitor.post("/logout", data={"proof": proof}).status_code == 303
    again = team.client(cookie=f"{COOKIE}={held}")
    assert again.get("/stories").status_code == 303
    with team.store.reading() as connection:
        assert {"login", "logout"} <= {d.what for d in deeds(connection, 20)}


@pytest.mark.parametrize(("name", "password"), [("salma", "wrong password"), ("nobody", PASSWORD), ("", "")])
def test_a_wrong_name_and_a_wrong_password_look_alike(team, name, password):
    _, answer = come_in(team, name, password)
    assert answer.status_code in (401, 429)
    assert "wrong" in answer.text
    assert f'name="name" value="{name}"' in answer.text


def test_the_way_back_never_leads_elsewhere(local):
    visitor = local.client()
    proof = proof_of(visitor.get("/stories").text)
    for to in ("//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nset-cookie: x=1"):
        answer = visitor.post("/preferences", data={"proof": proof, "lang": "ar", "to": to})
        assert answer.headers["location"] == "/", to


@pytest.fixture
def fresh(tmp_path):
    """Opens desks of its own with other settings."""

    def opened(**given: object):
        store = Store.open(str(tmp_path / "fresh.db"), create=True)
        add_account(store, "rana", ARGON, "reader", By("", AT))
        return opened_desk(store, Settings(**given))

    return opened


ARGON = "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$AAAA"


def test_guessing_has_to_wait(fresh):
    with fresh(team=True, tries=3) as desk:
        codes = [come_in(desk, "rana", "guess")[1].status_code for _ in range(5)]
    assert codes == [401, 401, 401, 429, 429]


def test_who_asks_too_often_has_to_wait(fresh):
    with fresh(burst=5, pace=0.001) as desk:
        answers = [desk.client().get("/health") for _ in range(7)]
    assert [a.status_code for a in answers] == [200] * 5 + [429] * 2
    assert int(answers[-1].headers["retry-after"]) > 0


def test_what_is_too_long_is_refused_whether_it_says_so_or_not(fresh):
    with fresh(form=1000) as desk:
        visitor = desk.client()
        proof = proof_of(visitor.get("/stories").text)
        assert visitor.post("/preferences", data={"proof": proof, "to": "x" * 2000}).status_code == 413

        def pieces():
            yield b"proof=" + proof.encode()
            for _ in range(20):
                yield b"&to=" + b"x" * 100

        form = {"content-type": "application/x-www-form-urlencoded"}
        assert visitor.post("/preferences", content=pieces(), headers=form).status_code == 413


def test_a_session_ends(fresh):
    moment = datetime(2031, 3, 6, tzinfo=UTC)
    with fresh(team=True, clock=lambda: moment) as desk:
        from riwaya.store.sessions import begin_session

        with desk.store.reading() as connection:
            rana = account_called(connection, "rana")
        begin_session(desk.store, rana, "held", "2031-03-06T00:00:00Z", "2031-03-07T00:00:00Z")
        client = desk.client(cookie=f"{COOKIE}=held")
        assert client.get("/stories").status_code == 200
        moment += timedelta(days=2)
        assert client.get("/stories").status_code == 303


def test_a_token_asks_in_an_accounts_name_until_it_is_closed(fresh):
    with fresh(team=True) as desk:
        with desk.store.reading() as connection:
            rana = account_called(connection, "rana")
        add_token(desk.store, rana, "prometheus", "secret-token", By("", AT))
        program = desk.client(authorization="Bearer secret-token", accept="*/*")
        assert "riwaya_requests_total" in program.get("/metrics").text
        assert program.post("/stories/seen").status_code == 303  # a token needs no form's proof
        close_account(desk.store, rana, By("", AT))
        assert program.get("/metrics").status_code == 401


def test_behind_a_proxy_every_address_has_its_prefix(fresh):
    settings = {"team": True, "url": "https://desk.example/riwaya"}
    with fresh(**settings) as desk:
        base = desk.address.removesuffix("/riwaya")
        visitor = replace(desk, address=base).client(host="desk.example")
        for path in ("/riwaya/login", "/login"):  # whether the proxy takes the prefix off or not
            text = visitor.get(path).text
            assert 'href="/riwaya/static/' in text
            assert 'action="/riwaya/login"' in text
        answer = visitor.get("/riwaya/stories")
        assert answer.headers["location"] == "/riwaya/login?to=%2Fstories"
        assert "secure" in visitor.get("/login").headers["set-cookie"].lower()
        assert "path=/riwaya" in visitor.get("/login").headers["set-cookie"].lower()
        assert "max-age" in visitor.get("/login").headers["strict-transport-security"]
        assert visitor.get("/riwaya/health", headers={"host": "evil.example"}).status_code == 421


def test_a_fault_of_our_own_is_a_sentence_and_its_log_holds_no_text(local, monkeypatch, capfd):
    import logging

    from riwaya.desk.guards import logs
    from riwaya.desk.pages import stories

    def broken(*_: object) -> None:
        raise ValueError("نص الصفحة")

    monkeypatch.setattr(stories, "story_rows", broken)
    kept = (logs._log.handlers, logs._log.propagate, logs._log.level)
    logs.begin_log(quiet=False)
    told = ""
    try:
        answer = local.client().get("/stories?start=7")
        for _ in range(100):  # a request is noted once its answer has gone
            told += capfd.readouterr().err
            if '"request"' in told:
                break
            sleep(0.05)
    finally:
        logs._log.handlers, logs._log.propagate, level = kept
        logging.getLogger("riwaya.desk").setLevel(level)
    assert answer.status_code == 500
    assert "Traceback" not in answer.text
    assert "ValueError" not in answer.text
    lines = [json.loads(line) for line in told.splitlines() if line.startswith("{")]
    assert [line["what"] for line in lines] == ["fault", "request"]
    assert lines[0]["fault"] == "ValueError"
    assert lines[1]["route"] == "/stories"
    assert "نص الصفحة" not in json.dumps(lines, ensure_ascii=False)


def test_health_says_whether_the_store_can_be_asked(local):
    answer = local.client().get("/health")
    assert answer.json()["status"] == "ok"


def test_metrics_count_by_route_never_by_address(local):
    client = local.client()
    client.get("/articles/1")
    text = client.get("/metrics").text
    assert 'route="/articles/{article}",status="200"' in text
    assert "riwaya_request_seconds_bucket" in text
    assert 'riwaya_held{what="articles"}' in text
    assert "/articles/1" not in text
