"""Pages that a browser saved: "complete" with a folder of their parts, or as one file with a mark of where from."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress

__all__ = ["MOST_BYTES", "assets", "frame_names", "frame_of", "frames_beside", "saved_from"]

_SUFFIXES = ("_files", ".files", "-files", "_ملفات", "_fichiers", "_archivos", "-Dateien")
_PAGES = (".html", ".htm", ".xhtml", ".mht")
_MOST_FRAMES = 50
MOST_BYTES = 8 * 1024 * 1024
"""The most bytes that the document of a frame may have."""
_SAVED_FROM = r"<!--\s*saved from url=\(\d{1,6}\)(\S{4,2000}?)\s*-->"
_SINGLE_FILE = r"<!--\s*Page saved with SingleFile\s+url:\s*(\S{4,2000})\s+saved date:\s*([^\n(]{10,60})"


def assets(folder: str, files: Iterable[str]) -> bool:
    """Whether the folder of this name holds the parts of a page among its neighbours *files*."""
    for suffix in _SUFFIXES:
        if folder.endswith(suffix):
            stem = folder.removesuffix(suffix)
            there = set(files)
            return bool(stem) and any(stem + end in there for end in _PAGES)
    return False


def frame_names(page: str, folders: Mapping[str, Iterable[str]]) -> list[str]:
    """Which members of an archive are documents among the parts of *page*; *folders* gives the files in each folder."""
    stem, dot, end = page.rpartition(".")
    if not dot or f".{end.lower()}" not in _PAGES:
        return []
    parts = (f"{stem}{suffix}" for suffix in _SUFFIXES)
    found = (f"{p}/{file}" for p in parts for file in sorted(folders.get(p, ())) if file.lower().endswith(_PAGES))
    return list(found)[:_MOST_FRAMES]


def frames_beside(path: str) -> dict[str, bytes]:
    """The documents in the folder that was saved with the page at *path*, by their file names."""
    stem, end = os.path.splitext(path)
    out: dict[str, bytes] = {}
    if end.lower() not in _PAGES:
        return out
    for suffix in _SUFFIXES:
        with suppress(OSError):
            for file in sorted(os.listdir(stem + suffix)):
                full = os.path.join(stem + suffix, file)
                if not file.lower().endswith(_PAGES) or os.path.getsize(full) > MOST_BYTES:
                    continue
                with open(full, "rb") as opened:
                    out[file] = opened.read(MOST_BYTES)
                if len(out) >= _MOST_FRAMES:
                    return out
    return out


def frame_of(address: str, frames: Mapping[str, bytes]) -> bytes | None:
    """The document that a frame with this address shows, if it was saved."""
    if not frames or not address:
        return None
    from urllib.parse import unquote

    plain = address.split("#")[0]
    found = frames.get(address) or frames.get(plain)
    return found or frames.get(unquote(plain.split("?")[0]).replace("\\", "/").rsplit("/", 1)[-1])


def saved_from(markup: str) -> tuple[str | None, str | None]:
    """The address that a browser or SingleFile noted when it saved the page, and when that was (ISO 8601)."""
    head = markup[:8192]
    if "saved" not in head:
        return None, None
    m = re.search(_SINGLE_FILE, head)
    if m:
        return m[1], _time(m[2])
    m = re.search(_SAVED_FROM, head)
    return (m[1] if m and m[1] != "about:internet" else None), None


def _time(written: str) -> str | None:
    """``Wed Mar 05 2031 14:30:00 GMT+0300`` in ISO 8601."""
    from datetime import datetime

    for form in ("%a %b %d %Y %H:%M:%S GMT%z", "%Y-%m-%dT%H:%M:%S.%f%z"):
        with suppress(ValueError):
            return datetime.strptime(written.strip(), form).isoformat()
    return None
