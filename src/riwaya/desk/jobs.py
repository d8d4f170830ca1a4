"""Jobs: pages that are being added, one job after another, and what became of each page so far."""

from __future__ import annotations

import logging
import secrets
from collections import OrderedDict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Lock

from riwaya.desk.adding import Became
from riwaya.model import Problem, RiwayaError

__all__ = ["Job", "Jobs"]

_MOST, _WAITING = 200, 20

_log = logging.getLogger("riwaya.desk")


@dataclass(slots=True)
class Job:
    """A job of *account*: *given* things to add, the pages that are *done*, and whether it is *over*."""

    id: str
    account: int
    given: int
    done: list[Became] = field(default_factory=list)
    over: bool = False
    problem: Problem | None = None

    def count(self, outcome: str) -> int:
        """How many pages ended so."""
        return sum(b.outcome == outcome for b in self.done)


class Jobs:
    """The jobs of a desk, in the order in which they came; the last few hundred are remembered."""

    def __init__(self) -> None:
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock = Lock()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="riwaya-adding")

    def begin(self, account: int, given: int, work: Iterator[Became]) -> Job:
        """Begin the job that *work* does as it is gone through. Raises RiwayaError when too many wait already."""
        job = Job(secrets.token_hex(8), account, given)
        with self._lock:
            if sum(not j.over for j in self._jobs.values()) >= _WAITING:
                raise RiwayaError("Too much is being added already.", "", "Wait until some of it is done.")
            self._jobs[job.id] = job
            while len(self._jobs) > _MOST:
                self._jobs.popitem(last=False)
        self._worker.submit(self._do, job, work)
        return job

    def get(self, key: str) -> Job | None:
        """The job of that id, while it is remembered."""
        return self._jobs.get(key)

    def close(self) -> None:
        """Begin nothing more."""
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _do(self, job: Job, work: Iterator[Became]) -> None:
        try:
            for became in work:
                job.done.append(became)
        except RiwayaError as error:
            job.problem = error.problem
        except Exception as error:
            _log.error("fault", extra={"told": {"fault": type(error).__name__, "at": "adding"}})
            job.problem = Problem("The desk met a fault of its own while it added pages.", "",
                                  "What is listed as added is kept; give the rest again.")  # fmt: skip
        finally:
            job.over = True
