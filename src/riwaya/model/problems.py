"""Problems: what went wrong, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Problem", "RiwayaError"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One sentence for a person (*what*), the page or place it happened at, and the remedy (*do*)."""

    what: str
    where: str
    do: str

    def to_dict(self) -> dict[str, str]:
        """The JSON form, ``{"what", "where", "do"}``."""
        return {"what": self.what, "where": self.where, "do": self.do}

    def __str__(self) -> str:
        return f"{self.where + ': ' if self.where else ''}{self.what} {self.do}".strip()


class RiwayaError(Exception):
    """Something a person can mend; carries the Problem that says how."""

    def __init__(self, what: str, where: str = "", do: str = "") -> None:
        self.problem = Problem(what, where, do)
        super().__init__(str(self.problem))
