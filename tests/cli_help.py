"""Running the command line as a process of its own, or inside this one where that is all that is needed."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


def riwaya(*args: object, stdin: bytes = b"", **environment: str) -> Ran:
    """What ``riwaya ARGS`` printed and how it ended; a traceback is never all right."""
    run = subprocess.run(
        [sys.executable, "-m", "riwaya", *(os.fsdecode(a) if isinstance(a, bytes) else str(a) for a in args)],
        input=stdin,
        capture_output=True,
        env={**os.environ, **environment},
        check=False,
    )
    ran = Ran(run.returncode, run.stdout.decode("utf-8"), run.stderr.decode("utf-8", "replace"))
    assert "Traceback" not in ran.err, ran.err
    return ran
