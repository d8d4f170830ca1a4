"""How a notebook shows a noun: `telling` registers a renderer, so that `model` need not know of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

__all__ = ["renders", "shown"]

_renderers: dict[str, Callable[[Any], str]] = {}


def renders(noun: type, renderer: Callable[[Any], str]) -> None:
    """Show instances of *noun* in notebooks as the HTML that *renderer* returns."""
    _renderers[noun.__name__] = renderer


def shown(thing: object) -> str | None:
    """The HTML for *thing*, or None (a notebook then falls back to its repr)."""
    renderer = _renderers.get(type(thing).__name__)
    return None if renderer is None else renderer(thing)
