"""The desk: a web application where stories are read, checked and corrected, on one machine or by a team.

Its pages are templates in ``templates/``, its words catalogues in ``messages/``; what browsers load besides is built
from ``frontend/`` into ``static/`` and committed. Nothing that it shows of a page can run or ask for anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.desk.settings import Settings

if TYPE_CHECKING:
    from fastapi import FastAPI

    from riwaya.store import Store

__all__ = ["Settings", "app"]


def app(store: Store, settings: Settings | None = None) -> FastAPI:
    """The desk over *store*, as an ASGI application."""
    from riwaya.desk.application import application

    return application(store, settings or Settings())
