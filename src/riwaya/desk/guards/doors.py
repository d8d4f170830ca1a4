"""Doors: who gets in. The host by which a request asks, how often, in whose name, and from whose page."""

from __future__ import annotations

from time import monotonic
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from riwaya.desk.context import LOCAL, Desk, Visitor, visitor
from riwaya.desk.errors import refusal
from riwaya.desk.settings import host_of
from riwaya.store.sessions import Known, who_asks

__all__ = ["OPEN", "SAFE", "Doors"]

OPEN = ("/login", "/preferences", "/health", "/static/")
"""What whoever has no account may ask for; a path that ends in a slash stands for all below it."""
CHOOSING = ("/account", "/account/password", "/logout")
"""What else whoever came in by a password for the first time may ask for, until it is another."""
SAFE = ("GET", "HEAD", "OPTIONS")
"""Methods that change nothing."""


class Doors:
    """Lets in what may come in, and notes whose request it is (``request.state.visitor``)."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self._app, self._desk = app, desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        asking = request.state.visitor = visitor(request, self._desk.settings)
        answer = await self._refused(request, asking)
        await (self._app if answer is None else answer)(scope, receive, send)

    async def _refused(self, request: Request, asking: Visitor) -> Response | None:
        settings = self._desk.settings
        if settings.hosts and host_of(request.headers.get("host", "")) not in settings.hosts:
            return refusal(request, 421)
        path = request.scope["path"].removeprefix(settings.prefix)
        shown = request.headers.get("authorization", "")
        token = shown[7:].strip() if shown[:7].lower() == "bearer " else None
        asking.token = token is not None
        asking.who = await run_in_threadpool(self._who, asking, token)
        key = f"account {asking.who.id}" if asking.who else f"machine {asking.source}"
        wait = 0.0 if path.startswith("/static/") else self._desk.buckets.take(key, monotonic())
        if wait:
            return refusal(request, 429, retry_after=wait)
        if request.method not in SAFE and not asking.token and not self._ours(request):
            return refusal(request, 403)
        if any(path == o or (o.endswith("/") and path.startswith(o)) for o in OPEN):
            return None
        if asking.who is None:
            query = request.url.query
            asked = path + (f"?{query}" if query else "")
            return self._elsewhere(request, path, 401, self._desk.at("/login", to=asked if path != "/" else None))
        if asking.who.given and path not in CHOOSING:
            return self._elsewhere(request, path, 403, self._desk.at.account())
        return None

    def _who(self, asking: Visitor, token: str | None) -> Known | None:
        if token is None and not self._desk.settings.team:
            return LOCAL
        if token is None and asking.fresh:
            return None
        with self._desk.store.reading() as connection:
            return who_asks(connection, self._desk.settings.now(), asking.held, token)

    def _ours(self, request: Request) -> bool:
        """Whether a request that changes something comes from a page of ours, as far as its headers tell."""
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return False
        origin = request.headers.get("origin")
        if origin is None:
            return True  # the form's own proof decides
        host = request.headers.get("host", "").lower()
        return origin.lower() == self._desk.settings.origin or urlsplit(origin.lower()).netloc == host

    def _elsewhere(self, request: Request, path: str, status: int, to: str) -> Response:
        """Whoever wants to see a page is led elsewhere, anybody else refused."""
        wants_page = request.method == "GET" and "text/html" in request.headers.get("accept", "")
        shown_token = request.state.visitor.token
        if not wants_page or path.startswith("/api/") or request.headers.get("hx-request") or shown_token:
            return refusal(request, status)
        return RedirectResponse(to, 303)
