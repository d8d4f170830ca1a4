"""Articles and search in the API."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from starlette.exceptions import HTTPException
from starlette.requests import Request

from riwaya.desk.access import shows
from riwaya.desk.api.answering import Answer, described
from riwaya.desk.asking import Id
from riwaya.desk.context import desk_of
from riwaya.store.answers import answers
from riwaya.store.looking import article_of
from riwaya.store.queries import parse
from riwaya.store.searching import Scope
from riwaya.store.shown import shown_pages

router = described("evidence")


@router.get("/articles/{article}", dependencies=[shows()], summary="An article's page as it was read")
def article(
    request: Request,
    article: Id,
    with_text: Annotated[bool, Query(description="Put the page's text into it.")] = False,
    as_read: Annotated[bool, Query(description="As the machine read it, without what people said.")] = False,
) -> Answer:
    """The page as `riwaya show ARTICLE --json` prints it: lines, articles, statements and mentions, and what people
    said of them (`judgements`, `conflicts`).
    """
    with desk_of(request).store.reading() as connection:
        kept = article_of(connection, article)
        if kept is None:
            raise HTTPException(404)
        shown = shown_pages(connection, () if as_read else [kept.sha256])
    reading = shown.judged.readings[0] if shown.judged.readings else kept.reading
    row = reading.to_dict(with_text) | {"page": kept.names[0], "also": list(kept.names[1:])}
    row["judgements"] = [j.to_dict() | {"state": shown.state(j)} for j in shown.judgements if j.kind != "withdrawal"]
    row["conflicts"] = [c.to_dict() for c in shown.judged.conflicts]
    return Answer(row)


@router.get("/search", dependencies=[shows()], summary="Search")
def search(
    request: Request,
    q: Annotated[
        str, Query(max_length=1000, description="Words and fields, as `riwaya search` takes them.", examples=["السد"])
    ],
    scope: Annotated[Scope, Query(alias="in", description="What to look for.", examples=["statements"])] = "articles",
    near: Annotated[bool, Query(description="Give what is near it in meaning, whatever its words.")] = False,
    limit: Annotated[int, Query(ge=1, le=200, description="The most to give.")] = 20,
) -> Answer:
    """The best answers as `riwaya search --json` prints them, and how many there are (`count`)."""
    with desk_of(request).store.reading() as connection:
        found, count = answers(connection, parse(q), scope, limit, meaning=near)
        return Answer({"answers": [a.to_dict() for a in found], "count": count})
