"""The sample story: pages of outlets that do not exist, on a dam that does, with every trap of the trade.

What each page carries, and what is invented, is told in the ``README.md`` beside this file.
"""

from __future__ import annotations

import atexit
from contextlib import ExitStack
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

__all__ = ["sample_pages"]


@cache
def _unpacked() -> tuple[Path, ...]:
    # A package inside a zip archive has no files on disk: they are unpacked once and removed when Python ends.
    stack = ExitStack()
    atexit.register(stack.close)
    pages = sorted(files("riwaya.sample").joinpath("pages").iterdir(), key=lambda page: page.name)
    return tuple(stack.enter_context(as_file(page)) for page in pages if page.is_file())


def sample_pages() -> list[Path]:
    """The files of the sample's eleven pages, sorted by name; they stay readable until Python ends."""
    return list(_unpacked())
