"""The command line: what the functions of `riwaya.flow` do, for people at a terminal and for scripts."""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> None:
    """The command ``riwaya``; ends the process with its exit code."""
    from riwaya.cli.running import run

    sys.exit(run(sys.argv[1:]))
