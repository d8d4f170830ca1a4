"""Drawing: the dossier's parts as the desk uses them: over several pages, with short ids that make good addresses."""

from __future__ import annotations

from collections.abc import Callable

from riwaya.desk.addresses import Addresses
from riwaya.store.dossiers import StoryDossier
from riwaya.telling.anchors import Anchors
from riwaya.telling.bounds import Most, shortened
from riwaya.telling.clashes import Clash
from riwaya.telling.drawing import Drawing
from riwaya.telling.links import Links
from riwaya.telling.view import View
from riwaya.telling.words import Words

__all__ = ["ArticleAnchors", "Plain", "StoryDrawing", "StoryLinks"]


class ArticleAnchors(Anchors):
    """Ids on the page of one article: a statement is ``s3`` in the text, ``card-s3`` beside it."""

    def text(self, statement: str) -> str:
        """Where the statement stands in the text."""
        return self._label(statement)

    def row(self, statement: str) -> str:
        """Its card beside the text."""
        return f"card-{self._label(statement)}"

    def line(self, article: str, n: int) -> str:
        """The id of line *n*."""
        return f"line-{n}"

    def back(self, statement: str) -> str:
        """A number in the text leads to the card."""
        return self.row(statement)

    def _label(self, statement: str) -> str:
        return statement.rpartition(".")[2]


class Plain:
    """What pages that go across stories are drawn with."""

    def short(self, text: str) -> str:
        """A name or gist in one line of bounded length."""
        return shortened(text, Most().name)


class StoryLinks(Links):
    """Where the names and numbers of a story lead: each thing has a page of its own."""

    def __init__(self, anchors: Anchors, view: View, held: StoryDossier, at: Addresses) -> None:
        super().__init__(anchors)
        self._view, self._held, self._at = view, held, at
        self._outlets = {a.article.outlet for a in view.articles.values()}

    def claim(self, key: str) -> str:
        """The claim's page."""
        return self._at.claim(self._held.kept.claims[key])

    def voice(self, key: str) -> str:
        """The voice's page."""
        return self._at.voice(self._held.kept.voices[key])

    def voice_page(self, key: str) -> str:
        """The voice's page."""
        return self.voice(key)

    def outlet_page(self, name: str) -> str:
        """The outlet's page; what is only called by its page's name, or by one without end, has none."""
        return self._at.outlet(name) if name in self._outlets and len(name) <= self._at.LONGEST else ""

    def place_page(self, key: str) -> str:
        """The place's page."""
        return self._at.place(key)

    def clash(self, clash: Clash) -> str:
        """The row of a contrast in the story's table of them."""
        return self._at.story_part(self._held.story, "contrasts") + super().clash(clash)

    def article(self, key: str) -> str:
        """The article's page."""
        return self._at.article(self._held.kept.articles[key])

    def text(self, statement: str) -> str:
        """The statement in its text."""
        found = self._view.statements[statement]
        label = None if found.own else found.body.id
        return self._at.article(self._held.kept.articles[found.article], label)

    def said(self, statement: str) -> str:
        """The statement's wording on its claim's page; in its text where it is in none."""
        claim = self._view.claim_of.get(statement)
        return self.text(statement) if claim is None else self.claim(claim) + super().said(statement)

    def back(self, statement: str) -> str:
        """Its number leads to its claim."""
        return self.said(statement)

    def place(self, article: str, start: int) -> str:
        """The line that holds offset *start* (code points into the page's text)."""
        number = self._held.kept.articles[article]
        for line in self._view.articles[article].article.lines:
            if line.start <= start < line.end:
                return self._at.article(number, f"line-{line.n}")
        return self._at.article(number)


class StoryDrawing(Drawing):
    """What the pages of a story are drawn with. A claim goes by the number that it keeps in the store."""

    def __init__(self, view: View, t: Words, most: Most, held: StoryDossier, at: Addresses) -> None:
        super().__init__(view, t, most, to=_links(view, held, at))
        self.held = held

    def number(self, claim: str) -> int:
        """What a claim is called by."""
        return self.held.kept.claims[claim]


def _links(view: View, held: StoryDossier, at: Addresses) -> Callable[[Anchors], Links]:
    return lambda anchors: StoryLinks(anchors, view, held, at)
