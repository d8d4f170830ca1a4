"""Running a command so that a person never meets a traceback: every end has its sentence and its exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress

import click

from riwaya.cli.commands import riwaya
from riwaya.cli.endings import DONE, INTERRUPTED, NOTHING_READ, HadEnough, tell
from riwaya.faults import fault
from riwaya.model import Problem, RiwayaError

__all__ = ["run"]


def run(args: Sequence[str]) -> int:
    """Run the command line *args*; the exit code: 0 done, 1 nothing could be read (or written), 2 usage."""
    if hasattr(sys.stderr, "reconfigure"):
        sys.stderr.reconfigure(errors="backslashreplace")
    try:
        code = riwaya.main(list(args), prog_name="riwaya", standalone_mode=False)
        sys.stdout.flush()
    except (HadEnough, BrokenPipeError):
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except RiwayaError as error:
        tell(error.problem)
        return NOTHING_READ
    except OSError as error:
        where = error.filename if isinstance(error.filename, str) else ""
        tell(Problem(f"{error.strerror or error}.", where, "Nothing more could be done."))
        return NOTHING_READ
    except Exception as error:
        tell(fault(error, ""))
        return NOTHING_READ
    return code if isinstance(code, int) else DONE
