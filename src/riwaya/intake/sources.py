"""Sources: an open file, or a member of an archive, that is read once from its beginning to its end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import IO, cast

from riwaya.intake.bounds import DEPTH, Budget, Readable
from riwaya.model import RiwayaError

__all__ = ["HEAD", "Peeked", "Source", "seekable"]

HEAD = 65_536
"""How many bytes of a source are looked at to tell what it is."""
_IN_MEMORY = 8 * 1024 * 1024


class Peeked:
    """A readable whose head can be looked at before it is read. It also counts what was read."""

    def __init__(self, file: Readable) -> None:
        self._file = file
        self._ahead = b""
        self.at = 0

    def peek(self, size: int = HEAD) -> bytes:
        """The next *size* bytes (fewer at the end), which stay to be read."""
        while len(self._ahead) < size:
            more = self._file.read(size - len(self._ahead))
            if not more:
                break
            self._ahead += more
        return self._ahead[:size]

    def read(self, size: int = -1, /) -> bytes:
        """At most *size* bytes, all that are left when negative."""
        if size is None or size < 0:
            data = self._ahead + self._file.read(-1)
            self._ahead = b""
        elif self._ahead:
            data, self._ahead = self._ahead[:size], self._ahead[size:]
        else:
            data = self._file.read(size)
        self.at += len(data)
        return data

    def unread(self, data: bytes) -> None:
        """Put back what was read last."""
        self._ahead = data + self._ahead
        self.at -= len(data)

    def readinto(self, buffer: memoryview) -> int:
        """Fill *buffer* with bytes; how many there were."""
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def tell(self) -> int:
        """How many bytes have been read."""
        return self.at

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """No: a source is read once, in order."""
        return False

    def writable(self) -> bool:
        """No."""
        return False

    closed = False

    def close(self) -> None:
        """Nothing: whoever opened the file closes it."""

    def flush(self) -> None:
        """Nothing."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where pages come from: *name*, the bytes, and how much may be unpacked.

    *whole* is the same file where it can be read from anywhere; *fields* are the names that a table's columns go by.
    """

    name: str
    file: Peeked
    budget: Budget
    depth: int = 0
    whole: IO[bytes] | None = None
    fetched: str | None = None
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def inside(self, name: str, file: Readable, fetched: str | None = None) -> Source:
        """The member *name* of this source. Raises RiwayaError when archives lie too deep in one another."""
        if self.depth >= DEPTH:
            raise RiwayaError(f"Archives lie more than {DEPTH} deep in one another; this one was not opened.", name,
                              "Unpack it yourself and give the pages that you mean.")  # fmt: skip
        return Source(name, Peeked(file), self.budget, self.depth + 1, None, fetched or self.fetched, self.fields)


def seekable(source: Source) -> IO[bytes]:
    """The bytes of *source* as a file that can be read from anywhere: itself, or a temporary copy on disk."""
    if source.whole is not None:
        source.whole.seek(0)
        return source.whole
    from tempfile import SpooledTemporaryFile

    copy = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - gone when nobody holds it any more
    while part := source.file.read(1 << 20):
        source.budget.take(len(part))
        copy.write(part)
    copy.seek(0)
    return cast("IO[bytes]", copy)
