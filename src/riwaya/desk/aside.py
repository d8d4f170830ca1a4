"""Aside: work that would make everybody at the desk wait, in a process of its own."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from threading import Lock, Thread
from typing import Any

__all__ = ["Aside", "Killed"]


class Killed(Exception):
    """The process ended before its work was done."""


class Aside:
    """Does one thing after another, each in a new process, so that the memory of a large one is given back."""

    def __init__(self) -> None:
        self._turn, self._closing = Lock(), Lock()
        self._context = get_context("spawn")
        self._process: Any = None
        self._closed = False

    def do(self, work: Callable[..., None], *args: object) -> None:
        """Have *work* done. Raises what it raises, and Killed when its process was ended by another."""
        with self._turn:
            here, there = self._context.Pipe(duplex=False)
            with self._closing:
                if self._closed:
                    raise Killed
                self._process = self._context.Process(target=_do, args=(there, work, args), daemon=True)
                self._process.start()
            there.close()
            try:
                raised = here.recv()
            except EOFError as error:
                raise Killed from error
            finally:
                self._process.join()
                here.close()
            if raised is not None:
                raise raised

    def close(self) -> None:
        """Do nothing more, and let go of what is being done."""
        with self._closing:
            self._closed = True
            if self._process is not None and self._process.is_alive():
                self._process.terminate()


def _do(there: Connection, work: Callable[..., None], args: tuple[object, ...]) -> None:
    Thread(target=_end_with_parent, daemon=True).start()
    raised: Exception | None = None
    try:
        work(*args)
    except Exception as error:
        raised = error
    with suppress(OSError):  # nobody is there to be told
        there.send(raised)


def _end_with_parent() -> None:
    """However the desk ends, nothing goes on without it."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
