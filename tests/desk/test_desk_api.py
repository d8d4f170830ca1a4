"""The API: the same nouns as the command line, described, and never a fault of its own."""

from __future__ import annotations

import time

import pytest
from sqlalchemy import select

from desk_help import AT, Opened
from harbour_story import FIRST
from riwaya.store.accounts import add_account
from riwaya.store.audit import By
from riwaya.store.growing import grow
from riwaya.store.schema import articles, members
from riwaya.store.sessions import add_token


@pytest.fixture
def program(spare: Opened):
    """A program with a checker's token, at a desk of its own whose stories are real ones."""
    account = add_account(spare.store, "hani", "no password", "checker", By("", AT))
    add_token(spare.store, account, "tests", "token", By("", AT))
    return spare.client(authorization="Bearer token", accept="application/json")


def test_stories_and_what_they_hold(program, spare):
    with spare.store.writing() as connection:
        connection.execute(members.delete())
    grow(spare.store, AT)
    told = program.get("/api/stories").json()
    assert told["count"] == len(told["stories"])
    story = max((s for s in told["stories"] if s["id"] > 3), key=lambda s: s["articles"])
    dossier = program.get(f"/api/stories/{story['id']}").json()
    assert len(dossier["articles"]) == story["articles"]
    assert dossier["store"]["story"] == story["id"]
    assert set(dossier["store"]["claims"]) == {c["id"] for c in dossier["claims"]}
    assert "events" in program.get(f"/api/stories/{story['id']}/events").json()
    assert program.get("/api/stories/999").status_code == 404


def test_an_article_is_as_the_command_line_prints_it(program, spare):
    row = program.get("/api/articles/1", params={"with_text": True}).json()
    assert row["text"]
    assert row["articles"][0]["statements"]
    assert row["judgements"] == []
    assert program.get("/api/articles/99999").json()["problem"]["what"]


def test_search_answers_and_tells_what_it_cannot_read(program):
    found = program.get("/api/search", params={"q": "تشققات", "in": "statements", "limit": 2}).json()
    assert found["count"] >= len(found["answers"]) == 2
    assert found["answers"][0]["statement"]
    wrong = program.get("/api/search", params={"q": "nope:x"})
    assert wrong.status_code == 400
    assert "field" in wrong.json()["problem"]["what"]


def test_pages_are_added_and_their_job_says_what_became_of_them(program):
    job = program.post("/api/pages", json={"texts": [{"text": FIRST, "name": "https://a.example/1"}]})
    assert job.status_code == 202
    for _ in range(600):
        told = program.get(f"/api/jobs/{job.json()['job']}").json()
        if told["over"]:
            break
        time.sleep(0.05)
    assert [p["outcome"] for p in told["pages"]] == ["new"]
    assert told["pages"][0]["page"] == "https://a.example/1"
    for wrong in ({}, {"addresses": ["ftp://a"]}, {"texts": [{"text": ""}]}, {"texts": 1}, []):
        assert program.post("/api/pages", json=wrong).status_code == 422


def test_a_judgement_is_kept_in_the_accounts_name_and_taken_back(program, spare):
    with spare.store.reading() as connection:
        row = connection.execute(select(articles.c.id, articles.c.n).limit(1)).one()
    page = program.get(f"/api/articles/{row.id}", params={"with_text": True}).json()
    target = {"what": "article", "page": page["sha256"], "n": row.n}
    said = program.post("/api/judgements", json={"kind": "note", "target": target, "note": "look again"})
    assert said.status_code == 201, said.text
    assert said.json()["author"] == "hani"
    assert len(program.get("/api/judgements", params={"article": row.id}).json()["judgements"]) == 1
    uid = said.json()["uid"]
    assert program.delete(f"/api/judgements/{uid}").json()["withdraws"] == uid
    assert program.delete(f"/api/judgements/{uid}").status_code == 400
    assert program.delete(f"/api/judgements/{'0' * 32}").status_code == 404
    for wrong in ({"kind": "x", "target": {}}, {"kind": "note", "target": {"what": "article"}}):
        assert program.post("/api/judgements", json=wrong).status_code == 400


def test_a_browser_of_another_site_can_ask_the_api_for_nothing_that_changes(local):
    visitor = local.client(accept="application/json")
    visitor.get("/stories")
    assert visitor.post("/api/pages", json={"texts": [{"text": FIRST}]}).status_code == 403
    assert visitor.get("/api/stories").status_code == 200
    assert "access-control-allow-origin" not in visitor.get("/api/stories").headers


def test_the_description_tells_every_route_and_each_of_its_parameters(local):
    told = local.client().get("/api/openapi.json").json()
    assert set(told["paths"]) == {
        "/api/stories", "/api/stories/{story}", "/api/stories/{story}/events", "/api/articles/{article}", "/api/search",
        "/api/pages", "/api/jobs/{job}", "/api/judgements", "/api/judgements/{uid}",
    }  # fmt: skip
    for path, operations in told["paths"].items():
        for operation in operations.values():
            assert operation["summary"], path
            assert operation["description"], path
            for parameter in operation.get("parameters", ()):
                assert parameter["in"] == "path" or parameter.get("description"), (path, parameter["name"])
