"""The shelf: stories as they are laid out, kept at hand while nothing of them changes.

A story is laid out once, however many ask for it. One that is large is weighed in a process of its own, and whoever
asks meanwhile is shown it as it stood before.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import wait as wait_for
from dataclasses import dataclass
from time import monotonic

from riwaya.desk.addresses import Addresses
from riwaya.desk.aside import Aside, Killed
from riwaya.desk.laid import Laid
from riwaya.model import RiwayaError
from riwaya.store import Store
from riwaya.store.dossiers import dossier_key, dossier_of, has_dossier
from riwaya.store.ground import Stamp, stamp_of_story
from riwaya.store.listing import find_story

__all__ = ["PATIENCE", "Shelf", "Unready"]

PATIENCE = 4.0
"""Seconds that a page waits for a story to be laid out."""

_ROOM = 2_500
"""Articles whose stories are kept; the story that was asked for last is kept however many it has."""
_LARGE = 60
"""Articles of a story from which on it is weighed in a process of its own."""


class Unready(Exception):
    """A story is being laid out, and takes longer than whoever asks would wait."""


@dataclass(frozen=True, slots=True)
class _Making:
    """A story that is being laid out, under the *key* of what it is made of, since it *began* (seconds)."""

    key: str
    laid: Future[Laid]
    began: float


class Shelf:
    """Stories that were asked for last, each under the key of all that it depends on."""

    def __init__(self, store: Store, at: Addresses, room: int = _ROOM) -> None:
        self._store, self._at, self._room = store, at, room
        self._laid: OrderedDict[int, tuple[str, Laid]] = OrderedDict()
        self._making: dict[int, _Making] = {}
        self._keys: dict[int, tuple[Stamp, str]] = {}
        self._lock = threading.Lock()
        self._aside = Aside()
        self._workers = ThreadPoolExecutor(8, thread_name_prefix="riwaya-laying")

    def story(self, story: int, at: str, patience: float | None = None) -> tuple[Laid, bool]:
        """The story, and whether that is how it stands now; what has to be made is made at the moment *at*.

        Waits until it has been laid out for *patience* seconds, or as long as it takes; then it is shown as it stood
        before. Raises Unready when it was not laid out before, and RiwayaError when there is none.
        """
        for again in (True, False):  # what was begun before the story changed is waited for, and then made anew
            key = self._key(story)
            with self._lock:
                kept = self._laid.get(story)
                if kept is not None and kept[0] == key:
                    self._laid.move_to_end(story)
                    return kept[1], True
                making = self._making.get(story)
                if making is None:
                    making = self._making[story] = self._begun(story, key, at)
            wait_for([making.laid], None if patience is None else max(0.0, making.began + patience - monotonic()))
            if not making.laid.done():
                break
            if making.key == key or not again:
                return making.laid.result(), making.key == key
        if kept is None:
            raise Unready
        return kept[1], False

    def close(self) -> None:
        """Lay out nothing more."""
        self._workers.shutdown(wait=False, cancel_futures=True)
        self._aside.close()

    def _key(self, story: int) -> str:
        """The key of all that the story depends on; made anew where anything of it may have changed."""
        with self._store.reading() as connection:
            stamp = stamp_of_story(connection, story)
            known = self._keys.get(story)
            if known is None or known[0] != stamp:
                known = self._keys[story] = stamp, dossier_key(connection, story)
        return known[1]

    def _begun(self, story: int, key: str, at: str) -> _Making:
        return _Making(key, self._workers.submit(self._lay, story, key, at), monotonic())

    def _lay(self, story: int, key: str, at: str) -> Laid:
        try:
            with self._store.reading() as connection:
                large = find_story(connection, str(story)).articles >= _LARGE
                made = not large or has_dossier(connection, story, key)
            if not made:
                self._weigh(story, at)
            laid = Laid.of(dossier_of(self._store, story, at), self._at)
            with self._lock:
                self._laid[story] = (key, laid)
                self._laid.move_to_end(story)
                while len(self._laid) > 1 and self._articles() > self._room:
                    gone, _ = self._laid.popitem(last=False)
                    self._keys.pop(gone, None)
            return laid
        finally:
            with self._lock:
                del self._making[story]

    def _weigh(self, story: int, at: str) -> None:
        try:
            self._aside.do(_weighed, self._store.address, story, at)
        except Killed as error:
            what = "The process that laid the story out was killed, perhaps for want of memory."
            raise RiwayaError(what, f"story:{story}", "Part the story, or give the machine more memory.") from error

    def _articles(self) -> int:
        return sum(len(laid.view.articles) for _, laid in self._laid.values())


def _weighed(where: str, story: int, at: str) -> None:
    """Make the story's dossier; the store keeps it."""
    store = Store.open(where)
    try:
        dossier_of(store, story, at)
    finally:
        store.close()
