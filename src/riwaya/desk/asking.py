"""Asking: the numbers that an address holds, and what the store has of the thing that it names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, ParamSpec, TypeVar

from fastapi import Path, Query
from starlette.exceptions import HTTPException

from riwaya.model import RiwayaError

__all__ = ["Id", "Start", "called"]

Id = Annotated[int, Path(ge=1, lt=1 << 62, description="Its number in the store.", examples=[1])]
"""The number of a thing, as an address has it."""

Start = Annotated[int, Query(ge=0, le=1_000_000)]
"""How many entries of a list to pass over."""

P = ParamSpec("P")
T = TypeVar("T")


def called(find: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What *find* gives; where it raises RiwayaError because there is none, HTTPException 404."""
    try:
        return find(*args, **kwargs)
    except RiwayaError as error:
        raise HTTPException(404) from error
