"""The packages of `frontend/`, as npm's lock file names them."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

FRONTEND = Path(__file__).resolve().parents[1] / "frontend"
_LOCK = FRONTEND / "package-lock.json"


@cache
def frontend() -> Path:
    """`frontend/` with its packages installed; the test is left out where there is no Node, but in CI."""
    if shutil.which("npm") is None or shutil.which("node") is None:
        if os.environ.get("CI"):
            pytest.fail("Node is not installed; `make test` installs it (or: apt-get install nodejs npm).")
        pytest.skip("Node is not installed, so the bundle of the desk cannot be built here.")
    done = FRONTEND / "node_modules" / ".installed"
    if not done.exists() or done.stat().st_mtime < _LOCK.stat().st_mtime:
        ran = subprocess.run(["npm", "ci", "--silent"], cwd=FRONTEND, capture_output=True, text=True, timeout=240)
        assert ran.returncode == 0, ran.stderr
        done.touch()
    return FRONTEND
