"""Files appear whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from riwaya.cli.output import can_hold_arabic, write_file
from riwaya.model import RiwayaError

OURS = '<!doctype html><meta name="generator" content="riwaya 0.1.0">'


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    target, plain = tmp_path / "a.html", tmp_path / "plain"
    plain.touch()
    write_file(str(target), OURS)
    assert target.read_text() == OURS
    assert stat.S_IMODE(target.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


def test_a_link_stays_a_link_and_permissions_stay(tmp_path: Path) -> None:
    target, link = tmp_path / "a.html", tmp_path / "link.html"
    target.write_text(OURS)
    target.chmod(0o640)
    link.symlink_to(target)
    write_file(str(link), OURS + "new")
    assert link.is_symlink()
    assert target.read_text() == OURS + "new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_what_was_there_stays_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.html"
    target.write_text(OURS)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(RiwayaError, match="No space left"):
        write_file(str(target), OURS + "new")
    assert target.read_text() == OURS
    assert os.listdir(tmp_path) == ["a.html"]


def test_lone_surrogates_do_no_harm(tmp_path: Path) -> None:
    write_file(str(tmp_path / "a.html"), OURS + "\udcff")
    assert (tmp_path / "a.html").read_text() == OURS + "?"


@pytest.mark.parametrize(
    ("encoding", "can"), [("utf-8", True), ("ascii", False), ("latin-1", False), ("none-such", False)]
)
def test_which_encodings_hold_arabic(encoding: str, can: bool) -> None:
    assert can_hold_arabic(encoding) is can
