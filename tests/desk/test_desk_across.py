"""What goes across stories: a voice, an outlet and a place, each with a page of its own."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import func, select, update

from riwaya.store.schema import articles, statements, story_places, voice_statements, voices


@pytest.fixture
def asked(spare):
    return spare.client(**{"accept-language": "en"})


def all_parts(desk, first: str, rows: str) -> list[str]:
    """What a page and the parts that follow it hold of *rows*, a regular expression with one group."""
    found, path = [], first
    while path:
        text = desk.client(**({"hx-request": "true"} if path != first else {})).get(path).text
        assert ("<html" in text) == (path == first)
        found += re.findall(rows, text)
        more = re.search(r'hx-get="([^"]+)"', text)
        path = more[1].replace("&amp;", "&") if more else ""
    return found


def test_a_voice_tells_all_its_statements_once_and_why_it_is_not_named(spare, asked):
    with spare.store.reading() as connection:
        row = connection.execute(
            select(voice_statements.c.voice, voices.c.name, func.count().label("n"))
            .join_from(voice_statements, voices).where(voices.c.kind == "unnamed")
            .group_by(voice_statements.c.voice, voices.c.name).order_by(func.count().desc())
        ).first()  # fmt: skip
    text = asked.get(f"/voices/{row.voice}").text
    assert row.name in text
    assert "Reason for anonymity" in text
    said = all_parts(spare, f"/voices/{row.voice}", r'href="(/articles/\d+#s\d+)" data-item')
    assert len(said) == len(set(said)) == row.n


def test_the_statements_of_all_voices_are_those_of_the_story(spare):
    with spare.store.reading() as connection:
        lone = connection.execute(
            select(func.count()).select_from(voice_statements).where(
                ~select(statements.c.id).where(statements.c.article == voice_statements.c.article,
                                               statements.c.label == voice_statements.c.label).exists())
        ).scalar()  # fmt: skip
    assert lone == 0


def test_an_outlet_tells_the_share_of_its_anonymous_sources(spare, asked):
    with spare.store.reading() as connection:
        name = connection.execute(select(articles.c.outlet).where(articles.c.statements > 4)).scalars().first()
        rows = select(statements.c.kind).join_from(statements, articles).where(articles.c.outlet == name)
        kinds = list(connection.execute(rows).scalars())
        count = connection.execute(select(func.count()).where(articles.c.outlet == name)).scalar()
    text = asked.get("/outlet", params={"name": name}).text
    share = round(100 * kinds.count("unnamed") / len(kinds))
    assert f"<strong>{share}%</strong>" in text
    assert len(re.findall(r'href="/articles/\d+" data-item', text)) == count


def test_a_place_is_on_a_map_with_the_claims_that_name_it(spare, asked):
    with spare.store.reading() as connection:
        row = connection.execute(select(story_places).order_by(story_places.c.statements.desc())).first()
    text = asked.get("/place", params={"id": row.place}).text
    assert f">{row.name}</text>" in text
    assert re.search(r'href="/claims/\d+"', text)
    assert re.search(r'href="/articles/\d+#s\d+"', text)


@pytest.mark.parametrize("path", ["/voices/4242", "/outlet?name=nobody", "/place?id=nowhere"])
def test_what_is_not_known_is_not_there(asked, path):
    assert asked.get(path).status_code == 404


def test_names_lead_to_their_pages(asked):
    voice = re.search(r'<h3[^>]*><a href="(/voices/\d+)"', asked.get("/stories/1/voices").text)
    place = re.search(r'<strong><a href="(/place\?id=[^"]+)"', asked.get("/stories/1/places").text)
    outlet = re.search(r'<a class="outlet" href="(/outlet\?name=[^"]+)"', asked.get("/stories/1/articles").text)
    for found in (voice, place, outlet):
        assert found
        assert asked.get(found[1]).status_code == 200


def test_who_printed_first_originates_and_who_came_after_is_told_so(asked):
    def told(name: str, heading: str) -> str:
        text = asked.get("/outlet", params={"name": name}).text
        return text.split(f">{heading}</h2>")[1].split("</section>")[0] if f">{heading}</h2>" in text else ""

    assert "/claims/" in told("القنطرة السابعة", "What it had first")
    after = told("بوابة النارنج الإخبارية", "From whom it takes")
    assert "القنطرة السابعة" in after
    assert "/claims/" not in told("بوابة النارنج الإخبارية", "What it had first")


def test_an_outlet_without_end_leads_nowhere(spare, asked):
    with spare.store.writing() as connection:
        connection.execute(update(articles).where(articles.c.id == 1).values(outlet="ن" * 5000))
    row = re.search(
        r'<li><p class="from">(.*?)</p>\s*<h3[^>]*><a href="/articles/1"', asked.get("/stories/1/articles").text, re.S
    )
    assert row
    assert "/outlet" not in row[1].rpartition("<li>")[2]
    assert len(row[1].rpartition("<li>")[2]) < 1000
