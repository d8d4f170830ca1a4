"""Errors: one clear sentence in both languages, or a problem in JSON for programs; never a traceback."""

from __future__ import annotations

from math import ceil

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from riwaya.desk.words import LANGUAGES, words
from riwaya.model import Problem

__all__ = ["TOLD", "refusal"]

TOLD = (400, 401, 403, 404, 405, 413, 415, 421, 422, 429, 500, 503)
"""The statuses that the catalogues have a sentence for."""


def refusal(request: Request, status: int, problem: Problem | None = None, retry_after: float = 0.0) -> Response:
    """The answer to a request that fails with *status*; *problem* says more than the status does."""
    from riwaya.desk.rendering import page

    told = status if status in TOLD else 500 if status >= 500 else 400
    headers = {"retry-after": str(ceil(retry_after))} if retry_after else {}
    if not _for_people(request):
        t = words("en")
        said = problem or Problem(t(f"error.{told}"), "", t(f"error_do.{told}"))
        if status == 401:
            headers["www-authenticate"] = "Bearer"
        return JSONResponse({"problem": said.to_dict()}, status, headers)
    part = "hx-request" in request.headers
    if part:
        headers |= {"hx-retarget": "#notice", "hx-reswap": "innerHTML"}
    order = sorted(LANGUAGES, key=lambda lang: lang != request.state.visitor.lang)
    return page(request, "notice" if part else "error", status, headers, told=told, problem=problem,
                tongues=[words(lang) for lang in order])  # fmt: skip


def _for_people(request: Request) -> bool:
    path = request.scope["path"].removeprefix(request.app.state.desk.settings.prefix)
    if path.startswith("/api/") or not hasattr(request.state, "visitor"):
        return False
    return "text/html" in request.headers.get("accept", "text/html") or "hx-request" in request.headers
