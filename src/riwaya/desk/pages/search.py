"""Search: articles, statements, claims and voices by words, fields and meaning, while somebody types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args

from fastapi import APIRouter, Query
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from riwaya.desk.access import shows
from riwaya.desk.context import desk_of
from riwaya.desk.rendering import is_part, page
from riwaya.model import RiwayaError
from riwaya.store.answers import Answer, answers
from riwaya.store.found_claims import claims_found
from riwaya.store.found_voices import voices_found
from riwaya.store.queries import FIELDS, parse
from riwaya.store.queries import Query as Question

Scope = Literal["articles", "statements", "claims", "voices", "meaning"]
SCOPES: tuple[Scope, ...] = get_args(Scope)

router = APIRouter(include_in_schema=False)

_PAGE = 20  # answers that are shown at a time
_MOST = 1000
"""Answers after which nobody looks further: better words do more."""


@dataclass(frozen=True, slots=True)
class Found:
    """An answer as it is shown: *words* are those of its snippet, those that were asked for marked."""

    answer: Answer
    words: list[tuple[str, bool]]


@router.get("/search", dependencies=[shows()])
def search(
    request: Request,
    q: Annotated[str, Query(max_length=2000)] = "",
    scope: Annotated[Scope, Query(alias="in")] = "articles",
    start: Annotated[int, Query(ge=0, le=_MOST)] = 0,
) -> Response:
    """What answers *q*, best first, from the *start*-th answer on; a part of the page where only that is asked for."""
    values: dict[str, Any] = {"q": q, "scope": scope, "start": start, "fields": FIELDS, "scopes": SCOPES}
    values |= _answered(request, q, scope, start) if q.strip() else {"found": None, "count": 0, "problem": None}
    values["more"] = start + _PAGE if start + _PAGE < min(values["count"], _MOST) else None
    part = "search_rows" if start else "search_found"
    return page(request, part if is_part(request) else "search", **values)


def _answered(request: Request, q: str, scope: Scope, start: int) -> dict[str, Any]:
    try:
        query = parse(q, "voice" if scope == "voices" else "")
    except RiwayaError as error:  # somebody is still typing, perhaps
        return {"found": [], "count": 0, "problem": error.problem}
    if scope == "meaning" and not query.words:  # only words mean something
        return {"found": [], "count": 0, "problem": None}
    with desk_of(request).store.reading() as connection:
        found, count = _found(connection, query, scope, start + _PAGE)
    return {"found": found[start:], "count": count, "problem": None}


def _found(connection: Connection, query: Question, scope: Scope, limit: int) -> tuple[Sequence[Any], int]:
    if scope == "claims":
        return claims_found(connection, query, limit)
    if scope == "voices":
        return voices_found(connection, query, limit)
    kind: Literal["articles", "statements"] = "statements" if scope == "statements" else "articles"
    found, count = answers(connection, query, kind, limit, meaning=scope == "meaning")
    return [Found(a, _words(a)) for a in found], count


def _words(answer: Answer) -> list[tuple[str, bool]]:
    """The words of the snippet, and whether they were asked for; an ellipsis where it begins or ends within a line."""
    if answer.snippet is None:
        return []
    text, span = answer.kept.reading.page.text, answer.snippet.span
    out, at = [("… ", False)] if text[: span.start].rpartition("\n")[2].strip() else [], span.start
    for hit in answer.snippet.hits:
        out += [(text[at : hit.start], False), (hit.of(text), True)]
        at = hit.end
    rest = text[span.end :].partition("\n")[0].strip().strip('.،؛:!؟»"')
    return [*out, (text[at : span.end] + (" …" if rest else ""), False)]
