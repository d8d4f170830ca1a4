"""Walking: whatever was given to the entries in it, one at a time, in the order in which they lie there."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO, cast

from riwaya.intake.bounds import Budget, read_all
from riwaya.intake.containers import is_container, kind_of
from riwaya.intake.entries import Entry
from riwaya.intake.opening import STDIN, find_inputs, opened
from riwaya.intake.saved import frames_beside
from riwaya.intake.sniffing import is_gzip
from riwaya.intake.sources import HEAD, Peeked, Source
from riwaya.model import Problem, RiwayaError

__all__ = ["Walk", "entries"]

_NO_FIELDS: Mapping[str, str] = {}


def entries(source: Source) -> Iterator[Entry | Problem]:
    """The entries that *source* holds: itself, when it is one page, or what is in it, archives in archives too.

    Raises RiwayaError when nothing of it can be read; where only a part cannot, that is a Problem among the rest.
    """
    head = source.file.peek()
    kind = kind_of(head, source.name)
    if kind == "warc":
        from riwaya.intake.warc import warc_entries

        yield from warc_entries(source)
    elif kind == "zip":
        from riwaya.intake.zips import zip_entries

        yield from zip_entries(source, entries)
    elif kind == "parquet":
        from riwaya.intake.parquet import parquet_entries

        yield from parquet_entries(source)
    elif kind is not None and is_gzip(head):
        yield from _unpacked(source)
    elif kind == "json lines":
        from riwaya.intake.jsonlines import json_lines_entries

        yield from json_lines_entries(source)
    elif kind == "feed":
        from riwaya.intake.feeds import feed_entries

        yield from feed_entries(source)
    elif kind == "mail":
        yield from _mail(source)
    else:
        yield Entry(source.name, read_all(source.file, source.name, source.budget), fetched=source.fetched)


def _unpacked(source: Source) -> Iterator[Entry | Problem]:
    import gzip

    try:
        with gzip.GzipFile(fileobj=cast("IO[bytes]", source.file)) as file:
            yield from entries(source.inside(source.name, file))
    except (EOFError, OSError, zlib.error) as error:
        yield Problem(f"The gzip file is damaged or cut off ({error}); the pages before that were read.", source.name,
                      "Fetch it again.")  # fmt: skip


def _mail(source: Source) -> Iterator[Entry | Problem]:
    from riwaya.intake.mime import attachments

    data = read_all(source.file, source.name, source.budget)
    yield Entry(source.name, data, fetched=source.fetched)
    for attachment in attachments(data, source.name):
        source.budget.member()
        name = f"{source.name}!/{attachment.name}"
        try:
            yield from entries(source.inside(name, BytesIO(attachment.data)))
        except RiwayaError as error:
            if error.problem.where == source.budget.name:
                raise
            yield error.problem


class Walk:
    """The entries of many inputs, streamed: *total* bytes are to be read, *done* of them have been.

    Inputs come sorted by name; what is in one of them comes in its own order.
    """

    def __init__(
        self,
        paths: Iterable[str | Path],
        stdin: bytes | IO[bytes] | None = None,
        fields: Mapping[str, str] = _NO_FIELDS,
    ) -> None:
        self.names = sorted(set(find_inputs(paths)))
        self.total = sum(_size(n) for n in self.names)
        self._fields = fields
        self._stdin = None if stdin is None else Peeked(BytesIO(stdin) if isinstance(stdin, bytes) else stdin)
        self._before = 0
        self._source: Source | None = None

    @property
    def done(self) -> int:
        """How many bytes of the inputs have been read; of archives that are read here and there, a guess."""
        if self._source is None:
            return self._before
        at = self._source.file.at
        if self._source.whole is not None and not self._source.whole.closed:
            at = max(at, self._source.whole.tell())
        return self._before + at

    def __iter__(self) -> Iterator[Entry | Problem]:
        for name in self.names:
            try:
                with self._opened(name) as source:
                    self._source = source
                    for item in entries(source):
                        yield _with_frames(item, name)
            except RiwayaError as error:
                yield error.problem
            except OSError as error:
                reason = error.strerror or type(error).__name__
                yield Problem(f"The file could not be read to its end ({reason}).", name, "Try again.")
            self._source = None
            self._before += _size(name)

    def holds_containers(self) -> bool:
        """Whether one of the inputs holds other pages: then they are many, and come as they lie there."""
        for name in self.names:
            if name == STDIN:
                if self._stdin is not None and is_container(self._stdin.peek(), name):
                    return True
                continue
            try:
                with opened(name) as file:
                    if is_container(file.read(HEAD), name):
                        return True
            except RiwayaError:
                continue
        return False

    @contextmanager
    def _opened(self, name: str) -> Iterator[Source]:
        if name == STDIN:
            file = self._stdin
            if file is None:
                raise RiwayaError("Nothing was given on standard input.", name, "Pipe a page into the command.")
            yield Source(name, file, Budget(name, read=file.tell), fields=self._fields)
            return
        with opened(name) as whole:
            yield Source(name, Peeked(whole), Budget(name, _size(name)), whole=whole, fields=self._fields)


def _with_frames(item: Entry | Problem, name: str) -> Entry | Problem:
    if isinstance(item, Entry) and item.name == name and name != STDIN:
        frames = frames_beside(name)
        if frames:
            from dataclasses import replace

            return replace(item, frames=frames)
    return item


def _size(name: str) -> int:
    try:
        return 0 if name == STDIN else os.path.getsize(name)
    except (OSError, ValueError):
        return 0
