"""The JSON API under ``/api``: the same nouns as the command line prints, for programs that show a token."""

from __future__ import annotations

from riwaya.desk.api import adding, evidence, judging, stories

__all__ = ["ROUTERS"]

ROUTERS = (stories.router, evidence.router, adding.router, judging.router)
"""All routes of the API."""
