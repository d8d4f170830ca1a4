"""Sizes: no request brings more than the desk can bear."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from riwaya.desk.errors import refusal

__all__ = ["Sizes"]


class Sizes:
    """Refuses what is longer than *most* bytes, whether its header says so or not; *wider* are paths that may bring
    more.
    """

    def __init__(self, app: ASGIApp, most: int, wider: dict[str, int]) -> None:
        self._app, self._most, self._wider = app, most, wider

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on as long as it is short enough."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        most = self._wider.get(path, self._most)
        said = request.headers.get("content-length", "0")
        if not said.isdecimal() or len(said) > 15 or int(said) > most:
            await refusal(request, 413)(scope, receive, send)
            return
        came = 0

        async def received() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > most:
                raise HTTPException(413)
            return message

        await self._app(scope, received, send)
