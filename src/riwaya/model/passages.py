"""Passages: spans of two texts that share wording, or say the same in other words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from riwaya.model.spans import Span, check_span

__all__ = ["Direction", "Grade", "Passage", "Stretch"]

Grade = Literal["verbatim", "edited", "paraphrase"]
Direction = Literal["a to b", "b to a", "one source"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """One side of a passage: code points ``start:end``, half-open, of the text of *page*."""

    page: str
    start: int
    end: int

    def __post_init__(self) -> None:
        check_span(self.span, f"a passage of {self.page}")

    @property
    def span(self) -> Span:
        """Where it stands in the page's text."""
        return Span(self.start, self.end)

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"page": self.page, "start": self.start, "end": self.end}


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of *a* and one of *b* that share wording, or two sentences that say the same (*grade* paraphrase).

    *score* is the share of the aligned words that agree, 0 to 1; of a paraphrase it is how likely both say the same.
    *direction* says who **likely** took from whom (None: nothing tells), *why* the reasons.
    """

    a: Stretch
    b: Stretch
    grade: Grade
    score: float
    direction: Direction | None = None
    why: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"a": self.a.to_dict(), "b": self.b.to_dict(), "grade": self.grade, "score": round(self.score, 3),
                "direction": self.direction, "why": list(self.why)}  # fmt: skip
