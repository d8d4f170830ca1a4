"""Reading: a page made ready for the store, with what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.faults import fault
from riwaya.model import Problem, Reading, RiwayaError

if TYPE_CHECKING:
    from riwaya.intake.context import Known
    from riwaya.intake.entries import Entry
    from riwaya.store.preparing import Prepared

__all__ = ["Job", "Result", "prepared_of", "read_entry"]

Job = tuple["Entry", "Known | None"]
"""A page to read, and what is known of it from outside."""

Result = tuple["Prepared | None", tuple[Problem, ...]]
"""A page ready for the store, None when it cannot be read at all; and what went wrong."""


def read_entry(entry: Entry, known: Known | None) -> tuple[Prepared, Reading]:
    """The page of *entry* ready for the store, and its reading. Raises RiwayaError when it cannot be read."""
    from riwaya.flow import read_page
    from riwaya.intake import page_from_entry
    from riwaya.store.preparing import prepare

    reading = read_page(page_from_entry(entry), known)
    return prepare(entry, known, reading), reading


def prepared_of(job: Job) -> Result:
    """The page of an entry read and ready for the store, and what went wrong; None when it cannot be read at all."""
    entry, known = job
    try:
        prepared, reading = read_entry(entry, known)
    except RiwayaError as error:
        return None, (entry.problems[0] if entry.problems else error.problem,)
    except Exception as error:
        return None, (fault(error, entry.name),)
    return prepared, (*reading.page.problems, *reading.problems)
