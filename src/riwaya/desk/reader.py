"""The reader: pages read in a process of their own, so that reading one makes nobody at the desk wait."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from multiprocessing import get_context
from threading import Lock

from riwaya.intake.entries import Entry
from riwaya.model import Problem, RiwayaError
from riwaya.store.preparing import Prepared, entry_of, envelope_of

__all__ = ["Reader"]

Read = tuple[Prepared | None, tuple[Problem, ...]]


class Reader:
    """Reads pages one by one; its process begins with the first and ends with `close`."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._lock = Lock()

    def read(self, entry: Entry) -> Read:
        """The page of *entry* ready for the store, and what went wrong; None when it cannot be read at all."""
        with self._lock:
            self._pool = self._pool or ProcessPoolExecutor(1, mp_context=get_context("spawn"))
            pool = self._pool
        try:
            return pool.submit(_read, entry.name, entry.data, envelope_of(entry, None), entry.problems).result()
        except BrokenProcessPool:
            self.close()
            return None, (Problem("The process that read the page was killed, perhaps for want of memory.",
                                  entry.name, "Give it alone, or with riwaya add."),)  # fmt: skip

    def close(self) -> None:
        """Let the process end."""
        with self._lock:
            if self._pool is not None:
                self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None


def _read(name: str, data: bytes, envelope: bytes, problems: tuple[Problem, ...]) -> Read:
    from riwaya.flow import read_page
    from riwaya.intake import page_from_entry
    from riwaya.store.preparing import prepare

    entry, _ = entry_of(name, data, envelope)
    entry = replace(entry, problems=problems)
    try:
        reading = read_page(page_from_entry(entry))
        return prepare(entry, None, reading), (*reading.page.problems, *reading.problems)
    except RiwayaError as error:
        return None, (problems[0] if problems else error.problem,)
    except Exception as error:
        what = f"riwaya met a fault of its own ({type(error).__name__})."
        return None, (Problem(what, name, "Please report it with the page, if you may share it."),)
