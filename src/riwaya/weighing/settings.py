"""The settings of weighing, with their defaults; they go into the dossier as they were used."""

from __future__ import annotations

from dataclasses import asdict, dataclass

__all__ = ["Settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person may turn.

    *same*: score (0-1) from which two propositions count as saying the same. *near*: mean score (0-1) from which a
    single wording joins a claim that holds one nearly the same. *kin*: cosine (0-1) of concepts from which two
    articles are taken to be on one matter. *clash*: how near in matter (0-1) two propositions must be for other
    numbers to contradict. *met*: score (0-1) from which what an outlet states itself is a wording of a claim.
    *denied*: how much of what one side denies (0-1) the other must hold to be contradicted. *days*: how many days
    apart unnamed people described alike can still be one source. *stage*: how many days apart the contrary of a claim
    is news of a later stage and no denial.
    """

    same: float = 0.5
    near: float = 0.3
    kin: float = 0.18
    clash: float = 0.5
    met: float = 0.8
    denied: float = 0.7
    days: int = 3
    stage: int = 14

    def to_dict(self) -> dict[str, float]:
        """The JSON form."""
        return asdict(self)
