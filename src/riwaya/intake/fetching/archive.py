"""The archive: what was asked and answered, as WARC 1.1 records that are added and never changed.

Every request and its answer are two records, the answer with the SHA-256 of its body. A body that is the same as on an
earlier visit is not kept twice: a ``revisit`` record points to the first. Each record is a gzip member of its own when
the file's name ends in ``.gz``, and the records of one exchange are written in one go.
"""

from __future__ import annotations

import fcntl
import gzip
import io
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from riwaya.model import RiwayaError
from riwaya.version import __version__

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord, WarcRecordType

    from riwaya.intake.fetching.client import Exchange

__all__ = ["Archive", "ArchiveError", "Kept", "Place", "digest_of", "stamp"]

_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
_SAME_BODY = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer is kept: the *record*'s id, its first byte in the file, its date, and its body's *digest*."""

    record: str
    at: int
    date: str
    digest: str


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it was kept: its *headers* and its *body*, packed as it was sent."""

    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes


class Archive:
    """The WARC file *path*, open for adding. Only one run writes to it at a time.

    Opening raises RiwayaError when it is no place for an archive, writing ArchiveError when it cannot be done.
    """

    def __init__(self, path: str | Path, user_agent: str, today: datetime) -> None:
        self.path = Path(path)
        self._agent, self._today = user_agent, today
        self._info = ""
        self._file: io.FileIO | None = None
        self._new = False

    def __enter__(self) -> Archive:
        name = str(self.path)
        if not name.endswith((".warc", ".warc.gz")):
            raise RiwayaError("An archive's name ends in .warc or .warc.gz.", name, "Choose such a name.")
        if not self.path.parent.is_dir():
            raise RiwayaError("The folder to write in is not there.", name, "Make it first, or choose another.")
        try:
            self._file = open(self.path, "a+b", buffering=0)
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise RiwayaError("Another run is writing to this archive.", name, "Wait for it.") from error
        except OSError as error:
            raise RiwayaError(f"The archive could not be opened ({error.strerror}).", name,
                              "Choose another place.") from error  # fmt: skip
        self._new = os.path.getsize(self.path) == 0
        if not self._new and not self._is_warc():
            self._file.close()
            raise RiwayaError("This file is there already and is no WARC archive.", name, "Choose another name.")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        assert self._file is not None
        with suppress(OSError):
            if self._new and not os.path.getsize(self.path):
                self.path.unlink()
        self._file.close()

    def add(self, exchange: Exchange) -> Place:
        """Keep *exchange*, request and answer."""
        return self._add(exchange, None, "")

    def add_revisit(self, exchange: Exchange, first: Place) -> Place:
        """Keep that *exchange* brought the body that was kept at *first*, or word that it has not changed."""
        return self._add(exchange, first, _NOT_MODIFIED if exchange.status == 304 else _SAME_BODY)

    def recall(self, place: Place) -> Kept | None:
        """The answer kept at *place*; None when it is not there any more."""
        from fastwarc.warc import ArchiveIterator, WarcRecordType

        try:
            with open(self.path, "rb") as file:
                if place.at < 0 or file.seek(place.at) >= os.path.getsize(self.path):
                    return None
                for record in ArchiveIterator(file, record_types=WarcRecordType.response, parse_http=True):
                    if record.record_id != place.record or not record.is_http_parsed:
                        return None
                    headers = tuple((bytes(k), bytes(v)) for k, v in record.http_headers.items_bytes())
                    body = record.reader.read()
                    return Kept(headers, body) if digest_of(body) == place.digest else None
        except (OSError, ValueError):
            return None
        return None

    def _is_warc(self) -> bool:
        assert self._file is not None
        self._file.seek(0)
        try:
            if self.path.name.endswith(".gz"):
                return gzip.GzipFile(fileobj=self._file, mode="rb").read(5) == b"WARC/"
            return self._file.read(5) == b"WARC/"
        except (OSError, EOFError, ValueError):
            return False

    def _add(self, exchange: Exchange, first: Place | None, profile: str) -> Place:
        from fastwarc.warc import WarcRecordType

        info = b"" if self._info else self._warcinfo()
        digest = first.digest if first is not None else digest_of(exchange.body)
        kind = WarcRecordType.response if first is None else WarcRecordType.revisit
        answer = self._record(kind, exchange)
        answer.headers["WARC-Payload-Digest"] = digest
        answer.headers["Content-Type"] = "application/http; msgtype=response"
        if first is not None:
            answer.headers["WARC-Profile"] = profile
            answer.headers["WARC-Refers-To"] = first.record
            answer.headers["WARC-Refers-To-Target-URI"] = exchange.address.url
            answer.headers["WARC-Refers-To-Date"] = first.date
        if exchange.cut:
            answer.headers["WARC-Truncated"] = exchange.cut
        block = _head(exchange) + (exchange.body if first is None else b"")
        request = self._record(WarcRecordType.request, exchange)
        request.headers["WARC-Concurrent-To"] = str(answer.record_id)
        at = self._write(info + self._bytes(answer, block) + self._bytes(request, exchange.request)) + len(info)
        return Place(str(answer.record_id), at, str(answer.headers["WARC-Date"]), digest)

    def _record(self, kind: WarcRecordType, exchange: Exchange) -> WarcRecord:
        from fastwarc.warc import WarcRecord

        record = WarcRecord()
        record.init_headers(kind)
        record.headers["WARC-Date"] = stamp(exchange.began)
        record.headers["WARC-Target-URI"] = exchange.address.url
        record.headers["WARC-IP-Address"] = exchange.machine
        if self._info:
            record.headers["WARC-Warcinfo-ID"] = self._info
        record.is_http = True
        return record

    def _warcinfo(self) -> bytes:
        from fastwarc.warc import WarcRecord, WarcRecordType

        record = WarcRecord()
        record.init_headers(WarcRecordType.warcinfo)
        record.headers["WARC-Date"] = stamp(self._today)
        record.headers["WARC-Filename"] = self.path.name
        record.headers["Content-Type"] = "application/warc-fields"
        self._info = str(record.record_id)
        fields = (f"software: riwaya/{__version__}", "format: WARC File Format 1.1", "robots: obey",
                  f"http-header-user-agent: {self._agent}")  # fmt: skip
        return self._bytes(record, "".join(f"{f}\r\n" for f in fields).encode())

    def _bytes(self, record: WarcRecord, block: bytes) -> bytes:
        record.headers["WARC-Block-Digest"] = digest_of(block)
        record.set_bytes_content(block)
        out = io.BytesIO()
        record.write(out)
        return gzip.compress(out.getvalue(), mtime=0) if self.path.name.endswith(".gz") else out.getvalue()

    def _write(self, data: bytes) -> int:
        """Add *data* whole or not at all; where in the file it begins."""
        assert self._file is not None
        at = self._file.seek(0, os.SEEK_END)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[self._file.write(rest) :]
        except OSError as error:
            with suppress(OSError):
                os.truncate(self.path, at)
            raise ArchiveError(f"The archive could not be written ({error.strerror}).", str(self.path),
                               "Make room, or choose another place.") from error  # fmt: skip
        return at


class ArchiveError(RiwayaError):
    """What was fetched cannot be kept: there is no sense in fetching more."""


def stamp(moment: datetime) -> str:
    """*moment*, in UTC, as WARC writes it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def digest_of(data: bytes) -> str:
    """The digest of *data*, as WARC writes it."""
    return f"sha256:{sha256(data).hexdigest()}"


def _head(exchange: Exchange) -> bytes:
    """The answer's status line and headers; the body is kept without chunks, so the header about them is renamed."""
    lines = [exchange.status_line]
    for key, value in exchange.headers:
        name = b"X-Crawler-" + key if key.lower() == b"transfer-encoding" else key
        lines.append(name + b": " + value)
    return b"\r\n".join(lines) + b"\r\n\r\n"
