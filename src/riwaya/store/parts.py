"""Parts: many ids asked for in several questions, each of a length that a database takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

__all__ = ["parts"]

_MOST = 500

T = TypeVar("T")


def parts(ids: Sequence[T]) -> Iterator[Sequence[T]]:
    """*ids* in order, in parts of 500 at most."""
    return (ids[n : n + _MOST] for n in range(0, len(ids), _MOST))
