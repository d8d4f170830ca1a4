"""Answering: JSON as riwaya prints it, and how its routes are described."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, Field
from starlette.responses import Response

from riwaya.telling import as_json

__all__ = ["Answer", "Problem", "described"]


class Answer(Response):
    """JSON that can always be encoded, whatever a file's name holds."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        """The bytes of *content*."""
        return as_json(content).encode()


class Said(BaseModel):
    """What went wrong, where, and what to do."""

    what: str
    where: str
    do: str


class Problem(BaseModel):
    """The answer to a request that failed."""

    problem: Said = Field(description="One sentence on what went wrong, the place it happened at, and the remedy.")


_FAILS: dict[int | str, dict[str, Any]] = {
    400: {"model": Problem, "description": "It could not be done."},
    401: {"model": Problem, "description": "No token was shown, or none that is known."},
    403: {"model": Problem, "description": "The account may not do that."},
    404: {"model": Problem, "description": "There is no such thing in the store."},
    413: {"model": Problem, "description": "The request is too long."},
    422: {"model": Problem, "description": "Something in the request is missing or wrong."},
    429: {"model": Problem, "description": "Too many requests; `Retry-After` says how many seconds to wait."},
}


def described(*tags: str) -> APIRouter:
    """A router of the API; *tags* say what its routes are about."""
    return APIRouter(prefix="/api", tags=list(tags), responses=_FAILS, default_response_class=Answer)
