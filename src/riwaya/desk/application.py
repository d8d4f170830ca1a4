"""The application: its routes behind its guards, and every error as a sentence."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from riwaya.desk import assets
from riwaya.desk.access import Needs
from riwaya.desk.api import ROUTERS as API
from riwaya.desk.context import Desk
from riwaya.desk.errors import refusal
from riwaya.desk.guards.doors import SAFE, Doors
from riwaya.desk.guards.headers import Headers
from riwaya.desk.guards.logs import Log
from riwaya.desk.guards.sizes import Sizes
from riwaya.desk.pages import ROUTERS as PAGES
from riwaya.desk.rendering import page
from riwaya.desk.settings import Settings
from riwaya.desk.shelf import Unready
from riwaya.model import RiwayaError
from riwaya.store import Store
from riwaya.version import __version__

__all__ = ["application"]


def application(store: Store, settings: Settings) -> FastAPI:
    """The desk over *store*."""
    desk = Desk(store, settings)
    made = FastAPI(
        title="riwaya",
        version=__version__,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        swagger_ui_oauth2_redirect_url=None,
    )
    made.state.desk = desk
    for router in (*PAGES, *API):
        made.router.routes.extend(router.routes)
    made.add_route("/static/{file:path}", assets.serve, ["GET"], include_in_schema=False)
    _handle_errors(made)
    made.add_middleware(Doors, desk=desk)
    made.add_middleware(Sizes, most=settings.form, wider={"/add": settings.upload, "/api/pages": settings.upload})
    made.add_middleware(Headers, secure=settings.secure)
    made.add_middleware(Log, desk=desk)
    _see_that_all_is_closed(made)
    return made


def _handle_errors(made: FastAPI) -> None:
    async def on_status(request: Request, error: HTTPException) -> Response:
        return refusal(request, error.status_code)

    async def on_form(request: Request, error: RequestValidationError) -> Response:
        return refusal(request, 422)

    async def on_problem(request: Request, error: RiwayaError) -> Response:
        return refusal(request, 400, error.problem)

    async def on_unready(request: Request, error: Unready) -> Response:
        return page(request, "laying", 202, {"retry-after": "3"})

    made.add_exception_handler(Unready, on_unready)  # type: ignore[arg-type]
    made.add_exception_handler(HTTPException, on_status)  # type: ignore[arg-type]
    made.add_exception_handler(RequestValidationError, on_form)  # type: ignore[arg-type]
    made.add_exception_handler(RiwayaError, on_problem)  # type: ignore[arg-type]


def _see_that_all_is_closed(made: FastAPI) -> None:
    """Refuse to begin with a route that does not say who may call it, or changes something without asking for proof."""
    for route in made.routes:
        if isinstance(route, APIRoute):
            needs = [d.call for d in route.dependant.dependencies if isinstance(d.call, Needs)]
            changing = not set(route.methods or ()) <= set(SAFE)
            if not needs or (changing and not any(n.changing for n in needs)):
                raise RuntimeError(f"{route.path} does not say who may call it")
