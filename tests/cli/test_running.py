"""Every end of a command has its sentence and its exit code, and no traceback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cli_help import riwaya
from riwaya.cli.endings import INTERRUPTED, NOTHING_READ
from riwaya.cli.options import default_language
from riwaya.cli.running import run as run_command
from riwaya.faults import TRACEBACK
from riwaya.version import __version__

ARABIC = "قال مدير المرفأ سالم الغيداق إن السفن ستعود غدا.\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text("عودة السفن إلى المرفأ\n\n" + ARABIC, encoding="utf-8")
    return path


def test_the_version_is_told() -> None:
    assert riwaya("--version").out.strip() == f"riwaya {__version__}"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_learns_to_complete(shell: str) -> None:
    ran = riwaya("completion", shell)
    assert ran.code == 0
    assert "_RIWAYA_COMPLETE" in ran.out


def test_commands_are_completed() -> None:
    run = subprocess.run(
        [sys.executable, "-c", "import sys; sys.argv[0] = 'riwaya'; from riwaya.cli import main; main()"],
        env={**os.environ, "_RIWAYA_COMPLETE": "bash_complete", "COMP_WORDS": "riwaya wei", "COMP_CWORD": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout.split() == ["plain,weigh"]


def test_a_reader_that_has_had_enough_is_no_error(page: Path) -> None:
    pages = [str(page)] * 1
    command = f"{sys.executable} -m riwaya read --json --with-text {' '.join(pages)} | true; exit ${{PIPESTATUS[0]}}"
    run = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert run.returncode == 0
    assert run.stderr == ""


def test_ctrl_c_is_quiet(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "riwaya", "read", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert process.returncode == INTERRUPTED
    assert b"Traceback" not in err
    assert out == b""


def test_a_fault_of_our_own_is_told_with_what_to_report(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], page: Path
) -> None:
    import riwaya.flow

    def broken(*_: object, **__: object) -> None:
        raise KeyError("oh")

    monkeypatch.delenv(TRACEBACK, raising=False)
    monkeypatch.setattr(riwaya.flow, "read_page", broken)
    assert run_command(["read", str(page), "--json"]) == NOTHING_READ
    printed, told = capsys.readouterr()
    assert "KeyError" in json.loads(printed)["problems"][0]["what"]  # the page is kept, with its problem
    assert "fault of its own" in told
    assert "KeyError" in told
    assert "Traceback" not in told
    monkeypatch.setattr("riwaya.cli.read.take_in", broken)
    assert run_command(["read", str(page)]) == NOTHING_READ
    assert "Please report" in capsys.readouterr().err


def test_json_is_utf8_whatever_the_locale(page: Path) -> None:
    plain = riwaya("read", "--json", "--with-text", page)
    other = riwaya("read", "--json", "--with-text", page, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert other.code == 0
    assert other.out == plain.out
    assert "الغيداق" in other.out


def test_people_read_utf8_in_a_pipe_whatever_the_locale(page: Path) -> None:
    ran = riwaya("read", page, PYTHONIOENCODING="latin-1", PYTHONUTF8="0")
    assert ran.code == 0
    assert "الغيداق" in ran.out


def test_a_full_disk_is_told(page: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "riwaya", "story", str(page), "--html", "/dev/full"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert "/dev/full" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({}, "en"),
        ({"LANG": "ar_EG.UTF-8"}, "ar"),
        ({"LANG": "ar_EG.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8", "LANGUAGE": "fr:ar"}, "ar"),
        ({"LANG": "C", "LANGUAGE": "ar"}, "en"),
        ({"LC_MESSAGES": "ar", "LANG": "en_GB"}, "ar"),
    ],
)
def test_the_language_comes_from_the_locale(environment: dict[str, str], lang: str) -> None:
    assert default_language(environment) == lang
