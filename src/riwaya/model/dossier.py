"""Claims, origins and the dossier: a story laid out, every line of it traceable to statements."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Literal

from riwaya.model.mentions import Mention
from riwaya.model.pages import Article, Reading
from riwaya.model.passages import Passage
from riwaya.model.problems import Problem
from riwaya.model.spans import Span
from riwaya.model.statements import Kind, Statement, Voice

__all__ = ["Claim", "Clock", "Contrast", "ContrastType", "Dossier", "DossierArticle", "Drift", "Erosion", "Loss",
           "Origin", "Standing", "StoryMention", "StoryPlace", "StoryStatement", "StoryVoice", "When"]  # fmt: skip

Standing = Literal["single", "corroborated", "contested"]
ContrastType = Literal["contradicts", "updates", "narrows"]
Loss = Literal["source", "number", "name", "agency", "hedge", "reason", "place", "quantity"]
Clock = Literal["event", "said", "printed"]


@dataclass(frozen=True, slots=True)
class DossierArticle:
    """An article of the story under an id of its own (``a1``), with the reading it comes from."""

    id: str
    reading: Reading
    article: Article

    @property
    def page(self) -> str:
        """The page's name."""
        return self.reading.page.name

    @property
    def text(self) -> str:
        """The page's text, which all spans of the article's statements point into."""
        return self.reading.page.text

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        a = self.article
        return {"id": self.id, "page": self.page, "n": a.n, "outlet": a.outlet, "published": a.published,
                "headline": a.headline, "credit": a.credit}  # fmt: skip


@dataclass(frozen=True, slots=True)
class StoryStatement:
    """A statement under its story-wide id (``a1.s3``); its voice is the story's, one across articles.

    *body.id* and *body.inside* stay those of the article; ``to_dict`` writes the story-wide ones. *own* marks what the
    outlet states with no source: its voice is the outlet's, and no other origin of a claim.
    """

    id: str
    article: str
    page: str
    body: Statement
    voice: Voice
    own: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The JSON form: the statement's fields under story-wide ids."""
        prefix = self.id[: len(self.id) - len(self.body.id)]
        inside = None if self.body.inside is None else prefix + self.body.inside
        row = replace(self.body, voice=self.voice).to_dict()
        return {**row, "id": self.id, "article": self.article, "page": self.page, "inside": inside, "own": self.own}


@dataclass(frozen=True, slots=True)
class StoryVoice:
    """A voice of the story, with every statement it makes and the other names it goes by."""

    id: str
    name: str
    kind: Kind
    statements: tuple[str, ...]
    aliases: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"id": self.id, "name": self.name, "kind": self.kind, "statements": list(self.statements),
                "aliases": list(self.aliases)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class StoryMention:
    """A mention of an article of the story; the ids it resolves to are joined across articles."""

    article: str
    page: str
    body: Mention

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"article": self.article, "page": self.page, **self.body.to_dict()}


@dataclass(frozen=True, slots=True)
class StoryPlace:
    """A place of the story with the statements whose words name it; *lat* and *lon* in degrees (WGS 84) where known."""

    id: str
    name: str
    lat: float | None
    lon: float | None
    precision: str | None
    statements: tuple[str, ...]
    mentions: int = 1

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"id": self.id, "name": self.name, "lat": self.lat, "lon": self.lon, "precision": self.precision,
                "statements": list(self.statements), "mentions": self.mentions}  # fmt: skip


@dataclass(frozen=True, slots=True)
class When:
    """A time on one of three clocks that are never mixed: when it happened, when it was said, when it was printed.

    *start* and *end* are the first and last day (ISO 8601); *span* where the words stand (None: the printed date).
    """

    start: str | None
    end: str | None
    clock: Clock
    statement: str
    span: Span | None = None

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"when": [self.start, self.end], "clock": self.clock, "statement": self.statement,
                "span": None if self.span is None else list(self.span)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Origin:
    """One voice behind a claim, with all the paths (carriers, outlet last) by which it reached the pages."""

    voice: str
    statements: tuple[str, ...]
    paths: tuple[tuple[str, ...], ...]
    why: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"voice": self.voice, "statements": list(self.statements), "paths": [list(p) for p in self.paths],
                "why": list(self.why)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Contrast:
    """How a claim stands to another one, with the spans (article id, start, end) that clash."""

    to: str
    type: ContrastType
    spans: tuple[tuple[str, int, int], ...]
    why: str

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"to": self.to, "type": self.type, "spans": [list(s) for s in self.spans], "why": self.why}


@dataclass(frozen=True, slots=True)
class Erosion:
    """What the wording of *statement* lost against the fuller one of *against*; a place or quantity stands there *at*
    (article id, start, end).
    """

    statement: str
    lost: Loss
    against: str
    at: tuple[str, int, int] | None = None

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        at = None if self.at is None else list(self.at)
        return {"statement": self.statement, "lost": self.lost, "against": self.against, "at": at}


@dataclass(frozen=True, slots=True)
class Drift:
    """What changed on the way: *slot* (``quantity``, ``place``, ``force`` …) was one thing, became another.

    *span* is where *became* stands, *was_at* (article id, start, end) where *was* stands, when known.
    """

    statement: str
    slot: str
    was: str
    became: str
    span: Span | None = None
    was_at: tuple[str, int, int] | None = None

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"statement": self.statement, "slot": self.slot, "was": self.was, "became": self.became,
                "span": None if self.span is None else list(self.span),
                "was_at": None if self.was_at is None else list(self.was_at)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Claim:
    """The statements that say the same thing, and who stands behind them.

    *gist* is the clearest wording among them; *origin_range* the fewest and the most independent voices that the
    evidence admits, *origin_probability* (0-1) that of the number given, and *origin_reason* what holds it open, the
    most open first, each with the probability that the voices it is about are one; *silent* the articles that cover
    the story and leave the claim out.
    """

    id: str
    gist: str
    statements: tuple[str, ...]
    standing: Standing
    origins: tuple[Origin, ...]
    origin_range: tuple[int, int]
    contrasts: tuple[Contrast, ...] = ()
    erosion: tuple[Erosion, ...] = ()
    drift: tuple[Drift, ...] = ()
    silent: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    why: tuple[str, ...] = ()
    origin_probability: float = 1.0
    origin_reason: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"id": self.id, "gist": self.gist, "statements": list(self.statements), "standing": self.standing,
                "origins": [o.to_dict() for o in self.origins], "origin_range": list(self.origin_range),
                "origin_probability": self.origin_probability, "origin_reason": list(self.origin_reason),
                "contrasts": [c.to_dict() for c in self.contrasts], "erosion": [e.to_dict() for e in self.erosion],
                "drift": [d.to_dict() for d in self.drift], "silent": list(self.silent), "first": self.first,
                "last": self.last, "why": list(self.why)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dossier:
    """A story laid out for a reader: claims come strongest question first.

    *start* and *end* are the first and last ISO 8601 dates on which its articles were published.
    """

    title: str
    start: str | None
    end: str | None
    articles: tuple[DossierArticle, ...]
    statements: tuple[StoryStatement, ...]
    claims: tuple[Claim, ...]
    voices: tuple[StoryVoice, ...]
    reader: dict[str, Any] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    mentions: tuple[StoryMention, ...] = ()
    places: tuple[StoryPlace, ...] = ()
    timeline: tuple[When, ...] = ()
    passages: tuple[Passage, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The one object of ``riwaya story --json``."""
        return {"story": {"title": self.title, "from": self.start, "to": self.end},
                "articles": [a.to_dict() for a in self.articles],
                "statements": [s.to_dict() for s in self.statements],
                "mentions": [m.to_dict() for m in self.mentions],
                "claims": [c.to_dict() for c in self.claims],
                "passages": [p.to_dict() for p in self.passages], "voices": [v.to_dict() for v in self.voices],
                "places": [p.to_dict() for p in self.places], "timeline": [w.to_dict() for w in self.timeline],
                "reader": self.reader, "problems": [p.to_dict() for p in self.problems]}  # fmt: skip

    def _repr_html_(self) -> str | None:
        from riwaya.model.showing import shown

        return shown(self)
