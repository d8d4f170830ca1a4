"""Drawing: the dossier's parts as the desk uses them: over several pages, with short ids that make good addresses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import replace
from functools import cached_property
from hashlib import sha256

from markupsafe import Markup

from riwaya.desk.addresses import Addresses
from riwaya.desk.linking import MOST, StoryLinks
from riwaya.model import Claim, StoryVoice
from riwaya.store.dossiers import StoryDossier
from riwaya.telling.anchors import Anchors
from riwaya.telling.bounds import Most, shortened
from riwaya.telling.drawing import Drawing
from riwaya.telling.links import Links
from riwaya.telling.rendering import environment
from riwaya.telling.view import View
from riwaya.telling.words import Words

__all__ = ["ArticleAnchors", "Plain", "StoryDrawing"]

_EVERY = replace(MOST, voices=10**9)
_KEPT = 300  # parts that are kept as they were drawn
_GLANCE = 50  # claims that are told at a glance


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


class StoryDrawing(Drawing):
    """What the pages of a story are drawn with. A claim goes by the number that it keeps in the store.

    It is shared by all who ask: what was drawn once is kept.
    """

    def __init__(self, view: View, t: Words, held: StoryDossier, at: Addresses) -> None:
        super().__init__(view, t, _EVERY, to=_links(view, held, at))
        self.most, self.corrects = MOST, False
        self.held, self._at = held, at
        self._drawn: dict[tuple[str, str, int], Markup] = {}

    def in_words(self, t: Words) -> StoryDrawing:
        """The same in another language; what no language tells apart is there already."""
        for name in (
            "clashes",
            "declined",
            "left_out",
            "figures",
            "often",
            "once",
            "moments",
            "reuse",
            "speaking",
            "_blame",
            "_rows",
        ):
            getattr(self, name)
        return self._anew(t, corrects=False)

    @cached_property
    def correcting(self) -> StoryDrawing:
        """The same with links that correct beside what is shown."""
        return self._anew(self.t, corrects=True)

    def _anew(self, t: Words, corrects: bool) -> StoryDrawing:
        found = copy(self)
        found.__dict__.pop("correcting", None)
        found.t, found.corrects, found._drawn = t, corrects, {}
        return found

    def number(self, claim: str) -> int:
        """What a claim is called by."""
        return self.held.kept.claims[claim]

    def card(self, claim: Claim, level: int = 3, start: int = 0) -> Markup:
        """A claim whole, under a heading of that *level*, with its wordings from the *start*-th on."""
        return self._part("claim", f"{claim.id} {level}", start, c=claim, level=level)

    def glance(self, claims: Sequence[Claim]) -> Markup:
        """The table of *claims*."""
        key = sha256(" ".join(c.id for c in claims).encode()).hexdigest()
        return self._part("desk/glance", key, 0, claims=claims, most=_GLANCE)

    def side(self, part: str, start: int = 0) -> Markup:
        """A side of the story (``contrasts``, ``voices``, …), its lists from the *start*-th entry on."""
        return self._part(part, "", start)

    @cached_property
    def speaking(self) -> Sequence[StoryVoice]:
        """The voices, those that say most first."""
        return sorted(self.view.dossier.voices, key=lambda v: -len(v.statements))

    def further(self, part: str, found: Sequence[object], most: int, select: str = "", columns: int = 3) -> str:
        """What loads the rest of a list as one scrolls; a link where there are no scripts."""
        start = self.start + most
        if len(found) <= start:
            return ""
        href = self._at.story_part(self.held.story, part, start=start)
        return self._further(href, select or f"#{part} tbody > tr", columns)

    def further_wordings(self, claim: Claim) -> str:
        """The same for the wordings of a claim."""
        if not self.beyond(claim):
            return ""
        return self._further(self.to.wordings(claim.id, self.start + self.most.wordings), ".wordings > li", 0)

    def cut(self, found: Sequence[object], most: int) -> int:
        """None is left out: the rest is loaded."""
        return 0

    def _part(self, template: str, key: str, start: int, **values: object) -> Markup:
        known = self._drawn.get((template, key, start))
        if known is None:
            page = self if not start else self._from(start)
            text = environment("riwaya.desk").get_template(f"{template}.html").render(
                t=self.t, page=page, view=self.view, dossier=self.view.dossier, form="dossier",
                at=self._at, corrects=self.corrects, **values)  # fmt: skip
            if len(self._drawn) >= _KEPT:
                self._drawn.clear()
            known = self._drawn[template, key, start] = Markup(text)  # the template has escaped what is in it
        return known

    def _from(self, start: int) -> StoryDrawing:
        found = copy(self)
        found.start = start
        return found

    def _further(self, href: str, select: str, columns: int) -> Markup:
        tag = {"tr": "tr", "li": "li"}.get(select.rpartition(" ")[2], "div")
        made = environment("riwaya.desk").get_template("desk/further.html")
        return Markup(made.render(t=self.t, href=href, select=select, tag=tag, columns=columns))


def _links(view: View, held: StoryDossier, at: Addresses) -> Callable[[Anchors], Links]:
    return lambda anchors: StoryLinks(anchors, view, held, at)
