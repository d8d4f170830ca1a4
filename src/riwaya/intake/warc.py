"""WARC: the pages that a crawl recorded (ISO 28500), one record at a time; gzip and Zstandard are seen through."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from email.message import Message
from email.parser import HeaderParser
from typing import Any, BinaryIO, cast

from riwaya.intake.bounds import LIMIT, Readable, read_all
from riwaya.intake.entries import Entry
from riwaya.intake.members import Member, members
from riwaya.intake.sniffing import is_gzip, is_html
from riwaya.intake.sources import Source
from riwaya.model import Hints, Problem, RiwayaError

__all__ = ["warc_entries"]

_PAGES = frozenset(["text/html", "application/xhtml+xml", "text/plain", "application/pdf", "multipart/related"])
_UNSURE = frozenset([None, "", "application/octet-stream", "unknown/unknown", "application/xml", "text/xml"])
_KINDS = ("response", "resource", "conversion")
_AGAIN = "Fetch it again, or repair it with a tool for WARC files."
_HTTP_END = re.compile(rb"\r?\n\r?\n")


def warc_entries(source: Source) -> Iterator[Entry | Problem]:
    """The pages of a WARC file, in its order, under the names ``FILE#ADDRESS``.

    Pages are response records with status 200, resource and conversion records, of text, HTML or PDF; revisits and
    everything else is passed over. Damage is a Problem; behind it, files that are gzipped record by record are gone on
    with at the next whole one.
    """
    damage = _Damage(source)
    for file in members(source.file) if is_gzip(source.file.peek(3)) else (source.file,):
        records = _records(file)
        while True:
            try:
                record = next(records, None)
            except (OSError, ValueError) as error:
                yield from damage.told(_said(error))
                break
            if record is None:
                break
            damage.over()
            try:
                entry = _entry(record, source)
            except RiwayaError as error:
                if error.problem.where == source.budget.name:
                    raise
                yield error.problem
                continue
            except (OSError, ValueError) as error:
                yield Problem(f"The record could not be read ({_said(error)}).", _name(record, source), _AGAIN)
                continue
            if entry is not None:
                yield entry
        if isinstance(file, Member) and not file.whole:
            yield from damage.told("a packed record of it breaks off")


class _Damage:
    """Tells of damage once for each place where it begins."""

    def __init__(self, source: Source) -> None:
        self._source, self._inside = source, False

    def told(self, what: str) -> Iterator[Problem]:
        if not self._inside:
            self._inside = True
            yield Problem(f"The WARC file is damaged or cut off before byte {self._source.file.at:,} ({what}); the "
                          "whole records in it were read.", self._source.name, _AGAIN)  # fmt: skip

    def over(self) -> None:
        self._inside = False


def _records(file: Readable) -> Iterator[Any]:
    from fastwarc.warc import ArchiveIterator

    try:
        yield from ArchiveIterator(cast("BinaryIO", file), parse_http=False, auto_decode="none", max_header_len=1 << 20)
    except (Exception, GeneratorExit, KeyboardInterrupt):
        raise
    except BaseException as error:  # a fault inside the library, which is no Exception: the file is what brought it on
        raise OSError(str(error)) from error


def _entry(record: Any, source: Source) -> Entry | None:
    kind = str(record.record_type).rpartition(".")[2]
    source.budget.member()
    written = record.headers.get("Content-Length") or ""
    size = int(written) if written.isascii() and written.isdecimal() else record.content_length
    if kind not in _KINDS:
        source.budget.take(min(size, LIMIT))
        return None
    declared = record.headers.get("Content-Type") or ""
    http = kind == "response" and declared.lower().startswith("application/http")
    if kind == "response" and not http and not record.headers.get("WARC-Target-URI", "").startswith("http"):
        return None
    name = _name(record, source)
    if size > LIMIT + (1 << 20):
        source.budget.take(LIMIT)
        head = record.reader.read(4096)
        if _wanted(_split(head)[0] if http else None, declared, head):
            raise RiwayaError(f"The record is larger than {LIMIT >> 20} MiB, more than any news page.", name,
                              "Look at it with a tool for WARC files.")  # fmt: skip
        return None
    data = read_all(record.reader, name, source.budget)
    problems: list[Problem] = []
    if len(data) < size or record.headers.get("WARC-Truncated"):
        problems.append(Problem("The record is cut off; what is there was read.", name, "Fetch the page again."))
    headers = None
    if http:
        headers, body = _split(data)
        status = _status(data)
        if status != 200 or not _wanted(headers, declared, body):
            return None
        data, whole = _decoded(body, headers, name, source)
        if not whole and not problems:
            problems.append(Problem("The body of the response is damaged; what could be unpacked was read.", name,
                                    "Fetch the page again."))  # fmt: skip
    elif not _wanted(None, declared, data):
        return None
    message = _message(declared) if headers is None else headers
    address = record.headers.get("WARC-Target-URI") or None
    when = record.headers.get("WARC-Date") or None
    return Entry(name, data, message.get_content_charset(), _type(message), when or source.fetched,
                 Hints(address=address.strip("<>") if address else None), problems=tuple(problems))  # fmt: skip


def _name(record: Any, source: Source) -> str:
    address = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    return f"{source.name}#{address or record.record_id or record.stream_pos}"


def _split(data: bytes) -> tuple[Message, bytes]:
    """The headers and the body of an HTTP response."""
    end = _HTTP_END.search(data[: 1 << 20])
    head, body = (data[: end.start()], data[end.end() :]) if end else (data, b"")
    _, _, fields = head.partition(b"\n")
    return HeaderParser().parsestr(fields.decode("latin-1").replace("\r\n", "\n"), headersonly=True), body


def _status(data: bytes) -> int | None:
    m = re.match(rb"HTTP/[\d.]+\s+(\d{3})", data)
    return int(m[1]) if m else None


def _message(content_type: str) -> Message:
    message = Message()
    message["Content-Type"] = content_type
    return message


def _type(message: Message) -> str | None:
    return message.get_content_type() if message.get("Content-Type") else None


def _wanted(headers: Message | None, declared: str, body: bytes) -> bool:
    kind = _type(_message(declared) if headers is None else headers) if headers is not None or declared else None
    if kind in _PAGES:
        return True
    packed = headers is not None and headers.get("Content-Encoding")
    return kind in _UNSURE and (is_html(body[:65_536]) or (kind is None and bool(packed)))


def _decoded(body: bytes, headers: Message, name: str, source: Source) -> tuple[bytes, bool]:
    """The body with chunks joined and content unpacked (each as far as its headers speak the truth), and if whole."""
    from fastwarc.stream_io import BrotliReader, ChunkedReader, GzipReader, ZstdReader

    codings = [c.strip().lower() for c in str(headers.get("Content-Encoding", "")).split(",")]
    steps: list[Any] = []
    chunked = "chunked" in str(headers.get("Transfer-Encoding", "")).lower()
    if chunked and re.match(rb"[0-9a-fA-F]{1,8}[^\r\n]{0,200}\r?\n", body):
        steps.append(ChunkedReader)
    readers = {"gzip": GzipReader, "x-gzip": GzipReader, "br": BrotliReader, "zstd": ZstdReader}
    whole = True
    for reader in (*steps, *(readers[c] for c in reversed(codings) if c in readers)):
        if reader is GzipReader and body[:2] != b"\x1f\x8b":  # already unpacked by whoever wrote the record
            continue
        out: list[bytes] = []
        total = 0
        try:
            stream = reader(io.BytesIO(body))
            while part := stream.read(1 << 20):
                out.append(part)
                total += len(part)
                source.budget.take(len(part))
                if total > LIMIT:
                    raise RiwayaError(f"The response unpacks to more than {LIMIT >> 20} MiB.", name,
                                      "Look at it with a tool for WARC files.")  # fmt: skip
        except (OSError, ValueError):
            if not out:
                return body, not body
            whole = False
        body = b"".join(out)
    if "deflate" in codings:
        import zlib

        for bits in (15, -15):
            try:
                return zlib.decompressobj(bits).decompress(body, LIMIT), whole
            except zlib.error:
                continue
    return body, whole


def _said(error: BaseException) -> str:
    return str(error).split("\n")[0][:200].rstrip(". ")
