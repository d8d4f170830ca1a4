"""Lists: how much of each a document shows, and what brings the rest where a page can load it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from riwaya.model import Claim

__all__ = ["Lists"]

T = TypeVar("T")


class Lists:
    """The lists of one document, which shows their first entries and counts the others. What spreads a story over pages
    overrides what brings those."""

    start = 0
    """How many entries a page passes over."""

    def rows(self, found: Sequence[T], most: int) -> Sequence[T]:
        """What is shown of a list: *most* of it, from the `start`-th on."""
        return found[self.start : self.start + most]

    def further(self, part: str, found: Sequence[object], most: int, select: str = "", columns: int = 3) -> str:
        """What brings the rest of the list *found* in the *part* of that name, for a page whose lists load as one
        scrolls: *select* are its entries (CSS), or else the rows of a table of so many *columns*."""
        return ""

    def cut(self, found: Sequence[object], most: int) -> int:
        """How many of a list are shown nowhere."""
        return len(found[most:])

    def further_wordings(self, claim: Claim) -> str:
        """As `further`, for the wordings of the claim that a page is about."""
        return ""
