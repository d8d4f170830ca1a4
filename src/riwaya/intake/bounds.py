"""Bounds: how much an archive may unpack to, so that a small file cannot fill a machine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from riwaya.model import RiwayaError

__all__ = ["DEPTH", "FREE", "LIMIT", "RATIO", "Budget", "Readable", "read_all", "too_large"]

LIMIT = 64 * 1024 * 1024
"""The most bytes that a page may have, unpacked."""
RATIO, FREE = 200, 64 * 1024 * 1024
"""An archive may unpack to RATIO times its size; the first FREE bytes are not counted. Pages pack 5 to 20 times."""
DEPTH = 4
"""How many archives may lie in one another."""
MEMBERS = 50_000_000
TOTAL = 16 * 1024**4
SPARE = 1 << 20


class Readable(Protocol):
    """Anything that gives bytes in order."""

    def read(self, size: int = -1, /) -> bytes:
        """At most *size* bytes; none at the end."""


@dataclass(slots=True)
class Budget:
    """What one input, with all archives inside it, may still unpack to. *size* is the input's own, in bytes.

    *read* tells how many bytes were read of an input whose size nobody knows, such as a pipe.
    """

    name: str
    size: int = 0
    read: Callable[[], int] | None = None
    taken: int = 0
    members: int = 0

    def take(self, count: int) -> None:
        """Enter *count* unpacked bytes. Raises RiwayaError when that is more than an archive of pages unpacks to."""
        self.taken += count
        if self.taken <= FREE:
            return
        size = max(self.size, self.read() if self.read else 0)
        if self.taken > min(TOTAL, RATIO * size):
            raise RiwayaError(
                f"The archive unpacks to far more than its size (over {self.taken >> 20:,} MiB from "
                f"{size:,} bytes), as no archive of pages does; the rest was not read.",
                self.name,
                "Unpack it yourself and give the pages that you mean.",
            )

    def member(self) -> None:
        """Enter one more member. Raises RiwayaError when there are more than any archive has."""
        self.members += 1
        if self.members > MEMBERS:
            raise RiwayaError(f"The archive has more than {MEMBERS:,} members; the rest was not read.", self.name,
                              "Split it.")  # fmt: skip


def read_all(file: Readable, name: str, budget: Budget | None = None) -> bytes:
    """All that is left in *file*. Raises RiwayaError when it is more than a page has."""
    parts: list[bytes] = []
    total = 0
    while True:
        part = file.read(min(SPARE, LIMIT + 1 - total))
        if not part:
            return b"".join(parts)
        parts.append(part)
        total += len(part)
        if budget is not None:
            budget.take(len(part))
        if total > LIMIT:
            raise too_large(name)


def too_large(name: str) -> RiwayaError:
    """The error for a page of more than LIMIT bytes."""
    return RiwayaError(f"The page is larger than {LIMIT >> 20} MiB, more than any news page.", name,
                       "Split it into its pages and give those.")  # fmt: skip
