"""JSON lines: each alert once, whatever was cut off before."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from alert_help import alert_of
from riwaya.watching.channels.base import Undelivered
from riwaya.watching.channels.lines import LinesSender
from riwaya.watching.plans import Lines


def send(file: Path | None, *numbers: int, again: bool = False) -> list[str]:
    printed: list[str] = []
    sender = LinesSender(Lines("lines", "en", file), printed.append)
    for n in numbers:
        asyncio.run(sender.send(alert_of(n), again))
    return printed


def keys(file: Path) -> list[str]:
    return [json.loads(line)["key"] for line in file.read_text(encoding="utf-8").splitlines()]


def test_alerts_are_added_a_line_each(tmp_path: Path) -> None:
    file = tmp_path / "alerts.jsonl"
    send(file, 1, 2)
    send(file, 3)
    assert keys(file) == [alert_of(n).key for n in (1, 2, 3)]


def test_an_alert_that_arrived_before_is_not_added_again(tmp_path: Path) -> None:
    file = tmp_path / "alerts.jsonl"
    send(file, 1, 2)
    send(file, 1, 2, 3, again=True)
    assert keys(file) == [alert_of(n).key for n in (1, 2, 3)]


@pytest.mark.parametrize("cut", [1, 10, 200])
def test_a_line_that_was_cut_off_is_written_anew(tmp_path: Path, cut: int) -> None:
    file = tmp_path / "alerts.jsonl"
    send(file, 1, 2)
    file.write_bytes(file.read_bytes()[:-cut])
    send(file, 2, again=True)
    assert keys(file) == [alert_of(n).key for n in (1, 2)]


def test_without_a_file_they_are_printed() -> None:
    (line,) = send(None, 1)
    assert json.loads(line)["kind"] == "silent_edit"


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(Undelivered, match="could not be written"):
        send(tmp_path / "no folder" / "alerts.jsonl", 1)
