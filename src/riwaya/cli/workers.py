"""Workers: pages read beside one another in processes of their own, their results in the order of what was given."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from riwaya.cli.endings import TRACEBACK, fault
from riwaya.model import Problem, Reading, RiwayaError

if TYPE_CHECKING:
    from concurrent.futures import Future

    from riwaya.intake.context import Known
    from riwaya.intake.entries import Entry
    from riwaya.store.preparing import Prepared

__all__ = ["Job", "Result", "prepared_of", "processes_for", "work_off"]

Job = tuple["Entry", "Known | None"]
Result = tuple["Prepared | None", tuple[Problem, ...]]

_AHEAD = 4  # jobs a process, so that none waits and memory stays bounded


def prepared_of(job: Job) -> Result:
    """The page of an entry read and ready for the store, and what went wrong; None when it cannot be read at all."""
    from riwaya.flow import read_page
    from riwaya.intake import page_from_entry
    from riwaya.store.preparing import prepare

    entry, known = job
    try:
        reading: Reading = read_page(page_from_entry(entry), known)
        return prepare(entry, known, reading), (*reading.page.problems, *reading.problems)
    except RiwayaError as error:
        return None, (entry.problems[0] if entry.problems else error.problem,)
    except Exception as error:
        if os.environ.get(TRACEBACK):
            raise
        return None, (fault(error, entry.name),)


def processes_for(jobs: int | None, many: bool) -> int:
    """How many processes to read in: as many as were asked for, else one a core where there is much to read."""
    return jobs or (min(os.cpu_count() or 1, 16) if many else 1)


def work_off(jobs: Iterable[Job], processes: int) -> Iterator[tuple[Job, Result]]:
    """Each job with its result, in order; with one process everything happens in this one.

    Raises RiwayaError when a process was killed: what came before has been given, the rest is to be begun again.
    """
    if processes == 1:
        for job in jobs:
            yield job, prepared_of(job)
        return
    from concurrent.futures import ProcessPoolExecutor  # slow to import, and no other command needs them
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    from riwaya.store.preparing import envelope_of

    waiting: deque[tuple[Job, Future[Result]]] = deque()
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        try:
            for job in jobs:
                entry, known = job
                envelope = envelope_of(entry, known)
                waiting.append((job, pool.submit(_sent, entry.name, entry.data, envelope, entry.problems)))
                if len(waiting) >= processes * _AHEAD:
                    done, future = waiting.popleft()
                    yield done, future.result()
            while waiting:
                done, future = waiting.popleft()
                yield done, future.result()
        except BrokenProcessPool as error:
            raise RiwayaError("A process that reads pages was killed, perhaps for want of memory.", "",
                              "Start again with --jobs 1: what was added is kept.") from error  # fmt: skip
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _sent(name: str, data: bytes, envelope: bytes, problems: tuple[Problem, ...]) -> Result:
    """`prepared_of`, in another process."""
    from riwaya.store.preparing import entry_of

    entry, known = entry_of(name, data, envelope)
    return prepared_of((replace(entry, problems=problems), known))
