"""ZIP: archives of saved pages, and of archives of them; WACZ is a ZIP with WARC files inside."""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import IO, TYPE_CHECKING

from riwaya.intake.bounds import RATIO, Readable
from riwaya.intake.entries import Entry
from riwaya.intake.saved import MOST_BYTES, assets, frame_names
from riwaya.intake.sources import Source, seekable
from riwaya.model import Problem, RiwayaError

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

__all__ = ["zip_entries"]

Opener = Callable[[Source], Iterator[Entry | Problem]]
_FREE = 4 * 1024 * 1024
_ENCRYPTED, _UTF8 = 0x1, 0x800


class _Bounded:
    """A member as it is unpacked; raises when it packs better than any page does."""

    def __init__(self, file: IO[bytes], packed: int, name: str) -> None:
        self._file, self._packed, self._name, self._read = file, packed, name, 0

    def read(self, size: int = -1, /) -> bytes:
        data = self._file.read(size if size >= 0 else 1 << 20)
        self._read += len(data)
        if self._read > _FREE and self._read > RATIO * max(self._packed, 1):
            raise RiwayaError(f"It unpacks to far more than a page (over {self._read >> 20} MiB from "
                              f"{self._packed:,} bytes); it was not read.", self._name,
                              "Unpack it yourself if you trust it.")  # fmt: skip
        return data


def zip_entries(source: Source, entries: Opener) -> Iterator[Entry | Problem]:
    """What the members of a ZIP file hold, in its order, under the names ``archive.zip!/folder/page.html``.

    A member that cannot be read is a Problem and the next one follows. Hidden members and the parts of pages that
    were saved "complete" are passed over; of a WACZ file only the WARC files in ``archive/`` are read. *entries* opens
    what a member holds, which may be an archive again.
    """
    from zipfile import BadZipFile, ZipFile

    try:
        archive = ZipFile(seekable(source))
        members = archive.infolist()
    except (BadZipFile, OSError, ValueError, NotImplementedError, zlib.error) as error:
        yield Problem(f"The ZIP file is damaged or cut off ({_said(error)}).", source.name, "Fetch it again.")
        return
    names = [m.filename for m in members]
    there = set(names)
    if "[Content_Types].xml" in there or "mimetype" in there:
        yield Problem("This is an office document or a book, not an archive of pages.", source.name,
                      "Save its text, or give the page itself.")  # fmt: skip
        return
    wacz = "datapackage.json" in there and any(n.startswith("archive/") and ".warc" in n for n in names)
    files: dict[str, set[str]] = {}
    for name in names:
        folder, file = posixpath.split(name)
        files.setdefault(folder, set()).add(file)
    for member in members:
        if member.is_dir() or _passed_over(member.filename, files):
            continue
        if wacz and not (member.filename.startswith("archive/") and ".warc" in member.filename):
            continue
        source.budget.member()
        frames = _frames(archive, frame_names(member.filename, files), source)
        for item in _member(archive, member, source, entries):
            yield replace(item, frames=frames) if frames and isinstance(item, Entry) else item


def _member(archive: ZipFile, member: ZipInfo, source: Source, entries: Opener) -> Iterator[Entry | Problem]:
    from zipfile import BadZipFile

    name = f"{source.name}!/{_name(member)}"
    if member.flag_bits & _ENCRYPTED:
        yield Problem("It is locked with a password.", name, "Unpack it yourself and give the pages.")
        return
    try:
        with archive.open(member) as file:
            bounded: Readable = _Bounded(file, member.compress_size, name)
            yield from entries(source.inside(name, bounded))
    except RiwayaError as error:
        if error.problem.where == source.budget.name:
            raise
        yield error.problem
    except (BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError, zlib.error) as error:
        yield Problem(f"It could not be unpacked ({_said(error)}).", name, "Fetch the archive again.")


def _frames(archive: ZipFile, names: list[str], source: Source) -> dict[str, bytes]:
    """The documents of a saved page's frames, by their file names; what cannot be unpacked is no frame."""
    from zipfile import BadZipFile

    out: dict[str, bytes] = {}
    for name in names:
        with (
            suppress(BadZipFile, OSError, EOFError, ValueError, RuntimeError, KeyError, zlib.error),
            archive.open(name) as file,
        ):
            data = file.read(MOST_BYTES)
            source.budget.take(len(data))
            out[posixpath.basename(name)] = data
    return out


def _passed_over(name: str, files: dict[str, set[str]]) -> bool:
    """Whether a member is hidden, or a part of a page that a browser saved "complete"."""
    parts = name.split("/")
    if any(p.startswith(".") or p == "__MACOSX" for p in parts):
        return True
    return any(assets(parts[i], files.get("/".join(parts[:i]), ())) for i in range(len(parts) - 1))


def _name(member: ZipInfo) -> str:
    """The member's name; one that is not marked as UTF-8 but is, as many tools write them, is read as it is meant."""
    if member.flag_bits & _UTF8:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return member.filename


def _said(error: BaseException) -> str:
    return str(error).split("\n")[0][:200].rstrip(". ") or type(error).__name__
