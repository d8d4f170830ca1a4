"""Pages, lines and articles: what was given, and what of it is news."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from riwaya.model.mentions import Mention
from riwaya.model.problems import Problem
from riwaya.model.spans import Span, check_span
from riwaya.model.statements import Statement

__all__ = ["ROLES", "Article", "Block", "DateFound", "Hints", "Line", "Page", "Reading", "Role"]

Role = Literal["title", "standfirst", "meta", "body", "subhead", "caption", "link", "ticker", "form", "chrome"]
ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True, slots=True)
class Block:
    """What the mark-up said of one line of a page's text (HTML only).

    *span* is the line's; *tag* the nearest block element (``p``, ``h1``, ``li``, ``figcaption`` …);
    *path* the class and id words of its ancestors, nearest first; *linked* the share (0–1) of its
    characters that stand inside links; *within* the numbers of the elements it stands in (in the order
    in which they open), nearest first; *pictured*: a picture stands above it in the nearest of them.
    """

    span: Span
    tag: str
    path: tuple[str, ...] = ()
    linked: float = 0.0
    within: tuple[int, ...] = ()
    pictured: bool = False


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of a page besides its text: meta tags, JSON-LD, Open Graph, or a context file.

    Dates are as written there, not yet read. *given* marks hints from outside (``--context``), which
    outrank any guess. *byline* is a credit line as printed; *body* the article's text where the head holds it.
    """

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    updated: str | None = None
    author: str | None = None
    section: str | None = None
    byline: str | None = None
    address: str | None = None
    blocks: tuple[Block, ...] = ()
    given: bool = False
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it was given. Never changed; *sha256* is of the bytes, *text_sha256* of *text* in UTF-8."""

    name: str
    sha256: str
    text_sha256: str
    media_type: str
    text: str
    fetched: str | None = None
    also: tuple[str, ...] = ()
    hints: Hints = field(default_factory=Hints)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One non-empty line of a page's text. *n* counts from 1, empty lines too; *score* is 0–1."""

    n: int
    role: Role
    article: int | None
    start: int
    end: int
    score: float = 1.0
    why: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_span(self.span, f"line {self.n}")

    @property
    def span(self) -> Span:
        """The line's span, without its line feed."""
        return Span(self.start, self.end)

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"n": self.n, "role": self.role, "article": self.article, "start": self.start,
                "end": self.end, "score": round(self.score, 3), "why": list(self.why)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date that the page gives: *value* in ISO 8601, *source* where it was read, *span* if in the text.

    *why* says why it was chosen before the others, or not.
    """

    value: str
    source: str
    span: Span | None = None
    why: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The JSON form; *source* is written ``from``."""
        span = None if self.span is None else list(self.span)
        return {"value": self.value, "from": self.source, "span": span, "why": self.why}


@dataclass(frozen=True, slots=True)
class Article:
    """One piece of news on a page. *lines* are the page's lines that belong to it, in order.

    *headline* is the words of the title (from the page's text or, failing that, its hints);
    *published* and *updated* are ISO 8601 dates or times.
    """

    n: int
    lines: tuple[Line, ...]
    title: Span | None = None
    headline: str = ""
    outlet: str | None = None
    credit: str | None = None
    author: str | None = None
    section: str | None = None
    published: str | None = None
    updated: str | None = None
    dates: tuple[DateFound, ...] = ()
    statements: tuple[Statement, ...] = ()
    mentions: tuple[Mention, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The JSON form of ``riwaya read --json``."""
        return {"n": self.n, "title": None if self.title is None else list(self.title), "headline": self.headline,
                "outlet": self.outlet, "credit": self.credit, "author": self.author, "section": self.section,
                "published": self.published, "updated": self.updated,
                "dates": [d.to_dict() for d in self.dates],
                "statements": [s.to_dict() for s in self.statements],
                "mentions": [m.to_dict() for m in self.mentions]}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """A page as read: its lines with roles, and its articles with their statements."""

    page: Page
    lines: tuple[Line, ...] = ()
    articles: tuple[Article, ...] = ()
    problems: tuple[Problem, ...] = ()

    def to_dict(self, with_text: bool = False) -> dict[str, Any]:
        """One object of ``riwaya read --json``; *with_text* adds the page's text."""
        page = self.page
        row: dict[str, Any] = {
            "page": page.name, "sha256": page.sha256, "text_sha256": page.text_sha256,
            "media_type": page.media_type, "fetched": page.fetched, "also": list(page.also),
            "lines": [line.to_dict() for line in self.lines],
            "articles": [article.to_dict() for article in self.articles],
            "problems": [p.to_dict() for p in (*page.problems, *self.problems)]}  # fmt: skip
        if with_text:
            row["text"] = page.text
        return row

    def _repr_html_(self) -> str | None:
        from riwaya.model.showing import shown

        return shown(self)
