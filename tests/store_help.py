"""Pages of the harbour, read and ready for a store."""

from __future__ import annotations

from harbour_story import FIRST, SECOND
from riwaya.intake.entries import Entry
from riwaya.store.preparing import Prepared
from riwaya.taking.reading import prepared_of

AT = "2031-03-06T08:00:00Z"


def prepared(name: str, text: str) -> Prepared:
    made, _ = prepared_of((Entry(name, text.encode()), None))
    assert made is not None
    return made


PAGES = {"first.txt": FIRST, "second.txt": SECOND}
