"""Faults: what is told of an error that nobody foresaw."""

from __future__ import annotations

import os
from pathlib import Path
from traceback import extract_tb

from riwaya.model import Problem
from riwaya.version import __version__

__all__ = ["TRACEBACK", "fault"]

TRACEBACK = "RIWAYA_TRACEBACK"
"""Set this in the environment to see where a fault of riwaya's own happened."""

_PACKAGE = Path(__file__).resolve().parent


def fault(error: Exception, where: str) -> Problem:
    """A Problem for a fault of riwaya's own: what to report, and how to see more.

    Raises *error* itself where the environment has `TRACEBACK`.
    """
    if os.environ.get(TRACEBACK):
        raise error
    frames = extract_tb(error.__traceback__)
    ours = [f for f in frames if _PACKAGE in Path(f.filename).parents] or frames
    spot = f"{Path(ours[-1].filename).name}, line {ours[-1].lineno}" if ours else "an unknown place"
    return Problem(
        f"riwaya {__version__} met a fault of its own ({type(error).__name__} in {spot}: {str(error)[:200]}).",
        where,
        f"Please report this line and, if you may share it, the page; {TRACEBACK}=1 shows more.",
    )
