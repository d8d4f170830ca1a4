"""Where output goes: standard output, and files that appear whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from riwaya.model import RiwayaError

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["can_hold_arabic", "check_target", "for_machines", "for_people", "whole_file", "write_file"]

_OURS = b'content="riwaya'
"""What the head of every HTML file of ours says of its maker."""


def for_machines(text: str) -> None:
    """Print JSON, Markdown, HTML or a page's text: UTF-8 whatever the locale, nothing added.

    Lone surrogates, which no encoding can hold, come out as question marks.
    """
    data = text.encode("utf-8", "replace")
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(data.decode("utf-8"))
    else:
        sys.stdout.flush()
        buffer.write(data)
        buffer.flush()


def for_people() -> Console:
    """Where a person reads: standard output in the terminal's encoding, in UTF-8 when it goes to a file or a pipe.

    Says so, once, when the terminal's encoding has no Arabic letters.
    """
    from rich.console import Console

    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    if not can_hold_arabic(encoding) and isinstance(sys.stdout, TextIOWrapper):
        if sys.stdout.isatty():
            click.echo(
                f"riwaya: this terminal's encoding ({encoding}) has no Arabic letters: they are shown as ?. "
                "Set a UTF-8 locale, such as LC_ALL=C.UTF-8, to read them.",
                err=True,
            )
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8")
    return Console(file=sys.stdout, highlight=False, emoji=False, markup=False)


def can_hold_arabic(encoding: str) -> bool:
    """Whether text in *encoding* can hold Arabic letters and the marks that a page may carry."""
    try:
        "رواية ⟦…⟧".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def check_target(target: str, given: Iterable[str] = (), ours: Callable[[Path], bool] | None = None) -> None:
    """Raise RiwayaError when *target* is no place to write to, so that nobody waits for what cannot be written.

    That is a folder, a file in a folder that is not there, one of the files *given* to be read or inside such a folder
    (it would be read as a page next time), and a file that riwaya did not make, as *ours* tells (default: a dossier):
    pages are evidence, and a slip of the hand must not overwrite one.
    """
    path = Path(os.path.realpath(target))
    if path.is_dir():
        raise RiwayaError("This is a folder.", target, "Give the name of the file to write in it.")
    if not path.parent.is_dir():
        raise RiwayaError("The folder to write in is not there.", target, "Make it first, or choose another.")
    for name in given:
        other = Path(os.path.realpath(name))
        if path == other:
            raise RiwayaError("This file is one of those that are read.", target, "Choose another name.")
        if other in path.parents and other.is_dir():
            raise RiwayaError(
                f"This file would be read as a page of {name} next time.", target, "Choose another folder."
            )
    if path.is_file() and not (ours or _made_by_us)(path):
        what = f"This file is there already and is no {'table' if ours else 'dossier'} of riwaya's."
        raise RiwayaError(what, target, "Choose another name, or remove it.")


def write_file(target: str, text: str, given: Iterable[str] = ()) -> None:
    """Write *text* to the file *target* in UTF-8: it is there whole, or the file that was there still is.

    Raises RiwayaError as `check_target` does, and when it cannot be written.
    """
    check_target(target, given)
    path = Path(os.path.realpath(target))
    data = text.encode("utf-8", "replace")
    try:
        if path.exists() and not path.is_file():  # a device or a pipe: nothing to keep safe
            path.write_bytes(data)
        else:
            _write_whole(path, data)
    except OSError as error:
        raise RiwayaError(f"Could not be written: {error.strerror}.", target, "Choose another place.") from error


def _made_by_us(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError:
        return False
    return not head.strip() or _OURS in head


def _write_whole(path: Path, data: bytes) -> None:
    with whole_file(path) as file:
        file.write(data)


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A file to write to that takes the place of *path* once all is written, and is gone when something goes wrong."""
    from tempfile import mkstemp

    handle, name = mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~_umask())
        os.replace(name, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
