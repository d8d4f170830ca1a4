"""Statements: attribution relations with their source, cue and content, and the voices behind them.

The terms are those of PARC 3.0 (Pareti 2016) and PolNeAR (Newell et al. 2018); *via* and *stance* are added.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

from riwaya.model.spans import Span, check_span

__all__ = ["FORMS", "KINDS", "STANCES", "Form", "Kind", "Stance", "Statement", "Voice"]

Form = Literal["direct", "mixed", "indirect"]
Stance = Literal["asserts", "denies", "expects", "hedges", "declines", "asks"]
Kind = Literal["person", "unnamed", "organisation", "media", "document", "imagery"]
FORMS: tuple[Form, ...] = get_args(Form)
STANCES: tuple[Stance, ...] = get_args(Stance)
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who a source is, one across an article (later: a story).

    *name* is the fullest wording found; *number* how many people it says they are; *reason* the span of
    the stated reason for anonymity.
    """

    id: str
    name: str
    kind: Kind
    number: int | None = None
    role: str | None = None
    affiliation: str | None = None
    place: str | None = None
    reason: Span | None = None

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"id": self.id, "name": self.name, "kind": self.kind, "number": self.number, "role": self.role,
                "affiliation": self.affiliation, "place": self.place,
                "reason": None if self.reason is None else list(self.reason)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution relation; all spans are into the page's text.

    *via* are the carriers named in the statement's sentence, nearest the source first; *chain* the names of
    all carriers, nearest the voice first, the outlet last; *score* 0–1; *why* the rules that made it.
    """

    id: str
    cue: tuple[Span, ...]
    source: Span | None
    referent: Span | None
    content: tuple[Span, ...]
    via: tuple[Span, ...]
    form: Form
    stance: Stance
    kind: Kind
    inside: str | None
    voice: Voice
    chain: tuple[str, ...] = ()
    score: float = 1.0
    why: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError(f"statement {self.id} has no content")
        for what, spans in (("cue", self.cue), ("content", self.content), ("via", self.via)):
            for span in spans:
                check_span(span, f"{what} of statement {self.id}")

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"id": self.id, "cue": [list(s) for s in self.cue],
                "source": None if self.source is None else list(self.source),
                "referent": None if self.referent is None else list(self.referent),
                "content": [list(s) for s in self.content], "via": [list(s) for s in self.via],
                "form": self.form, "stance": self.stance, "kind": self.kind, "inside": self.inside,
                "voice": self.voice.to_dict(), "chain": list(self.chain), "score": round(self.score, 3),
                "why": list(self.why)}  # fmt: skip
