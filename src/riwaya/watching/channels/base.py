"""What every channel does: it takes one alert and says nothing once that has arrived, or why it has not."""

from __future__ import annotations

from typing import Protocol

from riwaya.model import RiwayaError
from riwaya.watching.alerts import Alert

__all__ = ["Sender", "Undelivered"]


class Undelivered(RiwayaError):
    """An alert did not arrive, or nobody said that it did; *wait* the seconds that the other side asks for."""

    def __init__(self, what: str, where: str = "", wait: float | None = None) -> None:
        super().__init__(what, where, "It is tried again.")
        self.wait = wait


class Sender(Protocol):
    """A channel, open."""

    async def send(self, alert: Alert, again: bool) -> str | None:
        """Bring *alert* to the other side; *again*: it was begun before and may have arrived.

        Raises Undelivered. When this returns, the other side has acknowledged it, perhaps with a remark.
        """

    async def close(self) -> None:
        """Let go of what is open."""
