"""Bars are shown at a terminal, to those who have waited, and to nobody else."""

from __future__ import annotations

import io
import time

import pytest

from riwaya.cli.progress import Steps


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def run(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, patience: float) -> str:
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    with Steps(patience) as steps:
        steps.begin("reading pages", 3)
        for _ in range(3):
            time.sleep(0.2)
            steps.advance()
        steps.begin("weighing claims")
        time.sleep(0.3)
    return stream.getvalue()


def test_a_bar_appears_after_the_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = run(monkeypatch, Terminal(), 0.05)
    assert "reading pages" in shown
    assert "weighing claims" in shown


def test_no_bar_before_that(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, Terminal(), 30) == ""


def test_no_bar_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, io.StringIO(), 0.05) == ""


def test_what_is_followed_tells_how_much_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    with Steps(0.05) as steps:
        seen = steps.follow("indexing pages")
        for done in range(1, 4):
            time.sleep(0.2)
            seen(done, 3)
        time.sleep(0.2)
    assert "3/3" in stream.getvalue()
