"""Serving: the desk behind a socket of its own (uvicorn), until it is told to end."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from riwaya.desk import app
from riwaya.desk.context import Desk
from riwaya.desk.guards.logs import begin_log
from riwaya.desk.settings import Settings
from riwaya.model import RiwayaError
from riwaya.store import Store

__all__ = ["PORT", "bound", "configured", "serve"]

PORT = 8642
"""Where the desk is when nobody names another port, and the next free one when that is taken."""


def bound(host: str, port: int | None) -> socket.socket:
    """A socket that listens at *host*, on *port* or, where that is None, on the first free one from `PORT` on.

    Raises RiwayaError when that cannot be had.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    reason: OSError | None = None
    for n in (port,) if port is not None else (*range(PORT, PORT + 20), 0):
        # named, so that asyncio knows it for TCP and sends what there is at once: else each answer waits 40 ms
        found = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            found.bind((host, n))
            found.listen(128)
            return found
        except OSError as error:
            found.close()
            reason = error
    what = reason.strerror if reason is not None and reason.strerror else str(reason)
    raise RiwayaError(f"The desk cannot be opened there: {what}.", f"{host}:{port if port is not None else PORT}",
                      "Name another with --host or --port.")  # fmt: skip


def serve(store: Store, settings: Settings, at: socket.socket, proxies: str, begun: Callable[[], None]) -> None:
    """Serve until interrupted; *begun* is called once pages can be asked for. *proxies* are the machines (addresses,
    with commas) that are believed when they say for whom they ask.
    """

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            begun()

    begin_log(quiet=not settings.team)
    config = configured(store, settings, proxies)
    with suppress(KeyboardInterrupt):
        Server(config).run(sockets=[at])
    desk: Desk = config.app.state.desk  # type: ignore[union-attr]  # it is the application that `configured` made
    desk.close()


def configured(store: Store, settings: Settings, proxies: str = "") -> uvicorn.Config:
    """The desk as uvicorn takes it; *proxies* as above."""
    return uvicorn.Config(app(store, settings), log_config=None, access_log=False, server_header=False, lifespan="off",
                          proxy_headers=bool(proxies), forwarded_allow_ips=proxies,
                          timeout_graceful_shutdown=5)  # fmt: skip
