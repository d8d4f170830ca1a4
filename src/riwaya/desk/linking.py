"""Linking: where the names and numbers of a story lead, when each thing has a page of its own."""

from __future__ import annotations

from riwaya.desk.addresses import Addresses
from riwaya.store.dossiers import StoryDossier
from riwaya.telling.anchors import Anchors
from riwaya.telling.bounds import Most
from riwaya.telling.clashes import Clash
from riwaya.telling.links import Links
from riwaya.telling.view import View

__all__ = ["MOST", "StoryLinks"]

MOST = Most(claims=10**9, slim=10**9, wordings=8, clashes=30, copies=30, voices=30, rows=40)
"""What a page shows of each list before more of it is loaded; every claim has a page."""


class StoryLinks(Links):
    """Where the names and numbers of a story lead: each thing has a page of its own."""

    def __init__(self, anchors: Anchors, view: View, held: StoryDossier, at: Addresses) -> None:
        super().__init__(anchors)
        self._view, self._held, self._at = view, held, at
        self._outlets = {a.article.outlet for a in view.articles.values()}
        self._parts: dict[str, dict[str, int]] = {}

    def correction(self, statement: str) -> str:
        """The statement by its number in the store; what an article states itself has none."""
        found = self._view.statements[statement]
        return "" if found.own else f"{self._held.kept.articles[found.article]}.{found.body.id}"

    def voice_correction(self, key: str) -> str:
        """The voice by the first of its statements."""
        keys = (self.correction(statement) for statement in self._view.voices[key].statements)
        return next((f"voice:{key}" for key in keys if key), "")

    def claim(self, key: str) -> str:
        """The claim's page."""
        return self.wordings(key)

    def wordings(self, key: str, start: int = 0) -> str:
        """The claim's page, with its wordings from the *start*-th on."""
        return self._at.claim(self._held.kept.claims[key], start=start or None)

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

    def clash(self, clash: Clash, start: int = 0) -> str:
        """The row of a contrast in the story's table of them."""
        return self._at.story_part(self._held.story, "contrasts", start=start or None) + super().clash(clash)

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
        if claim is None:
            return self.text(statement)
        return self.wordings(claim, self._begins(claim).get(statement, 0)) + super().said(statement)

    def _begins(self, claim: str) -> dict[str, int]:
        """Where the part of the claim's wordings begins that holds each of its statements."""
        found = self._parts.get(claim)
        if found is None:
            said = self._view.said(self._view.claims[claim].statements)
            found = self._parts[claim] = {s.id: n // MOST.wordings * MOST.wordings for n, s in enumerate(said)}
        return found

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
