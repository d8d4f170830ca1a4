"""Laid: a story laid out, with what its pages look up in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from riwaya.desk.addresses import Addresses
from riwaya.desk.drawing import StoryDrawing
from riwaya.desk.filters import Choices
from riwaya.desk.words import words
from riwaya.model import Claim, DossierArticle
from riwaya.store.dossiers import StoryDossier
from riwaya.telling import as_json
from riwaya.telling.view import View
from riwaya.telling.words import Words

__all__ = ["Laid"]


@dataclass
class Laid:
    """A story laid out: its dossier with the store's numbers, and what all its pages share."""

    held: StoryDossier
    view: View
    _drawn: dict[str, StoryDrawing]
    _json: tuple[str, str] | None = None

    @classmethod
    def of(cls, held: StoryDossier, at: Addresses) -> Laid:
        """The dossier *held* laid out for pages at those addresses."""
        view = View.of(held.dossier)
        drawn = StoryDrawing(view, words("ar"), held, at)
        return cls(held, view, {"ar": drawn, "en": drawn.in_words(words("en"))})

    def drawing(self, t: Words, corrects: bool = False) -> StoryDrawing:
        """What templates draw of it with, in the language of *t*; for somebody who *corrects*, with links to do so."""
        return self._drawn[t.lang].correcting if corrects else self._drawn[t.lang]

    def article(self, number: int) -> DossierArticle | None:
        """The article of that number in the store."""
        key = self._articles.get(number)
        return None if key is None else self.view.articles[key]

    def claim(self, number: int) -> Claim | None:
        """The claim of that number in the store."""
        key = self._claims.get(number)
        return None if key is None else self.view.claims[key]

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Its claims in the order in which a checker needs them."""
        return sum(self.view.leading(), ())

    @cached_property
    def choices(self) -> Choices:
        """What can be asked of it."""
        return Choices.of(self.view)

    def json(self, title: str) -> str:
        """The dossier under that *title*, as `riwaya story --json` prints it."""
        if self._json is None or self._json[0] != title:
            self._json = title, as_json(replace(self.held.dossier, title=title))
        return self._json[1]

    @cached_property
    def _articles(self) -> dict[int, str]:
        return {number: key for key, number in self.held.kept.articles.items()}

    @cached_property
    def _claims(self) -> dict[int, str]:
        return {number: key for key, number in self.held.kept.claims.items()}
