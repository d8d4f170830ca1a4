"""The terminal: alerts as people read them. What was printed and not noted before a crash is printed again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.telling.printing import Printer
from riwaya.telling.words import words
from riwaya.watching.alerts import Alert
from riwaya.watching.plans import Terminal

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["TerminalSender"]


class TerminalSender:
    """Prints alerts to *console*."""

    def __init__(self, channel: Terminal, console: Console) -> None:
        self._out = Printer(console, words(channel.lang))

    async def send(self, alert: Alert, again: bool) -> str | None:
        """Print *alert*."""
        out = self._out
        out.blank()
        out.line(out.t.stamp(alert.at), style="dim")
        out.line(alert.subject(out.t), style="bold")
        for label, text in alert.lines(out.t):
            out.pair(label, text, 2)
        out.console.file.flush()
        return None

    async def close(self) -> None:
        """Nothing is open."""
