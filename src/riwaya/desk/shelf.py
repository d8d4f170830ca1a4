"""The shelf: stories as they are laid out, kept at hand while nothing of them changes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass, field

from riwaya.desk.addresses import Addresses
from riwaya.desk.drawing import StoryDrawing
from riwaya.model import DossierArticle
from riwaya.store import Store
from riwaya.store.dossiers import StoryDossier, dossier_key, dossier_of
from riwaya.telling.bounds import Most
from riwaya.telling.view import View
from riwaya.telling.words import Words

__all__ = ["Laid", "Shelf"]

_MOST = Most(claims=10**9, slim=10**9, clashes=40, copies=40, voices=10**9, rows=80)
_ROOM = 2_500
"""Articles whose stories are kept; the story that was asked for last is kept however many it has."""


@dataclass(slots=True)
class Laid:
    """A story laid out: its dossier with the store's numbers, and the views of it that pages share."""

    held: StoryDossier
    view: View
    drawn: dict[str, StoryDrawing] = field(default_factory=dict)

    def article(self, number: int) -> DossierArticle | None:
        """The article of that number in the store."""
        key = next((key for key, held in self.held.kept.articles.items() if held == number), None)
        return None if key is None else self.view.articles[key]

    def drawing(self, t: Words, at: Addresses) -> StoryDrawing:
        """What templates draw of it with, in the language of *t*."""
        found = self.drawn.get(t.lang)
        if found is None:
            found = self.drawn[t.lang] = StoryDrawing(self.view, t, _MOST, self.held, at)
        return found


class Shelf:
    """Stories that were asked for last, each under the key of all that it depends on: none is ever stale."""

    def __init__(self, room: int = _ROOM) -> None:
        self._room = room
        self._laid: OrderedDict[int, tuple[str, Laid]] = OrderedDict()
        self._lock = threading.Lock()

    def story(self, store: Store, story: int, at: str) -> Laid:
        """The story as it stands; made at the moment *at* where it has to be. Raises RiwayaError when there is none."""
        key = dossier_key(store, story)
        with self._lock:
            kept = self._laid.get(story)
            if kept is not None and kept[0] == key:
                self._laid.move_to_end(story)
                return kept[1]
        held = dossier_of(store, story, at)
        laid = Laid(held, View.of(held.dossier))
        with self._lock:
            self._laid[story] = (key, laid)
            self._laid.move_to_end(story)
            while len(self._laid) > 1 and self._articles() > self._room:
                self._laid.popitem(last=False)
        return laid

    def _articles(self) -> int:
        return sum(len(laid.view.articles) for _, laid in self._laid.values())
