"""The sample story: pages of outlets that do not exist, on a dam that does, with every trap of the trade.

What each page carries, and what is invented, is told in the ``README.md`` beside this file.
"""

from __future__ import annotations

import atexit
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

__all__ = ["sample_pages"]


@cache
def _on_disk() -> tuple[Path, ...]:
    folder = files("riwaya.sample").joinpath("pages")
    if isinstance(folder, Path):
        return tuple(sorted(page for page in folder.iterdir() if page.is_file()))
    # A package run from a zip archive: importlib.resources.as_file would unpack each page under a random name.
    unpacked = TemporaryDirectory(prefix="riwaya-sample-")
    atexit.register(unpacked.cleanup)
    pages = [Path(unpacked.name, page.name) for page in folder.iterdir()]
    for path in pages:
        path.write_bytes(folder.joinpath(path.name).read_bytes())
    return tuple(sorted(pages))


def sample_pages() -> list[Path]:
    """The files of the sample's eleven pages, sorted by name; they stay readable until Python ends."""
    return list(_on_disk())
