"""Article: a page's text with what was read in it, and the page as it was saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from riwaya.desk.access import shows
from riwaya.desk.asking import Id
from riwaya.desk.context import desk_of, visitor_of
from riwaya.desk.drawing import ArticleAnchors
from riwaya.desk.guards.headers import SAVED
from riwaya.desk.inert import inert
from riwaya.desk.rendering import page
from riwaya.desk.shelf import PATIENCE, Unready
from riwaya.desk.words import words
from riwaya.store.looking import Kept, article_of
from riwaya.store.whereabouts import stored_bytes, stories_of
from riwaya.telling.bounds import WHOLE
from riwaya.telling.drawing import Drawing
from riwaya.telling.likeness import mates
from riwaya.telling.onepage import of_reading
from riwaya.telling.view import View

router = APIRouter(include_in_schema=False)


@router.get("/articles/{article}", dependencies=[shows()])
def article(request: Request, article: Id) -> Response:
    """The article's text with its statements marked, each with its chain."""
    desk = desk_of(request)
    with desk.store.reading() as connection:
        kept = _kept(article_of(connection, article))
        stories = stories_of(connection, article)
    reading = replace(kept.reading, page=replace(kept.reading.page, name=kept.names[0]), articles=(kept.article,))
    dossier = of_reading(reading)
    view = View.of(dossier)
    drawn = Drawing(view, words(visitor_of(request).lang), WHOLE, anchors=ArticleAnchors)
    return page(request, "article", id=article, kept=kept, stories=stories, dossier=dossier, view=view, page=drawn,
                shown=dossier.articles[0], form="reading", **_in_story(request, article, stories))  # fmt: skip


def _in_story(request: Request, article: int, stories: Sequence[tuple[int, str]]) -> dict[str, Any]:
    """What the story that the article fits best tells of it: where its sentences were seen first (*seen*, by where they
    begin), and which other articles are like it (*mates*, each with its number)."""
    desk = desk_of(request)
    for story, _ in stories[:1]:
        try:
            laid, _ = desk.shelf.story(story, desk.settings.now(), PATIENCE)
        except Unready:  # the article itself need not wait
            break
        drawn = laid.drawing(words(visitor_of(request).lang))
        shown = laid.article(article)
        if shown is not None:
            seen = {start: drawn.seen(one) | {"mark": one.when} for start, one in drawn.blamed(shown).items()}
            found = mates(laid.view, drawn.reuse, shown.id)
            return {"seen": seen, "told": drawn, "mates": [(laid.held.kept.articles[m.article], m) for m in found]}
    return {"seen": {}, "told": None, "mates": []}


@router.get("/articles/{article}/saved", dependencies=[shows()])
def saved(request: Request, article: Id) -> Response:
    """The page as it was saved, for a frame in which nothing runs."""
    desk = desk_of(request)
    with desk.store.reading() as connection:
        kept = _kept(article_of(connection, article))
        data, media_type = stored_bytes(connection, article)
    text = inert(data, media_type, kept.reading.page.text)
    return HTMLResponse(text, headers={"content-security-policy": SAVED})


@router.get("/articles/{article}/bytes", dependencies=[shows()])
def original(request: Request, article: Id) -> Response:
    """The page's bytes as they came, to be kept; no browser opens them by itself."""
    desk = desk_of(request)
    with desk.store.reading() as connection:
        kept = _kept(article_of(connection, article))
        data, _ = stored_bytes(connection, article)
    name = kept.names[0].rstrip("/").rpartition("/")[2][:100] or kept.sha256[:12]
    disposition = f"attachment; filename*=UTF-8''{quote(name.encode('utf-8', 'replace'), safe='')}"
    headers = {"content-disposition": disposition, "content-security-policy": SAVED}
    return Response(data, media_type="application/octet-stream", headers=headers)


def _kept(found: Kept | None) -> Kept:
    if found is None:
        raise HTTPException(404)
    return found
