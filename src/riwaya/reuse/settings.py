"""What the search for passages can be told."""

from __future__ import annotations

from dataclasses import asdict, dataclass

__all__ = ["Settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """The search's numbers, chosen on invented collections (benchmarks/planted.py).

    A run of three words in more than *cap* texts is paired with the first few of them only. A passage gains *least*
    or more: a word that agrees counts one, a common one 0.4, a word that differs takes half of one away. *worth* is
    what the words that agree gain alone at least: more than *least* where texts on all kinds of matters are
    compared. Runs in more than *formula* texts (of 20,000, and more with the root of how many there are) say
    nothing of who took from whom: a passage that gains little without them is a formula, unless it gains *long* or
    more, or more than *short* and it is half of a text, or the texts share *kin* of their rare words besides.
    *copies* is how many texts of one wording are compared all with all. From *verbatim* (share of words that agree)
    on a passage is graded verbatim.
    """

    cap: int = 40
    least: float = 6.0
    worth: float = 6.0
    formula: int = 8
    short: float = 14.0
    long: float = 80.0
    kin: float = 0.2
    copies: int = 1000
    verbatim: float = 0.97

    def to_dict(self) -> dict[str, float]:
        """The settings by name."""
        return asdict(self)
