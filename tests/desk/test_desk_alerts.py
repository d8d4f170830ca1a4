"""Alerts at the desk: which rule was met by what and when, and which of them somebody has not seen."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import func, insert, select

from desk_help import AT, come_in, proof_of, scrolled
from riwaya.store.schema import alerts, events, visits


@pytest.fixture
def watched(spare):
    """A desk whose story 1 has met two rules since its only visitor looked, and story 2 one before."""
    with spare.store.writing() as connection:
        connection.execute(alerts.delete())
        last = connection.execute(select(func.max(events.c.id))).scalar() or 0
        for n, (story, words) in enumerate(((2, "الهدنة صامدة"), (1, "نفي أول"), (1, "<b>نفي ثان")), 1):
            row = {
                "at": AT,
                "kind": "denial",
                "key": f"alert {n}",
                "story": story,
                "record": f'{{"content": "{words}"}}',
            }
            connection.execute(insert(events).values(row))
            connection.execute(insert(alerts).values(rule=f"rule <i>{n}", event=last + n, at=AT))
        connection.execute(visits.update().values(event=last + 1))
    return spare


def test_an_alert_tells_its_rule_what_met_it_and_whether_it_was_seen(watched):
    visitor = watched.client(**{"accept-language": "en"})
    text = visitor.get("/alerts").text
    told = [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in text.split('class="alert-row')[1:]]
    assert [("new Rule" in row, row.count("rule &lt;i&gt;")) for row in told] == [(True, 1), (True, 1), (False, 1)]
    assert "&lt;b&gt;نفي ثان" in told[0]
    assert 'href="/stories/1"' in text
    assert "2 new alerts" in visitor.get("/stories").text
    one = visitor.get("/alerts?story=2").text
    assert one.count('class="alert-row') == 1
    assert visitor.get("/alerts?story=99").status_code == 404


def test_alerts_are_seen_with_their_story_or_all_at_once(watched):
    visitor = watched.client(**{"accept-language": "en"})
    proof = proof_of(visitor.get("/alerts").text)
    answer = visitor.post("/stories/1/seen", data={"proof": proof, "to": "/alerts"})
    assert answer.headers["location"] == "/alerts"
    assert 'class="badge new"' not in visitor.get("/alerts").text
    assert visitor.post("/stories/99/seen", data={"proof": proof}).status_code == 404
    assert visitor.post("/stories/seen", data={"proof": proof, "to": "//evil.example"}).headers["location"] == "/"


def test_what_one_has_seen_another_has_not(team):
    salma, _ = come_in(team, "salma")
    mona, _ = come_in(team, "mona")
    for visitor in (salma, mona):
        visitor.get("/stories")
    with team.store.writing() as connection:
        row = {"at": AT, "kind": "denial", "key": "for all", "story": 2, "record": "{}"}
        event = connection.execute(insert(events).values(row)).inserted_primary_key[0]
        connection.execute(insert(alerts).values(rule="everybody's", event=event, at=AT))
    salma.get("/stories/2")
    assert 'class="badge new"' not in salma.get("/alerts").text
    assert 'class="badge new"' in mona.get("/alerts").text


def test_further_alerts_come_as_one_scrolls(spare):
    with spare.store.writing() as connection:
        event = connection.execute(select(func.max(events.c.id))).scalar()
        for n in range(120):
            connection.execute(insert(alerts).values(rule=f"rule {n:03}", event=event, at=AT))
    seen = scrolled(spare.client(), "/alerts", r"rule (\d{3})")
    assert [int(n) for n in seen] == list(range(119, -1, -1))
