"""Assets: the bundle that browsers load, by names that change with what is in it, so that it is kept for good."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

__all__ = ["asset", "bundle", "serve"]

_TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "woff2": "font/woff2",
          "svg": "image/svg+xml"}  # fmt: skip


@cache
def bundle() -> dict[str, bytes]:
    """What is served, by the names that it is served under: ``desk-1a2b3c4d.css``. Letters bear theirs already."""
    out = {}
    for file in (files("riwaya.desk") / "static").iterdir():
        stem, _, kind = file.name.rpartition(".")
        if kind in _TYPES:
            data = file.read_bytes()
            out[file.name if kind == "woff2" else f"{stem}-{sha256(data).hexdigest()[:8]}.{kind}"] = data
    return out


@cache
def asset(name: str) -> str:
    """The name under which the file *name* of the bundle (``desk.css``) is served."""
    stem, _, kind = name.rpartition(".")
    return next(n for n in bundle() if n.startswith(f"{stem}-") and n.endswith(f".{kind}"))


def serve(request: Request) -> Response:
    """A file of the bundle; nothing else that lies there can be asked for."""
    data = bundle().get(request.path_params["file"])
    if data is None:
        raise HTTPException(404)
    kind = request.path_params["file"].rpartition(".")[2]
    return Response(data, media_type=_TYPES[kind], headers={"cache-control": "public, max-age=31536000, immutable"})
