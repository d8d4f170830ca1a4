"""Opening: paths, folders, gzip files and standard input to bytes, within bounds."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from riwaya.intake.bounds import LIMIT
from riwaya.intake.saved import assets
from riwaya.intake.sniffing import is_gzip
from riwaya.model import RiwayaError

__all__ = ["LIMIT", "STDIN", "find_inputs", "gunzip", "open_input", "opened"]

STDIN = "-"
_RATIO, _FREE = 200, 4 * 1024 * 1024  # text packs 5 to 20 times; beyond 4 MiB a ratio of 200 is no text


def find_inputs(paths: Iterable[str | Path]) -> Iterator[str]:
    """The names of the inputs that *paths* stand for: files as given, folders walked in sorted order.

    Hidden files and folders inside a folder are passed over, and so is the folder of parts that a browser saves with a
    page (``page_files`` beside ``page.html``). ``-`` (standard input) is given back as it is; a path
    that does not exist too, so that opening it says so.
    """
    for path in paths:
        name = str(path)
        if name == STDIN or not os.path.isdir(name):
            yield name
            continue
        for folder, folders, files in os.walk(name):
            folders[:] = sorted(f for f in folders if not f.startswith(".") and not assets(f, files))
            for file in sorted(files):
                full = os.path.join(folder, file)
                if not file.startswith(".") and os.path.isfile(full):
                    yield full


def open_input(path: str | Path, stdin: bytes | None = None) -> bytes:
    """The bytes of one input; *stdin* are those of ``-``. Raises RiwayaError when they cannot be had."""
    name = str(path)
    if name == STDIN:
        if stdin is None:
            raise RiwayaError("Nothing was given on standard input.", name, "Pipe a page into the command.")
        return stdin
    with opened(name) as file:
        data = file.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise RiwayaError(f"The file is larger than {LIMIT >> 20} MiB, more than any news page.", name,
                          "Split it into its pages and give those.")  # fmt: skip
    return data


@contextmanager
def opened(name: str) -> Iterator[IO[bytes]]:
    """The file *name*, open for reading. Raises RiwayaError when it cannot be had."""
    try:
        if not os.path.isfile(name):
            if os.path.exists(name):
                raise RiwayaError("This is neither a file nor a folder.", name, "Give a saved page.")
            raise RiwayaError("There is no such file or folder.", name, "Check the spelling of the path.")
        file = open(name, "rb")  # noqa: SIM115 - closed below; what goes wrong later is not about opening
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise RiwayaError(f"The file could not be opened ({reason}).", name, "Check its permissions.") from error
    except ValueError as error:
        raise RiwayaError("The path is not one that the system can open.", name, "Check the path.") from error
    with file:
        yield file


def gunzip(data: bytes, name: str) -> tuple[bytes, bool]:
    """What a gzip file holds, and whether it was whole.

    Raises RiwayaError when it unpacks to more than LIMIT bytes, packs implausibly well, or holds nothing readable.
    """
    out: list[bytes] = []
    total, rest, whole = 0, data, True
    while is_gzip(rest):
        unpacker = zlib.decompressobj(31)
        piece = rest
        while True:
            try:
                chunk = unpacker.decompress(piece, 1 << 20)
            except zlib.error as error:
                if not total:
                    raise RiwayaError(
                        "The file says it is gzip, but it is damaged.", name, "Fetch it again."
                    ) from error
                return b"".join(out), False
            out.append(chunk)
            total += len(chunk)
            if total > LIMIT or (total > _FREE and total > _RATIO * len(data)):
                raise RiwayaError(f"The gzip file unpacks to far more than a page (over {total >> 20} MiB).", name,
                                  "Unpack it yourself and give the page that you mean.")  # fmt: skip
            piece = unpacker.unconsumed_tail
            if unpacker.eof or (not piece and not chunk):
                break
        whole = unpacker.eof
        rest = unpacker.unused_data
    return b"".join(out), whole
