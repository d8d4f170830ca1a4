"""The command line: what the functions of `riwaya.flow` do, for people at a terminal and for scripts."""

from __future__ import annotations

import gc
import sys

__all__ = ["main"]


def main() -> None:
    """The command ``riwaya``; ends the process with its exit code."""
    gc.set_threshold(
        200_000, 20, 100
    )  # tables are loaded once and stay: looking through them for garbage costs a fifth
    from riwaya.cli.running import run

    sys.exit(run(sys.argv[1:]))
