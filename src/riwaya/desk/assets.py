"""Assets: the bundle that browsers load, by names that change with what is in it, so that it is kept for good."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

__all__ = ["asset", "serve"]

_TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "woff2": "font/woff2",
          "svg": "image/svg+xml"}  # fmt: skip


@cache
def _manifest() -> dict[str, str]:
    text = (files("riwaya.desk") / "static" / "manifest.json").read_text(encoding="utf-8")
    found: dict[str, str] = json.loads(text)
    return found


def asset(name: str) -> str:
    """The name under which the bundle holds the file *name* of ``frontend/``."""
    return _manifest()[name]


@cache
def _held(file: str) -> bytes:
    return (files("riwaya.desk") / "static" / file).read_bytes()


def serve(request: Request) -> Response:
    """A file of the bundle; nothing else that lies there can be asked for."""
    file = request.path_params["file"]
    if file not in _manifest().values():
        raise HTTPException(404)
    kept = {"cache-control": "public, max-age=31536000, immutable"}
    return Response(_held(file), media_type=_TYPES[file.rpartition(".")[2]], headers=kept)
