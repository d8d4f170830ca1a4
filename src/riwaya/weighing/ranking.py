"""Ranking: which claims a checker must look at first."""

from __future__ import annotations

__all__ = ["urgency"]

_CONTESTED, _ECHOED, _VOICED = 2.0, 1.5, 0.5


def urgency(reach: int, contested: bool, origins: int) -> float:
    """How urgent a claim is: how many outlets it has reached, and how little stands behind it.

    *reach* is the number of outlets that tell it or what contradicts it. It counts double where the claim is contested,
    by half more where several outlets have it from one voice, and by half where several voices stand behind it.
    """
    if contested:
        return _CONTESTED * reach
    if origins > 1:
        return _VOICED * reach
    return reach * (_ECHOED if reach > 1 else 1.0)
