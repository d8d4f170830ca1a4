"""JSON Lines: a page a line, its text or mark-up in one of the fields."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from riwaya.intake.bounds import LIMIT
from riwaya.intake.entries import Entry
from riwaya.intake.fields import row_entry
from riwaya.intake.sources import Peeked, Source
from riwaya.model import Problem

__all__ = ["is_json_lines", "json_lines_entries"]

_BEGINS = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"[^"\\]{1,100}"\s*:')


def is_json_lines(head: bytes) -> bool:
    """Whether a file that begins with *head* holds an object a line."""
    if not _BEGINS.match(head):
        return False
    line, end, _ = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    if not end and len(head) > len(line) + 3:
        return True
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return not end  # the line goes on behind what we see


def json_lines_entries(source: Source) -> Iterator[Entry | Problem]:
    """The pages of a JSON Lines file, a line at a time, in its order."""
    for n, line in enumerate(_lines(source.file), 1):
        source.budget.member()
        if line is None:
            yield Problem(f"The line is longer than {LIMIT >> 20} MiB, more than any news page.", f"{source.name}#{n}",
                          "Split its page.")  # fmt: skip
            continue
        source.budget.take(len(line))
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            said = error.msg if isinstance(error, json.JSONDecodeError) else "not UTF-8, or nested too deep"
            yield Problem(f"The line is not JSON ({said}).", f"{source.name}#{n}", "Write one object a line, in UTF-8.")
            continue
        if isinstance(row, dict):
            yield row_entry(row, source.fields, source.name, n)
        else:
            yield Problem("The line is not an object.", f"{source.name}#{n}", "Write one object a line.")


def _lines(file: Peeked) -> Iterator[bytes | None]:
    """The lines of *file* without their ends; None for one that is too long."""
    parts, size = [file.read(3).removeprefix(b"\xef\xbb\xbf")], 0
    while part := file.read(1 << 18):
        first, *more = part.split(b"\n")
        parts.append(first if size <= LIMIT else b"")
        size += len(first)
        if more:
            yield b"".join(parts) if size <= LIMIT else None
            yield from more[:-1]
            parts, size = [more[-1]], len(more[-1])
    if size or any(parts):
        yield b"".join(parts) if size <= LIMIT else None
