"""Containers: what kind of file holds other pages, by its first bytes."""

from __future__ import annotations

import re
import zlib

from riwaya.intake.sniffing import is_gzip
from riwaya.intake.sources import HEAD

__all__ = ["container_kind", "is_container", "kind_of"]

_HEADER = re.compile(rb"[\r\n]*[A-Za-z][A-Za-z0-9-]{1,60}:[ \t\r\n]")
_ZSTANDARD = (b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18")


def container_kind(head: bytes, name: str) -> str | None:
    """What kind of container a file that begins with *head* is (gzip taken off), or None for a page of its own.

    ``warc``, ``zip``, ``parquet``, ``json lines``, ``feed`` or ``mail`` (MHTML too). *name* tells Zstandard WARC
    files from others.
    """
    if head.startswith(b"WARC/") or (head[:4] in _ZSTANDARD and name.endswith(".warc.zst")):
        return "warc"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head.startswith(b"PAR1"):
        return "parquet"
    start = head[:512].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1]
    if start == b"{":
        from riwaya.intake.jsonlines import is_json_lines

        return "json lines" if is_json_lines(head) else None
    if start == b"<":
        if not any(root in head[:8192].replace(b"\x00", b"").lower() for root in (b"<rss", b"feed", b"<rdf")):
            return None
        from riwaya.intake.feeds import is_feed

        return "feed" if is_feed(head[:8192]) else None
    if _HEADER.match(head):
        from riwaya.intake.mime import is_mime

        return "mail" if is_mime(head) else None
    return None


def is_container(head: bytes, name: str) -> bool:
    """Whether a file that begins with *head* holds other pages, as an archive, a table or a feed does."""
    return kind_of(head, name) not in (None, "mail")


def kind_of(head: bytes, name: str) -> str | None:
    """As container_kind, and of what is packed with gzip: ``warc``, ``json lines`` or ``feed``, else None."""
    if is_gzip(head):
        try:
            inner = zlib.decompressobj(31).decompress(head, HEAD)
        except zlib.error:
            return None
        kind = container_kind(inner, name.removesuffix(".gz"))
        return kind if kind in ("warc", "json lines", "feed") else None
    return container_kind(head, name)
