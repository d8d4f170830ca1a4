"""Workers: pages read beside one another in processes of their own, their results in the order of what was given."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

from riwaya.model import Problem
from riwaya.taking.reading import Job, Result, prepared_of

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

__all__ = ["Readers", "processes_for"]

_AHEAD = 4  # pages a process, so that none waits and memory stays bounded

Key = TypeVar("Key")


def processes_for(jobs: int | None, many: bool) -> int:
    """How many processes to read in, 0 for this one: as many as were asked for, else one a core where there is much."""
    processes = jobs or (min(os.cpu_count() or 1, 16) if many else 1)
    return 0 if processes == 1 else processes


class Readers:
    """Processes that read pages. They begin with the first page and end with `close`; with 0 pages are read here."""

    def __init__(self, processes: int) -> None:
        self._processes = processes
        self._pool: ProcessPoolExecutor | None = None
        self._lock = Lock()

    def __enter__(self) -> Readers:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let the processes end."""
        self._leave(self._pool)

    def work(self, items: Iterable[tuple[Key, Job | None]]) -> Iterator[tuple[Key, Result | None]]:
        """The result of each job under its key, in order; a key without a job comes through in its turn.

        *items* are asked for only a few ahead. When a process is killed, what it and the others had begun is read
        again, page by page; a page that has its process killed again is a problem of its own.
        """
        if not self._processes:
            for key, job in items:
                yield key, None if job is None else prepared_of(job)
            return
        waiting: deque[tuple[Key, _Begun | None]] = deque()
        try:
            for key, job in items:
                waiting.append((key, None if job is None else self._begun(job)))
                while waiting and (len(waiting) > self._processes * _AHEAD or _is_done(waiting[0][1])):
                    yield self._first(waiting)
            while waiting:
                yield self._first(waiting)
        finally:
            for _, begun in waiting:
                if begun is not None and begun.future is not None:
                    begun.future.cancel()

    def _first(self, waiting: deque[tuple[Key, _Begun | None]]) -> tuple[Key, Result | None]:
        from concurrent.futures.process import BrokenProcessPool

        key, begun = waiting.popleft()
        if begun is None:
            return key, None
        if begun.future is not None:
            with suppress(BrokenProcessPool):
                return key, begun.future.result()
        self._leave(begun.pool)
        return key, _alone(begun.job)

    def _begun(self, job: Job) -> _Begun:
        from concurrent.futures.process import BrokenProcessPool

        with self._lock:
            pool = self._pool = self._pool or _pool(self._processes)
        try:
            return _Begun(job, pool, _submitted(pool, job))
        except BrokenProcessPool:
            self._leave(pool)
            return _Begun(job, pool, None)

    def _leave(self, pool: ProcessPoolExecutor | None) -> None:
        """Begin nothing more in *pool*; the next page begins another."""
        with self._lock:
            if pool is not None and pool is self._pool:
                pool.shutdown(wait=False, cancel_futures=True)
                self._pool = None


@dataclass(frozen=True, slots=True)
class _Begun:
    """A job that was begun in *pool*; without a *future* when a process of that had been killed before."""

    job: Job
    pool: ProcessPoolExecutor
    future: Future[Result] | None


def _is_done(begun: _Begun | None) -> bool:
    return begun is None or begun.future is None or begun.future.done()


def _alone(job: Job) -> Result:
    """The result of a job that has a process for itself."""
    from concurrent.futures.process import BrokenProcessPool

    with _pool(1) as pool:
        try:
            return _submitted(pool, job).result()
        except BrokenProcessPool:
            return None, (Problem("The process that read the page was killed, perhaps for want of memory.",
                                  job[0].name, "Give it again where there is more."),)  # fmt: skip


def _pool(processes: int) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor  # slow to import, and not always needed
    from multiprocessing import get_context

    return ProcessPoolExecutor(processes, mp_context=get_context("spawn"))


def _submitted(pool: ProcessPoolExecutor, job: Job) -> Future[Result]:
    from riwaya.store.preparing import envelope_of

    entry, known = job
    return pool.submit(_sent, entry.name, entry.data, envelope_of(entry, known), entry.problems)


def _sent(name: str, data: bytes, envelope: bytes, problems: tuple[Problem, ...]) -> Result:
    """`prepared_of`, in another process."""
    from riwaya.store.preparing import entry_of

    entry, known = entry_of(name, data, envelope)
    return prepared_of((replace(entry, problems=problems), known))
