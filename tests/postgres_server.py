"""A PostgreSQL server of the tests' own, on a socket in a folder that is gone with it."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg


def binaries() -> Path:
    """Where Debian keeps the server's programs, the newest version of them."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda p: int(p.parts[-3]))
    if found:
        return found[-1].parent
    here = shutil.which("postgres")
    assert here, "PostgreSQL is not installed: run .ci/system"
    return Path(here).parent


@contextmanager
def server() -> Iterator[str]:
    """The folder of the socket that a fresh server listens on; its only user is called ``desk``."""
    root = os.getuid() == 0
    user = pwd.getpwnam("postgres").pw_uid if root else None  # the server refuses to be root
    with TemporaryDirectory(prefix="riwaya-pg-") as folder:
        if user is not None:
            os.chown(folder, user, -1)
        data = f"{folder}/data"
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder, "user": user}
        make = [binaries() / "initdb", "-D", data, "-U", "desk", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]
        subprocess.run(make, check=True, **quiet)  # type: ignore[call-overload]
        run = [binaries() / "postgres", "-D", data, "-k", folder, "-c", "listen_addresses=", "-c", "fsync=off"]
        process = subprocess.Popen(run, **quiet)  # type: ignore[call-overload]
        try:
            _wait(folder, process)
            yield folder
        finally:
            process.send_signal(signal.SIGINT)  # at once; by SIGTERM it would wait until everybody has left
            process.wait(30)


def _wait(folder: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    while True:
        try:
            psycopg.connect(host=folder, user="desk", dbname="postgres").close()
        except psycopg.OperationalError:
            assert process.poll() is None, "the server ended by itself"
            assert time.monotonic() < until, "the server did not come up"
            time.sleep(0.1)
        else:
            return
