"""Logs: a line of JSON for each request: what was asked (never of which text), how it ended and how long it took."""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path
from time import perf_counter
from traceback import extract_tb
from typing import Any

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from riwaya.desk.context import Desk
from riwaya.desk.errors import refusal

__all__ = ["Log", "begin_log"]

_log = logging.getLogger("riwaya.desk")


class Log:
    """The outermost layer: notes and counts every answer, turns a fault of our own into a sentence, and says behind
    which prefix all this is.
    """

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self._app, self._desk = app, desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and see how it ends."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope["root_path"] = self._desk.settings.prefix
        began, status = perf_counter(), 0

        async def sent(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, sent)
        except Exception as error:
            _log.error("fault", extra={"told": _fault(error)})
            if status:
                raise
            await refusal(Request(scope), 500)(scope, receive, sent)
        finally:
            self._tell(scope, status, perf_counter() - began)

    def _tell(self, scope: Scope, status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", "none")
        method = scope["method"] if scope["method"] in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE") else "other"
        self._desk.metrics.count(method, route, status, seconds)
        asking = scope.get("state", {}).get("visitor")
        who = asking.who.id if asking and asking.who else None
        told = {"method": method, "route": route, "status": status, "ms": round(seconds * 1000, 1), "account": who}
        _log.info("request", extra={"told": told})


def _fault(error: Exception) -> dict[str, Any]:
    """What a fault was and where in the code, without what it was about: that may be somebody's text."""
    spots = [f"{Path(f.filename).name}:{f.lineno}" for f in extract_tb(error.__traceback__)]
    return {"fault": type(error).__name__, "at": spots[-4:]}


class _Lines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, Any] = getattr(record, "told", {})
        at = self.formatTime(record, "%Y-%m-%dT%H:%M:%S")
        return json.dumps({"at": at, "level": record.levelname.lower(), "what": record.getMessage(), **told})


def begin_log(quiet: bool) -> None:
    """Write the desk's log to stderr from now on; *quiet*: faults only, for a person at a terminal."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Lines())
    _log.handlers, _log.propagate = [handler], False
    _log.setLevel(logging.ERROR if quiet else logging.INFO)
