"""Small archives for the tests, made by hand."""

from __future__ import annotations

import gzip
import io
import zipfile

from riwaya.intake import open_pages
from riwaya.model import Page, Problem

PROSE = "أعلنت هيئة مياه وادي السنابل أن القناة الجديدة ستفتح يوم الأحد، وقال مديرها نعمان الشاطبي إن الماء يكفي القرى."
HTML = f"<html><head><title>القناة</title></head><body><h1>القناة تفتح</h1><p>{PROSE}</p></body></html>"


def record(
    body: bytes,
    address: str = "https://sanabil.example/1",
    headers: str = "Content-Type: text/html; charset=utf-8",
    status: str = "200 OK",
    kind: str = "response",
    more: str = "",
) -> bytes:
    """A WARC record."""
    if kind == "response":
        block = f"HTTP/1.1 {status}\r\n{headers}\r\n\r\n".encode() + body
        block_type = "application/http; msgtype=response"
    else:
        block, block_type = body, headers.removeprefix("Content-Type: ")
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2031-03-05T10:20:30Z\r\n{more}"
        f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: {block_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def zipped(members: dict[str, bytes], packed: bool = True) -> bytes:
    """A ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def taken(path, data: bytes, **options) -> tuple[list[Page], list[Problem]]:
    """The pages and problems of a file with these bytes, in order."""
    path.write_bytes(data)
    pages, problems = [], []
    for item in open_pages([path], **options):
        (pages if isinstance(item, Page) else problems).append(item)
    return pages, problems


def packed_records(*records: bytes) -> bytes:
    """Records gzipped one by one, as crawlers write them."""
    return b"".join(map(gzip.compress, records))
