"""Headers: what browsers are told about every answer, so that nothing on a page can do what it should not."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["POLICY", "SAVED", "Headers"]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""For our own pages: our files and nothing else, no script or style between the lines."""

SAVED = (
    "default-src 'none'; style-src 'unsafe-inline'; sandbox; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'"
)
"""For a page that was saved: it may have its own style, and can neither run nor ask for anything."""

_ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class Headers:
    """Gives every answer what it does not set itself."""

    def __init__(self, app: ASGIApp, secure: bool) -> None:
        self._app = app
        self._given = _ALWAYS | ({"strict-transport-security": "max-age=31536000"} if secure else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and its answer back with our headers."""

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._given.items():
                    headers.setdefault(name, value)
                headers.setdefault("content-security-policy", POLICY)
                if "sandbox" not in headers["content-security-policy"]:
                    headers.setdefault("x-frame-options", "DENY")
                headers.setdefault("cache-control", "no-store")
            await send(message)

        await self._app(scope, receive, sent if scope["type"] == "http" else send)
