"""Packing: bytes and records as they are kept, compressed with Zstandard."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import zstandard

__all__ = ["packed", "packed_record", "unpacked", "unpacked_record"]

_LEVEL = 6
MOST = 256 * 1024 * 1024
"""The most bytes that anything of ours unpacks to; a page holds far less."""


@cache
def _packer() -> zstandard.ZstdCompressor:
    return zstandard.ZstdCompressor(level=_LEVEL, write_content_size=True)


def packed(data: bytes) -> bytes:
    """*data*, compressed. The same bytes give the same bytes."""
    return _packer().compress(data)


def unpacked(data: bytes) -> bytes:
    """What `packed` was given. Raises ValueError when that is not whole, or larger than anything of ours."""
    try:
        if zstandard.frame_content_size(data) > MOST:
            raise ValueError("it unpacks to more than any page holds")
        return zstandard.ZstdDecompressor().decompress(data, max_output_size=MOST)
    except zstandard.ZstdError as error:
        raise ValueError(str(error)) from error


def packed_record(record: dict[str, Any]) -> bytes:
    """*record* as compressed JSON in UTF-8; lone surrogates, which names of files carry, survive."""
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return packed(text.encode("utf-8", "surrogatepass"))


def unpacked_record(data: bytes) -> dict[str, Any]:
    """What `packed_record` was given. Raises ValueError when that is not whole."""
    record = json.loads(unpacked(data).decode("utf-8", "surrogatepass"))
    if not isinstance(record, dict):
        raise ValueError("it is no record")
    return record
