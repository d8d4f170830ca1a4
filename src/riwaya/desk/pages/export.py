"""Export: stories, claims and articles in the forms that other tools read, and citations."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from riwaya.desk.access import shows
from riwaya.desk.asking import Id, called, shown_story
from riwaya.desk.context import desk_of, visitor_of
from riwaya.desk.guards.headers import SAVED
from riwaya.desk.laid import Laid
from riwaya.desk.rendering import is_part, page
from riwaya.desk.words import words
from riwaya.store.listing import claim_of
from riwaya.store.looking import article_of
from riwaya.telling import as_json, html, markdown
from riwaya.telling.citing import citations
from riwaya.telling.csv import statements_csv

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_TYPES = {"json": "application/json", "csv": "text/csv; charset=utf-8", "html": "text/html; charset=utf-8",
          "md": "text/markdown; charset=utf-8"}  # fmt: skip


@router.get("/stories/{story}/export.{form}", dependencies=[shows()])
def story(request: Request, story: Id, form: Literal["json", "csv", "html", "md"]) -> Response:
    """The whole story: its dossier as JSON, HTML or Markdown, or a row for each of its statements."""
    laid = shown_story(request, story, as_it_stands=True).laid
    dossier, lang = laid.held.dossier, visitor_of(request).lang
    if form == "csv":
        return _file(f"story-{story}", form, _table(request, laid, laid.view.statements))
    text = as_json(dossier, 2) if form == "json" else html(dossier, lang) if form == "html" else markdown(dossier, lang)
    return _file(f"story-{story}", form, text)


@router.get("/claims/{claim}/export.{form}", dependencies=[shows()])
def claim(request: Request, claim: Id, form: Literal["json", "csv"]) -> Response:
    """A claim with its statements."""
    desk = desk_of(request)
    with desk.store.reading() as connection:
        row = called(claim_of, connection, str(claim))
    laid = shown_story(request, row.story, as_it_stands=True).laid
    held = laid.claim(claim)
    if held is None:
        raise HTTPException(404)
    if form == "csv":
        return _file(f"claim-{claim}", form, _table(request, laid, held.statements))
    said = [laid.view.statements[s].to_dict() for s in held.statements]
    return _file(f"claim-{claim}", form, as_json({"claim": held.to_dict(), "statements": said}, 2))


@router.get("/articles/{article}/export.json", dependencies=[shows()])
def article(request: Request, article: Id) -> Response:
    """What was read of the article's page, as it is shown, with its text."""
    with desk_of(request).store.reading() as connection:
        kept = article_of(connection, article)
    if kept is None:
        raise HTTPException(404)
    return _file(f"article-{article}", "json", as_json(kept.reading.to_dict(with_text=True), 2))


@router.get("/articles/{article}/cite", dependencies=[shows()])
def cite(request: Request, article: Id, statement: Annotated[str, Query(max_length=40)] = "") -> Response:
    """The article, or the exact words of one of its statements, as a citation in several styles."""
    with desk_of(request).store.reading() as connection:
        kept = article_of(connection, article)
    said = None if kept is None else next((s for s in kept.article.statements if s.id == statement), None)
    if kept is None or (statement and said is None):
        raise HTTPException(404)
    styles = citations(kept.reading.page, kept.article, said).styles()
    return page(request, "cite_form" if is_part(request) else "cite", id=article, styles=styles)


def _table(request: Request, laid: Laid, wanted: object) -> str:
    said = [laid.view.statements[key] for key in wanted if key in laid.view.statements]  # type: ignore[attr-defined]
    drawn = laid.drawing(words(visitor_of(request).lang))
    return "\ufeff" + statements_csv(laid.view, said, drawn.number)


def _file(name: str, form: str, text: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="riwaya-{name}.{form}"', "content-security-policy": SAVED}
    return Response(text.encode("utf-8", "replace"), media_type=_TYPES[form], headers=headers)
