"""Addresses: what they answer, fetched into an archive that is gone afterwards, page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from riwaya.faults import fault
from riwaya.intake.entries import Entry
from riwaya.model import Problem

__all__ = ["answers"]


def answers(addresses: Sequence[str], at: datetime, done: Callable[[], None] = lambda: None, *,
            private: bool = False) -> Iterator[Entry | Problem]:  # fmt: skip
    """What *addresses* answer, each page called by its address; first why some gave nothing.

    Fetching begins at the moment *at*, and *done* is called after each address. Private machines are asked only with
    *private*.
    """
    from riwaya.intake.fetching import Archive, Settings, Visits, fetch
    from riwaya.intake.walking import Walk

    asking = Settings(private=private)
    with TemporaryDirectory(prefix="riwaya-fetched-") as folder:
        archive = str(Path(folder, "pages.warc.gz"))
        with Archive(archive, asking.user_agent, at) as file:
            fetched = fetch(addresses, file, Visits(file.path), asking, done=done, fault=fault)
        yield from (f.problem for f in fetched if f.problem is not None)
        if not any(f.page is not None for f in fetched):
            return
        for item in Walk([archive]):
            if isinstance(item, Problem):
                yield replace(item, where=item.where.removeprefix(archive).removeprefix("#"))
            else:
                yield replace(item, name=item.name.removeprefix(archive).removeprefix("#"))
