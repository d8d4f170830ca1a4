"""Pages: the routes of the desk, a module for each part of it."""

from __future__ import annotations

from riwaya.desk.pages import (
    account,
    add,
    alerts,
    api,
    articles,
    audit,
    being,
    claims,
    coming,
    compare,
    correct,
    export,
    outlets,
    people,
    places,
    preferences,
    search,
    stories,
    story,
    voices,
)

__all__ = ["ROUTERS"]

ROUTERS = (
    stories.router,
    alerts.router,
    export.router,
    story.router,
    claims.router,
    voices.router,
    outlets.router,
    places.router,
    articles.router,
    compare.router,
    search.router,
    add.router,
    correct.router,
    coming.router,
    account.router,
    people.router,
    audit.router,
    api.router,
    preferences.router,
    being.router,
)
"""All routes, in the order in which they are tried."""
