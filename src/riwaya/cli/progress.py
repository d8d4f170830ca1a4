"""Progress bars: on stderr, only at a terminal, only for what takes longer than two seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from threading import Lock, Timer
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

__all__ = ["PATIENCE", "Steps"]

PATIENCE = 2.0
"""Seconds before a bar appears."""


class Steps:
    """The steps of one run, shown as a bar each once the run has taken `PATIENCE` seconds.

    >>> with Steps() as steps:
    ...     steps.begin("reading pages", 20)
    ...     steps.advance()
    """

    def __init__(self, patience: float = PATIENCE, shown: bool = True) -> None:
        self._patience, self._shown = patience, shown
        self._lock = Lock()
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        self._timer: Timer | None = None
        self._what, self._total, self._done = "", 0, 0
        self._said: str | None = None
        self._in_bytes = False

    def __enter__(self) -> Steps:
        if self._shown and sys.stderr.isatty():
            self._timer = Timer(self._patience, self._show)
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._timer is not None:
            self._timer.cancel()
        with self._lock:
            self._timer = None
            if self._bar is not None:
                self._bar.stop()
                self._bar = None

    def begin(self, what: str, total: int = 0, in_bytes: bool = False) -> None:
        """Begin the step *what* of *total* pieces, or bytes; 0 when nobody knows how many."""
        with self._lock:
            self._what, self._total, self._done, self._said, self._in_bytes = what, total, 0, None, in_bytes
            if self._bar is not None:
                self._task = self._bar.add_task(what, total=total or None, said=self._words())

    def advance(self) -> None:
        """One more piece is done."""
        self.reach(self._done + 1)

    def reach(self, done: int, said: str | None = None) -> None:
        """So many pieces, or bytes, are done; *said* is what else there is to say of them."""
        with self._lock:
            self._done, self._said = done, said
            if self._bar is not None and self._task is not None:
                self._bar.update(self._task, completed=done, total=self._total or None, said=self._words())

    def follow(self, what: str) -> Callable[[int, int], None]:
        """Begin the step *what*; what is given back is told how many pieces of how many are done."""
        self.begin(what)

        def seen(done: int, total: int) -> None:
            self._total = total
            self.reach(done)

        return seen

    def _words(self) -> str:
        if not self._in_bytes:
            return f"{self._done:,}/{self._total:,}" if self._total else ""
        mib = [f"{n / (1 << 20):,.1f}" for n in (self._done, self._total) if n]
        return ", ".join(filter(None, ("/".join(mib) + " MiB" if mib else "", self._said)))

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        with self._lock:
            if self._timer is None:  # the run ended while we were getting ready
                return
            self._bar = Progress(
                TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[said]}"), TimeRemainingColumn(),
                console=Console(stderr=True), transient=True,
            )  # fmt: skip
            self._task = self._bar.add_task(self._what, total=self._total or None, completed=self._done,
                                            said=self._words())  # fmt: skip
            self._bar.start()
