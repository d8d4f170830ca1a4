"""Asking: the numbers that an address holds, and what the store has of the thing that it names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, ParamSpec, TypeVar

from fastapi import Path, Query
from starlette.exceptions import HTTPException
from starlette.requests import Request

from riwaya.desk.context import desk_of
from riwaya.desk.laid import Laid
from riwaya.desk.shelf import PATIENCE
from riwaya.model import RiwayaError
from riwaya.store.listing import Told, find_story

__all__ = ["Id", "Shown", "Start", "called", "shown_story"]

Id = Annotated[int, Path(ge=1, lt=1 << 62, description="Its number in the store.", examples=[1])]
"""The number of a thing, as an address has it."""

Start = Annotated[int, Query(ge=0, le=1_000_000)]
"""How many entries of a list to pass over."""

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shown:
    """A story as it is shown: as *laid* out; *late* when it has changed since then."""

    told: Told
    laid: Laid
    late: bool


def called(find: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What *find* gives; where it raises RiwayaError because there is none, HTTPException 404."""
    try:
        return find(*args, **kwargs)
    except RiwayaError as error:
        raise HTTPException(404) from error


def shown_story(request: Request, story: int, as_it_stands: bool = False) -> Shown:
    """The story of that number, or the one that it went into; *as it stands* now, however long it takes to lay it
    out. Raises HTTPException 404 when there is none.
    """
    desk = desk_of(request)
    with desk.store.reading() as connection:
        told = called(find_story, connection, str(story))
    if not told.articles:
        raise HTTPException(404)
    laid, current = desk.shelf.story(told.id, desk.settings.now(), None if as_it_stands else PATIENCE)
    return Shown(told, laid, not current)
