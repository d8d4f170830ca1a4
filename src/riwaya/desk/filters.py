"""Filters: which claims of a story somebody wants to see, as its address says it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Annotated

from fastapi import Depends, Query

from riwaya.model import Claim, StoryStatement
from riwaya.telling.view import View

__all__ = ["Asked", "Choices", "Filters"]

_CHOICES = 60
"""How many voices, outlets and places a list to choose from holds: those of most statements."""

_LETTERS = 300
"""Characters of what can be asked for."""

_Text = Annotated[str, Query(max_length=_LETTERS)]


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked of a claim: *standing* of itself, the rest of one of its statements, all of it of the same one.

    *voice* and *place* are ids of the dossier, *outlet* a name, *first* and *last* days between which it was printed.
    """

    standing: str = ""
    voice: str = ""
    outlet: str = ""
    place: str = ""
    stance: str = ""
    first: str = ""
    last: str = ""

    @property
    def asked(self) -> dict[str, str]:
        """What is asked, as an address says it."""
        return {key: value for key, value in asdict(self).items() if value}

    def chosen(self, view: View, claims: Sequence[Claim]) -> Sequence[Claim]:
        """Those of *claims* that meet it, in their order."""
        if not self.asked:
            return claims
        placed = {s for p in view.dossier.places if p.id == self.place for s in p.statements}
        return [
            c for c in claims
            if self._stands(view, c) and any(self._said(view, s, placed) for s in view.said(c.statements))
        ]  # fmt: skip

    def _stands(self, view: View, claim: Claim) -> bool:
        return self.standing in ("", claim.standing) or (self.standing == "echo" and view.echo(claim))

    def _said(self, view: View, said: StoryStatement, placed: set[str]) -> bool:
        day = (view.articles[said.article].article.published or "")[:10]
        return (
            self.voice in ("", said.voice.id)
            and self.outlet in ("", view.outlet(said.article))
            and self.stance in ("", said.body.stance)
            and (not self.place or said.id in placed)
            and (not self.first or self.first <= day)
            and (not self.last or (day != "" and day <= self.last))
        )


def _asked(standing: _Text = "", voice: _Text = "", outlet: _Text = "", place: _Text = "", stance: _Text = "",
           first: _Text = "", last: _Text = "") -> Filters:  # fmt: skip
    return Filters(standing, voice, outlet, place, stance, first, last)


Asked = Annotated[Filters, Depends(_asked)]
"""The filters that a request asks for."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be asked of a story, most statements first: voices, outlets and places as (what is asked, its name)."""

    voices: tuple[tuple[str, str], ...]
    outlets: tuple[tuple[str, str], ...]
    places: tuple[tuple[str, str], ...]
    stances: tuple[str, ...]

    @classmethod
    def of(cls, view: View) -> Choices:
        """Of the statements of a story that are in a claim."""
        said = [view.statements[s] for s in view.claim_of]
        voices = Counter(s.voice.id for s in said if not s.own and s.voice.id in view.voices)
        outlets = Counter(view.outlet(s.article) or "" for s in said)
        places = sorted((p for p in view.dossier.places if p.statements), key=lambda p: (-len(p.statements), p.id))
        stances = Counter(s.body.stance for s in said)
        return cls(
            tuple((key, view.voices[key].name) for key, _ in voices.most_common(_CHOICES)),
            tuple((name, name) for name, _ in outlets.most_common(_CHOICES) if 0 < len(name) <= _LETTERS),
            tuple((p.id, p.name) for p in places[:_CHOICES]),
            tuple(name for name, _ in stances.most_common()),
        )
