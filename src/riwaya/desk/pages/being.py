"""Whether the desk is well, and what it counts: for those who keep it running."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse

from riwaya.desk.access import shows
from riwaya.desk.context import desk_of
from riwaya.model import RiwayaError
from riwaya.store.looking import counts
from riwaya.version import __version__

router = APIRouter(include_in_schema=False)


@router.get("/health", dependencies=[shows(None)])
def health(request: Request) -> JSONResponse:
    """Whether the store can be asked; open to all, and says nothing of what is in it."""
    try:
        desk_of(request).store.revision()
    except RiwayaError:
        return JSONResponse({"status": "no store"}, 503)
    return JSONResponse({"status": "ok", "version": __version__})


@router.get("/metrics", dependencies=[shows()])
def metrics(request: Request) -> PlainTextResponse:
    """What is counted, for Prometheus; in a team it shows a token."""
    desk = desk_of(request)
    with desk.store.reading() as connection:
        held = counts(connection)
    return PlainTextResponse(desk.metrics.text(held.items()), media_type="text/plain; version=0.0.4; charset=utf-8")
