"""Drafts: statements while they are being read, in token indices of one paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field

from riwaya.arabic.paragraphs import Paragraph
from riwaya.arabic.reporting import Reporter
from riwaya.model import Span
from riwaya.reading.cast import Speaker
from riwaya.reading.ranges import Range, spread

__all__ = ["Draft"]


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
