"""Drafts: statements while they are being read, in token indices of one paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from riwaya.arabic.paragraphs import Paragraph
from riwaya.arabic.reporting import Reporter
from riwaya.model import Span

if TYPE_CHECKING:
    from riwaya.reading.speakers import Speaker

__all__ = ["Draft", "Range"]

Range = tuple[int, int]
"""A half-open range of token indices."""


@dataclass(slots=True)
class Draft:
    """One attribution relation in the making.

    *cue*, *source*, *content* are token ranges of *para*; *onset* is the first token of the cue's own clause;
    *begin* the first token of the content; *how* says what introduced it: ``an``, ``prep``, ``obj``, ``quote``,
    ``colon``, ``post`` (content before the cue). *tense*, *gender*, *number* are those of the cue's form.
    """

    para: Paragraph
    rule: str
    cue: list[Range]
    onset: int
    begin: int
    how: str
    verb: Reporter | None = None
    tense: str = ""
    gender: str = ""
    number: str = ""
    source: Range | None = None
    content: list[Range] = field(default_factory=list)
    via: list[Span] = field(default_factory=list)
    negated: bool = False
    passive: bool = False
    conj: str = ""
    attached: str = ""
    end: int = 0
    score: float = 0.5
    why: list[str] = field(default_factory=list)
    inside: Draft | None = None
    form: str = "indirect"
    stance: str = "asserts"
    kind: str = "unnamed"
    referent: Span | None = None
    speaker: Speaker | None = None

    @property
    def at(self) -> int:
        """The first token of the cue (the content's where there is no cue)."""
        return self.cue[0][0] if self.cue else self.begin

    @property
    def source_span(self) -> Span | None:
        """The source's offsets, without quotation marks or brackets of which only one is inside."""
        if self.source is None:
            return None
        span = spread(self.para, self.source)
        first = self.para.tokens[self.source[0]]
        carried = self.rule.startswith(("sourcing", "relay")) and first.info.prep and not first.f.startswith("لل")
        if span is not None and carried and span.start == first.start and span.end - span.start > 2:
            return Span(span.start + 1 + len(first.info.conj), span.end)  # لشهود: the preposition is the cue's
        return span

    @property
    def cue_spans(self) -> tuple[Span, ...]:
        """The cue's offsets; neighbouring parts are one span."""
        merged: list[Range] = []
        for a, b in sorted(self.cue):
            if merged and merged[-1][1] == a:
                merged[-1] = (merged[-1][0], b)
            else:
                merged.append((a, b))
        return tuple(Span(*self.para.span_of(a, b)) for a, b in merged)

    @property
    def content_spans(self) -> tuple[Span, ...]:
        """The content's offsets, marks of which only one is inside left out."""
        return tuple(s for s in (spread(self.para, r) for r in self.content) if s is not None)


_TRIM = set("،,؛;:.…!؟?-–—*•") | {"\u200f"}


def spread(para: Paragraph, tokens: Range) -> Span | None:
    """The offsets of a token range, trimmed of edge punctuation and of single quotation marks and brackets."""
    a, b = tokens
    toks = para.tokens
    pairs, backs = para.closings, para.openings
    changed = True
    while changed and a < b:
        changed = False
        first, last = toks[a], toks[b - 1]
        if first.punct and (
            first.word.text in _TRIM - set("-") or _loose(first.i, pairs, b) or first.word.text in ")]"
        ):
            a += 1
            changed = True
        elif last.punct and (last.word.text in _TRIM or _loose_end(last.i, backs, a) or last.word.text in "(["):
            b -= 1
            changed = True
        elif first.punct and pairs.get(a) == b - 1:
            a, b = a + 1, b - 1
            changed = True
        elif first.word.text in "([" and not any(t.word.text in ")]" for t in toks[a:b]):
            a += 1
            changed = True
        elif last.word.text in ")]" and not any(t.word.text in "([" for t in toks[a:b]):
            b -= 1
            changed = True
    return Span(*para.span_of(a, b)) if a < b else None


def _loose(i: int, pairs: dict[int, int], b: int) -> bool:
    return i in pairs and pairs[i] >= b


def _loose_end(i: int, backs: dict[int, int], a: int) -> bool:
    return i in backs and backs[i] < a
