"""Asking: what the store has of a thing that an address names."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from starlette.exceptions import HTTPException

from riwaya.model import RiwayaError

__all__ = ["called"]

P = ParamSpec("P")
T = TypeVar("T")


def called(find: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What *find* gives; where it raises RiwayaError because there is none, HTTPException 404."""
    try:
        return find(*args, **kwargs)
    except RiwayaError as error:
        raise HTTPException(404) from error
