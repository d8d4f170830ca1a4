"""Adding: each thing that came is told in its turn, once it is in the store."""

from __future__ import annotations

from pathlib import Path

import pytest

from harbour_story import FIRST, SECOND
from riwaya.intake.entries import Entry
from riwaya.model import Problem
from riwaya.store import Store
from riwaya.store.adding import known_page
from riwaya.store.checking import check
from riwaya.store.looking import counts
from riwaya.taking.adding import add_all
from riwaya.taking.workers import Readers
from store_help import AT


@pytest.mark.parametrize("processes", [0, 2])
def test_what_became_of_each_is_told_in_its_turn(tmp_path: Path, processes: int) -> None:
    store = Store.open(str(tmp_path / "desk.db"), create=True)
    came: list[Entry | Problem] = [
        Entry("first.txt", FIRST.encode()), Problem("It is locked.", "locked.zip", ""),
        Entry("copy.txt", FIRST.encode()), Entry("empty.txt", b""), Entry("second.txt", SECOND.encode())]  # fmt: skip
    with Readers(processes) as readers:
        told = []
        for added in add_all(store, came, readers, lambda: AT):
            assert added.sha256 is None or known_page(store, added.sha256) is not None
            told.append((added.name, added.outcome))
        assert told == [("first.txt", "new"), ("locked.zip", "failed"), ("copy.txt", "known"), ("empty.txt", "failed"),
                        ("second.txt", "new")]  # fmt: skip
        again = [added.outcome for added in add_all(store, came, readers, lambda: AT)]
    assert again == ["known", "failed", "known", "failed", "known"]
    with store.reading() as connection:
        assert counts(connection)["pages"] == 2
    assert not list(check(store))
    store.close()
