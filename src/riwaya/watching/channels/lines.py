"""JSON Lines: alerts added to a file, each on the disk before it counts as delivered, and each once.

A line that was cut off by a crash is taken away before the next is written, and an alert that was begun before is
looked for in the file first, so that whatever happens it stands there once.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from contextlib import suppress

from riwaya.telling.json import as_json
from riwaya.watching.alerts import Alert
from riwaya.watching.channels.base import Undelivered
from riwaya.watching.plans import Lines

__all__ = ["LinesSender"]

_TAIL = 1 << 16  # bytes read at a time, from the end


class LinesSender:
    """Adds alerts to a file, or gives them to *out* where the channel names none."""

    def __init__(self, channel: Lines, out: Callable[[str], None]) -> None:
        self._file, self._out = channel.file, out

    async def send(self, alert: Alert, again: bool) -> str | None:
        """Write *alert* as a line."""
        line = as_json(alert) + "\n"
        if self._file is None:
            self._out(line)
            return None
        try:
            self._add(line.encode("utf-8", "replace"), alert.key if again else None)
        except OSError as error:
            raise Undelivered(f"The file could not be written ({error.strerror}).", str(self._file)) from error
        return None

    async def close(self) -> None:
        """Nothing is open."""

    def _add(self, line: bytes, key: str | None) -> None:
        assert self._file is not None
        with open(self._file, "a+b", buffering=0) as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            whole = _mend(file.fileno())
            if key is not None and key.encode() in os.pread(file.fileno(), whole, 0):
                return
            try:
                rest = memoryview(line)
                while rest:
                    rest = rest[os.write(file.fileno(), rest) :]
                os.fsync(file.fileno())
            except OSError:
                with suppress(OSError):
                    os.ftruncate(file.fileno(), whole)
                raise


def _mend(file: int) -> int:
    """Take away what stands after the last line feed; how many bytes the file then has."""
    end = size = os.fstat(file).st_size
    while end:
        begin = max(0, end - _TAIL)
        found = os.pread(file, end - begin, begin).rfind(b"\n")
        end = begin + found + 1
        if found >= 0:
            break
        end = begin
    if end != size:
        os.ftruncate(file, end)
    return end
