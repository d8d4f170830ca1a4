"""Reading as a stream: page after page in the order in which they lie in their containers, none kept in memory."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from json import loads
from pathlib import Path
from typing import IO, TYPE_CHECKING

from riwaya.cli.pages import Account, page_or_problem, reading_of
from riwaya.model import Page, Problem, Reading, RiwayaError

if TYPE_CHECKING:
    from riwaya.cli.progress import Steps
    from riwaya.intake.context import Context
    from riwaya.intake.entries import Entry
    from riwaya.intake.walking import Walk

__all__ = ["Repeat", "Written", "stream"]

_HEAD = re.compile(rb'\{"page": ("(?:[^"\\]|\\.)*"), "sha256": (?:null|"([0-9a-f]{64})")')
_LONGEST_HEAD = 65_536


class Repeat:
    """A page whose bytes came before, under the name *first*."""

    __slots__ = ("first", "page")

    def __init__(self, page: Page, first: str) -> None:
        self.page, self.first = page, first


class Written:
    """The rows that an earlier run wrote to a file, one for each entry, and the file to write the rest to."""

    def __init__(self, path: str, file: IO[bytes]) -> None:
        self.path, self._file = path, file

    @classmethod
    @contextmanager
    def opened(cls, path: str, resume: bool, given: Iterable[str]) -> Iterator[Written]:
        """The file at *path*, to be written; with *resume* one that is there is gone on with.

        Raises RiwayaError when it is there without *resume*, is one of the files *given*, or cannot be written.
        """
        real = os.path.realpath(path)
        if any(real == os.path.realpath(g) or Path(os.path.realpath(g)) in Path(real).parents for g in given):
            raise RiwayaError("This file is, or would be, one of those that are read.", path, "Choose another.")
        if not resume and os.path.exists(real) and (not os.path.isfile(real) or os.path.getsize(real)):
            raise RiwayaError("This file is there already.", path, "Give --resume to go on with it, or remove it.")
        try:
            file = open(real, "r+b" if os.path.exists(real) else "w+b")  # noqa: SIM115 - closed below
        except OSError as error:
            raise RiwayaError(f"Could not be written: {error.strerror}.", path, "Choose another place.") from error
        with file:
            yield cls(path, file)

    def rows(self) -> Iterator[tuple[str, str | None]]:
        """The name and the SHA-256 of each row there is; what stands after the last whole one is cut off."""
        while True:
            start = self._file.tell()
            head = self._file.readline(_LONGEST_HEAD)
            end = head
            while end and not end.endswith(b"\n"):
                end = self._file.readline(1 << 20)
            if not end:
                self._file.seek(start)
                self._file.truncate()
                return
            m = _HEAD.match(head)
            if m is None:
                raise RiwayaError("This file holds something else than what `riwaya read --json` writes.", self.path,
                                  "Choose another file.")  # fmt: skip
            yield loads(m[1]), m[2].decode() if m[2] else None

    def write(self, text: str) -> None:
        """Write a row, so that it is there whatever happens to this process next."""
        self._file.write(text.encode("utf-8", "replace"))
        self._file.flush()


def stream(
    walk: Walk,
    context: Context | None,
    steps: Steps,
    account: Account,
    written: Written | None = None,
    *,
    mentions: bool = True,
) -> Iterator[tuple[str, Reading | Problem | Repeat]]:
    """The name of each entry of *walk* and what was read of it, in its order, entered into *account*.

    Entries that stand in *written* already are passed over. Raises RiwayaError when they are not the same ones.
    """
    from riwaya.intake.repeats import Repeats

    repeats = Repeats()
    steps.begin("reading pages", walk.total, in_bytes=True)
    done = 0
    items = iter(walk)
    if written is not None:
        for name, digest in written.rows():
            _pass_over(next(items, None), name, digest, written.path)
            done += 1
            account.read += digest is not None
            if digest is not None:
                repeats.first(digest, name)
            steps.reach(walk.done, f"{done:,} pages")
    for item in items:
        page = page_or_problem(item)
        if isinstance(page, Problem):
            account.note(page)
            yield name_of(item), page
        else:
            first = repeats.first(page.sha256, page.name)
            yield (
                page.name,
                reading_of(page, context, account, mentions=mentions) if first is None else Repeat(page, first),
            )
        done += 1
        steps.reach(walk.done, f"{done:,} pages")


def name_of(item: Entry | Problem) -> str:
    """What an entry, or one that could not be had, is called."""
    return item.where if isinstance(item, Problem) else item.name


def _pass_over(item: Entry | Problem | None, name: str, digest: str | None, path: str) -> None:
    there = None if item is None else name_of(item)
    same = there == name
    if same and digest is not None:
        same = not isinstance(item, Problem) and item is not None and sha256(item.data).hexdigest() == digest
    if not same:
        raise RiwayaError(f"What is read now is not what this file was written from: it has {name} where there is now "
                          f"{there or 'nothing'}.", path, "Give the same pages, or begin a new file.")  # fmt: skip
