"""The settings of weighing, with their defaults; they go into the dossier as they were used."""

from __future__ import annotations

from dataclasses import asdict, dataclass

__all__ = ["Settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person may turn.

    *same*: score (0-1) from which two propositions count as saying the same; *kin*: cosine (0-1) of concepts from
    which two articles are taken to be on one matter, so that words are weighed together; *clash*: how near in matter
    (0-1) two propositions must be for a difference between them to be a contradiction; *days*: how many days apart
    unnamed people described alike can still be one source.
    """

    same: float = 0.5
    kin: float = 0.25
    clash: float = 0.5
    days: int = 3

    def to_dict(self) -> dict[str, float]:
        """The JSON form."""
        return asdict(self)
