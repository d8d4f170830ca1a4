"""Unpacking: what ``Content-Encoding`` packed, undone piece by piece, so that a bomb is met before it goes off."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

__all__ = ["ACCEPTED", "Damaged", "TooMuch", "Unpacker", "encodings_of"]

ACCEPTED = "gzip, br"
"""The ``Accept-Encoding`` to send; deflate, which servers write in two ways, is understood when it comes."""
_PIECE = 1 << 16
_LAYERS = 2


class TooMuch(Exception):
    """More came out than may."""


class Damaged(Exception):
    """What was packed cannot be unpacked."""


class _Layer(Protocol):
    def feed(self, data: bytes) -> Iterator[bytes]: ...


class _Deflate:
    """gzip and deflate, the latter with or without its header; what is not packed at all passes as it is."""

    def __init__(self, gzip: bool) -> None:
        self._gzip, self._head = gzip, b""
        self._inner: zlib._Decompress | None = None
        self._plain = self._done = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self._plain:
            yield data
            return
        if self._done:  # what follows the packed body is nobody's
            return
        if self._inner is None:
            data = self._head + data
            if len(data) < 2:
                self._head = data
                return
            self._begin(data)
        while data:
            if self._inner is None:
                yield data
                return
            try:
                piece = self._inner.decompress(data, _PIECE)
            except zlib.error as error:
                raise Damaged from error
            yield piece
            data = self._inner.unconsumed_tail
            if self._inner.eof:
                data = self._inner.unused_data.lstrip(b"\x00")
                if not self._gzip or data[:2] != b"\x1f\x8b":
                    self._done = True
                    return
                self._inner = zlib.decompressobj(31)

    def _begin(self, data: bytes) -> None:
        if self._gzip:
            self._plain = data[:2] != b"\x1f\x8b"  # servers say gzip of pages that they then send as they are
            self._inner = None if self._plain else zlib.decompressobj(31)
        else:
            headed = data[0] & 0x0F == 8 and (data[0] << 8 | data[1]) % 31 == 0
            self._inner = zlib.decompressobj(zlib.MAX_WBITS if headed else -zlib.MAX_WBITS)


class _Brotli:
    def __init__(self) -> None:
        import brotli

        self._inner = brotli.Decompressor()
        self._error = brotli.error

    def feed(self, data: bytes) -> Iterator[bytes]:
        try:
            yield self._inner.process(data, output_buffer_limit=_PIECE)
            while not self._inner.can_accept_more_data():
                yield self._inner.process(b"", output_buffer_limit=_PIECE)
        except self._error as error:
            raise Damaged from error


class Unpacker:
    """Undoes *encodings*, the names in ``Content-Encoding`` in the order they were applied, to at most *limit* bytes.

    One that is not known, or more than two, are as good as damage: nothing comes out.
    """

    def __init__(self, encodings: Iterable[str], limit: int) -> None:
        self._limit = limit
        self._out = bytearray()
        self._layers = [_layer(name) for name in encodings if name not in ("", "identity", "none")][::-1]
        self.damaged = len(self._layers) > _LAYERS or None in self._layers

    def feed(self, data: bytes) -> None:
        """Take the next bytes. Raises TooMuch at the limit; what is damaged sets `damaged` and is passed over."""
        if self.damaged:
            return
        try:
            for piece in _through(self._layers, data):
                room = self._limit - len(self._out)
                self._out += piece[:room]
                if len(piece) > room:
                    raise TooMuch
        except Damaged:
            self.damaged = True

    @property
    def content(self) -> bytes:
        """What has come out so far."""
        return bytes(self._out)


def encodings_of(header: str) -> list[str]:
    """The names in a ``Content-Encoding`` header."""
    return [name.strip().lower() for name in header.split(",")]


def _layer(name: str) -> _Layer | None:
    if name in ("gzip", "x-gzip"):
        return _Deflate(gzip=True)
    if name == "deflate":
        return _Deflate(gzip=False)
    if name == "br":
        return _Brotli()
    return None


def _through(layers: Sequence[_Layer | None], data: bytes) -> Iterator[bytes]:
    if not layers or layers[0] is None:
        yield data
        return
    for piece in layers[0].feed(data):
        yield from _through(layers[1:], piece)
