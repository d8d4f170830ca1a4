"""References: what a judgement is of, said so that it is found again whatever a later reader calls it.

A page is known by the SHA-256 of its bytes, and what stands in it by its span with the words that stood there: when a
later version of riwaya makes another text of the same bytes, the words still lead to the place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from riwaya.model.spans import Span, check_span

__all__ = ["ArticleRef", "ClaimRef", "LineRef", "Quoted", "Ref", "StatementRef", "StoryRef", "VoiceRef", "quoted",
           "ref_of_record"]  # fmt: skip

_SHA = re.compile(r"[0-9a-f]{64}")
_MOST = 1 << 62  # what the numbers of a database hold


@dataclass(frozen=True, slots=True)
class Quoted:
    """A span of a page's text with the words that stood there when it was written down."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        check_span(self.span, "a quotation")
        if len(self.text) != self.end - self.start:
            raise ValueError(f"the span [{self.start}, {self.end}) does not hold {len(self.text)} characters")

    @property
    def span(self) -> Span:
        """Where the words stood."""
        return Span(self.start, self.end)

    def to_dict(self) -> list[Any]:
        """The JSON form, ``[start, end, text]``."""
        return [self.start, self.end, self.text]


def quoted(text: str, spans: Iterable[tuple[int, int]]) -> tuple[Quoted, ...]:
    """The words of *text* at *spans*. Raises ValueError where a span is empty or lies outside."""
    found = []
    for start, end in spans:
        if end > len(text):
            raise ValueError(f"the span [{start}, {end}) lies outside the text, which has {len(text):,} characters")
        found.append(Quoted(start, end, text[start:end]))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class ArticleRef:
    """An article: its page's SHA-256 and its number on the page."""

    page: str
    n: int

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages that it speaks of."""
        return (self.page,)

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"what": "article", "page": self.page, "n": self.n}


@dataclass(frozen=True, slots=True)
class LineRef:
    """A line of a page, by its words."""

    page: str
    line: Quoted

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages that it speaks of."""
        return (self.page,)

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"what": "line", "page": self.page, "line": self.line.to_dict()}


@dataclass(frozen=True, slots=True)
class StatementRef:
    """A statement of article *n* of a page, by the words of its cue and of its content.

    *own*: what the article states with no source, where it says what others attribute; it has no cue.
    """

    page: str
    n: int
    cue: tuple[Quoted, ...]
    content: tuple[Quoted, ...]
    own: bool = False

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("a statement has a content")
        if self.own and self.cue:
            raise ValueError("what an article states itself has no cue")

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages that it speaks of."""
        return (self.page,)

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"what": "statement", "page": self.page, "n": self.n, "cue": [q.to_dict() for q in self.cue],
                "content": [q.to_dict() for q in self.content], **({"own": True} if self.own else {})}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ClaimRef:
    """A claim, by the statements that it had: it is the claim that holds most of them."""

    statements: tuple[StatementRef, ...]

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages that it speaks of."""
        return tuple(dict.fromkeys(s.page for s in self.statements))

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"what": "claim", "statements": [s.to_dict() for s in self.statements]}


@dataclass(frozen=True, slots=True)
class VoiceRef:
    """A voice, by a statement of its."""

    statement: StatementRef

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages that it speaks of."""
        return self.statement.pages

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"what": "voice", "statement": self.statement.to_dict()}


@dataclass(frozen=True, slots=True)
class StoryRef:
    """A story: its *number* in the store, and articles of it.

    Numbers are one store's own. In another, or when it is gone, it is the story that holds most of the *articles*.
    """

    number: int | None
    articles: tuple[ArticleRef, ...] = ()

    def __post_init__(self) -> None:
        if self.number is not None and not 0 < self.number < _MOST:
            raise ValueError(f"no story has the number {self.number}")

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages that it speaks of."""
        return tuple(dict.fromkeys(a.page for a in self.articles))

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"what": "story", "number": self.number, "articles": [a.to_dict() for a in self.articles]}


Ref = ArticleRef | LineRef | StatementRef | ClaimRef | VoiceRef | StoryRef


def ref_of_record(row: Mapping[str, Any]) -> Ref:
    """The reference whose ``to_dict`` is *row*. Raises KeyError, TypeError or ValueError for what is none."""
    what = row["what"]
    if what == "article":
        return _article(row)
    if what == "line":
        return LineRef(_sha(row["page"]), _quotation(row["line"]))
    if what == "statement":
        return _statement(row)
    if what == "claim":
        return ClaimRef(tuple(_statement(s) for s in row["statements"]))
    if what == "voice":
        return VoiceRef(_statement(row["statement"]))
    if what == "story":
        number = row["number"]
        return StoryRef(None if number is None else int(number), tuple(_article(a) for a in row["articles"]))
    raise ValueError(f"nothing that can be judged is called {what!r}")


def _article(row: Mapping[str, Any]) -> ArticleRef:
    return ArticleRef(_sha(row["page"]), int(row["n"]))


def _statement(row: Mapping[str, Any]) -> StatementRef:
    return StatementRef(_sha(row["page"]), int(row["n"]), quotations(row["cue"]), quotations(row["content"]),
                        row.get("own") is True)  # fmt: skip


def quotations(rows: Iterable[Iterable[Any]]) -> tuple[Quoted, ...]:
    """Quotations from their JSON form."""
    return tuple(_quotation(row) for row in rows)


def _quotation(row: Iterable[Any]) -> Quoted:
    start, end, text = row
    return Quoted(int(start), int(end), str(text))


def _sha(page: Any) -> str:
    if not isinstance(page, str) or not _SHA.fullmatch(page):
        raise ValueError(f"{page!r} is no SHA-256 of a page")
    return page
