"""Compare: two articles beside each other, sentence by sentence, and what both say of one claim."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from fastapi import APIRouter
from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from riwaya.desk.access import shows
from riwaya.desk.asking import Id, Start
from riwaya.desk.context import desk_of, visitor_of
from riwaya.desk.rendering import is_part, page
from riwaya.desk.shelf import PATIENCE
from riwaya.desk.words import words
from riwaya.model import Article, Claim, DossierArticle, Reading, StoryStatement
from riwaya.store.looking import Kept, article_of
from riwaya.store.whereabouts import stories_of
from riwaya.telling.abreast import abreast, turned
from riwaya.telling.bounds import Most
from riwaya.telling.drawing import Drawing
from riwaya.telling.likeness import shared_part
from riwaya.telling.view import View
from riwaya.weighing import weigh

__all__ = ["router"]

router = APIRouter(include_in_schema=False)


_ROWS = 30  # rows that are loaded at a time
_CLAIMS = 30


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two articles of one dossier, what it is drawn with, and the numbers of its claims where they have any."""

    one: DossierArticle
    other: DossierArticle
    drawn: Drawing
    numbers: dict[str, int]


@router.get("/compare/{one}/{other}", dependencies=[shows()])
def compare(request: Request, one: Id, other: Id, start: Start = 0) -> Response:
    """The two articles, from the *start*-th row on."""
    desk = desk_of(request)
    if one == other:
        return RedirectResponse(desk.at.article(one), 303)
    with desk.store.reading() as connection:
        kept = _kept(connection, one), _kept(connection, other)
        both = dict(stories_of(connection, one)).keys() & dict(stories_of(connection, other)).keys()
    pair = _in_story(request, min(both), one, other) if both else _by_themselves(request, *kept)
    reuse, ids = pair.drawn.reuse, (pair.one.id, pair.other.id)
    shared = turned(reuse.pairs_of(pair.one.id), *ids)
    retold = turned(reuse.sentences_of(pair.one.id), *ids)
    rows = abreast(pair.one, pair.other, shared, retold)
    shown: dict[str, Any] = {"rows": rows[start : start + _ROWS], "one": one, "other": other, "pair": pair,
                             "more": start + _ROWS if len(rows) > start + _ROWS else None}  # fmt: skip
    if is_part(request) and start:
        return page(request, "compare_rows", page=pair.drawn, **shown)
    view = pair.drawn.view
    claims = [_both(view, c, *ids) for c in view.claims_in(*ids)]
    parts = shared_part(pair.one, (a for a, _ in shared)), shared_part(pair.other, (b for _, b in shared))
    return page(request, "compare", page=pair.drawn, view=view, parts=parts, copy=reuse.between(*ids),
                retold=len(retold), claims=claims[:_CLAIMS],
                count=len(claims), story=min(both, default=None), **shown)  # fmt: skip


def _both(view: View, claim: Claim, one: str, other: str) -> tuple[Claim, list[StoryStatement], list[StoryStatement]]:
    """What either article says of the claim."""
    said = view.said(claim.statements)
    return claim, [s for s in said if s.article == one], [s for s in said if s.article == other]


def _in_story(request: Request, story: int, one: int, other: int) -> _Pair:
    """The two as a story has them, with its claims."""
    desk = desk_of(request)
    laid, _ = desk.shelf.story(story, desk.settings.now(), PATIENCE)
    found = laid.article(one), laid.article(other)
    if found[0] is None or found[1] is None:  # they left it a moment ago
        raise HTTPException(404)
    drawn = laid.drawing(words(visitor_of(request).lang))
    return _Pair(found[0], found[1], drawn, dict(laid.held.kept.claims))


def _by_themselves(request: Request, one: Kept, other: Kept) -> _Pair:
    """The two weighed against each other, where no story has both."""
    if one.sha256 == other.sha256:
        readings = [_reading(one, (one.article, other.article))]
    else:
        readings = [_reading(one, (one.article,)), _reading(other, (other.article,), again=one.names[0])]
    dossier = weigh(readings, own=True)
    held = {(a.reading.page.sha256, a.article.n): a for a in dossier.articles}
    drawn = Drawing(View.of(dossier), words(visitor_of(request).lang), Most())
    return _Pair(held[one.sha256, one.article.n], held[other.sha256, other.article.n], drawn, {})


def _reading(kept: Kept, articles: tuple[Article, ...], again: str = "") -> Reading:
    """The page with those articles alone, under a name that is not *again*: pages are told apart by their names."""
    name = kept.names[0] if kept.names[0] != again else f"{again} {kept.sha256[:12]}"
    return replace(kept.reading, page=replace(kept.reading.page, name=name), articles=articles)


def _kept(connection: Connection, article: int) -> Kept:
    found = article_of(connection, article)
    if found is None:
        raise HTTPException(404)
    return found
