"""The audit log: who did what and when, the newest first."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from riwaya.desk.access import shows
from riwaya.desk.context import desk_of
from riwaya.desk.rendering import is_part, page
from riwaya.store.audit import deeds, kinds_of_deed

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_ROWS = 100  # deeds that are loaded at a time


@router.get("/audit", dependencies=[shows("admin", person=True)])
def audit(
    request: Request,
    who: Annotated[str, Query(max_length=200)] = "",
    what: Annotated[str, Query(max_length=32)] = "",
    before: Annotated[int, Query(ge=0, lt=1 << 62)] = 0,
) -> Response:
    """What was done, before the deed of that number where one is given; of one person, or of one kind."""
    who = who.strip()
    with desk_of(request).store.reading() as connection:
        found = deeds(connection, _ROWS + 1, before or None, who, what)
        kinds = kinds_of_deed(connection)
    more = found[_ROWS - 1].id if len(found) > _ROWS else None
    template = "audit_rows" if is_part(request) and before else "audit"
    return page(request, template, deeds=found[:_ROWS], kinds=kinds, who=who, what=what, more=more)
