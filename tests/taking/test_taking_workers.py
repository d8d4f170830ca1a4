"""Workers: results in the order of what was given, whatever becomes of a process."""

from __future__ import annotations

import os
import signal

import pytest

from harbour_story import FIRST, SECOND
from riwaya.intake.entries import Entry
from riwaya.model import Problem
from riwaya.taking import workers
from riwaya.taking.reading import Job, Result
from riwaya.taking.workers import Readers, processes_for

DEADLY = "deadly.txt"


def job(name: str, text: str) -> Job:
    return Entry(name, text.encode()), None


def deadly(name: str, data: bytes, envelope: bytes, problems: tuple[object, ...]) -> Result:
    """Reads nothing, and has its process killed by one page."""
    if name == DEADLY:
        os.kill(os.getpid(), signal.SIGKILL)
    return None, (Problem("It was read.", name, ""),)


@pytest.mark.parametrize("processes", [0, 1, 2])
def test_results_come_in_the_order_of_what_was_given(processes: int) -> None:
    items = [("a", job("first.txt", FIRST)), ("b", None), ("c", job("second.txt", SECOND)), ("d", job("none", ""))]
    with Readers(processes) as readers:
        found = list(readers.work(items))
    assert [key for key, _ in found] == ["a", "b", "c", "d"]
    assert found[1][1] is None
    made = [result[0].name if result and result[0] else None for _, result in found]
    assert made == ["first.txt", None, "second.txt", None]
    assert found[3][1] is not None
    assert found[3][1][1]  # why there is nothing


@pytest.mark.parametrize("processes", [1, 2])
def test_a_page_that_has_its_process_killed_holds_up_no_other(monkeypatch: pytest.MonkeyPatch, processes: int) -> None:
    monkeypatch.setattr(workers, "_sent", deadly)
    monkeypatch.setattr(workers, "_AHEAD", 1)
    names = ["1.txt", DEADLY, *(f"{n}.txt" for n in range(2, 8))]
    with Readers(processes) as readers:
        found = list(readers.work((name, job(name, FIRST)) for name in names))
    assert [name for name, _ in found] == names
    told = {name: result[1][0].what for name, result in found if result}
    assert "killed" in told.pop(DEADLY)
    assert set(told.values()) == {"It was read."}


def test_one_process_is_this_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    assert [processes_for(None, False), processes_for(1, True), processes_for(3, False), processes_for(None, True)] == [
        0, 0, 3, 4]  # fmt: skip
