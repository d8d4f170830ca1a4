"""Members: the parts of a gzip file, each packed by itself, so that damage in one does not end the rest."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from riwaya.intake.sources import HEAD, Peeked

__all__ = ["Member", "members"]

_MAGIC = b"\x1f\x8b\x08"


class Member:
    """One member of a gzip file, as it is unpacked; *whole* once its end was reached and was right."""

    def __init__(self, file: Peeked) -> None:
        self._file = file
        self._unpacker = zlib.decompressobj(31)
        self._open = True
        self._at = 0
        self.whole = False

    def read(self, size: int = -1, /) -> bytes:
        """At most *size* bytes, some of them when negative; none at the end, and where it is damaged."""
        while self._open and size:
            piece = self._unpacker.unconsumed_tail or self._file.read(HEAD)
            if not piece:
                self._open = False
                break
            try:
                data = self._unpacker.decompress(piece, size if size > 0 else HEAD)
            except zlib.error:
                self._open = False
                self._file.unread(piece)
                break
            if self._unpacker.eof:
                self._file.unread(self._unpacker.unused_data)
                self._open, self.whole = False, True
            self._at += len(data)
            if data:
                return data
        return b""

    def tell(self) -> int:
        """How many bytes have been read."""
        return self._at


def members(file: Peeked) -> Iterator[Member]:
    """The members of *file*; what is no member between them is passed over."""
    while _found(file):
        member = Member(file)
        yield member
        while member.read(1 << 20):
            pass
        if not member.whole:
            file.read(1)


def _found(file: Peeked) -> bool:
    """Go on to where a member begins; False when there is none any more."""
    while True:
        head = file.peek()
        at = head.find(_MAGIC)
        if at >= 0:
            file.read(at)
            return True
        if len(head) < HEAD:
            file.read(len(head))
            return False
        file.read(len(head) - 2)
