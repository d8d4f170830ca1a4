"""What is said when something goes wrong."""

from __future__ import annotations

import pytest

from riwaya.cli.endings import tell
from riwaya.model import Problem


def test_the_same_problem_in_many_places_is_told_three_times(capsys: pytest.CaptureFixture[str]) -> None:
    tell(*(Problem("It is empty.", f"{n}.txt", "Fetch it.") for n in range(9)), Problem("Odd.", "x\x1b[31m", ""))
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 5
    assert "6 more places" in lines[3]
    assert "\x1b" not in lines[4]
