"""Aside: a process of its own for work that would make everybody at the desk wait."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from threading import Lock
from typing import ParamSpec, TypeVar

__all__ = ["Aside"]

P = ParamSpec("P")
T = TypeVar("T")


class Aside:
    """Does one thing after another; the process begins with the first and ends with `close`, or after so many *tasks*,
    so that the memory of a large one is given back."""

    def __init__(self, tasks: int | None = None) -> None:
        self._tasks = tasks
        self._pool: ProcessPoolExecutor | None = None
        self._lock = Lock()

    def do(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What *work* gives. Raises what it raises, and BrokenProcessPool when the process was killed."""
        with self._lock:
            if self._pool is None:
                self._pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=self._tasks)
            pool = self._pool
        try:
            return pool.submit(work, *args, **kwargs).result()
        except BrokenProcessPool:
            self.close()
            raise

    def close(self) -> None:
        """Let the process end."""
        with self._lock:
            if self._pool is not None:
                self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None
